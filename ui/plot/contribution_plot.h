// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plot/qcustomplot.h"

#include <QString>

#include <vector>

namespace clipscope::ui {

/// Which channels a value is made of: a bar for each of those that add most, as many as there is
/// room for, and one for all others, so that the bars add up to the value.
class ContributionPlot final : public QCustomPlot {
    Q_OBJECT
public:
    struct Part {
        int channel = 0;
        double value = 0;
    };

    explicit ContributionPlot(QWidget* parent = nullptr);

    /// `parts`: the largest first; `sum`: of these and all others; `others`: how many those are.
    /// `meaning`: of the sum, as a sentence.
    void setParts(std::vector<Part> parts, double sum, int others, const QString& meaning);
    void clear();

    [[nodiscard]] QSize sizeHint() const override { return {260, 110}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {150, 70}; }

Q_SIGNALS:
    void channelPicked(int channel);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void draw();
    void addBar(int place, double value, const QString& name);
    void applyPalette();
    void describe();

    QCPBars* m_bars;
    QCPBars* m_rest;
    QSharedPointer<QCPAxisTickerText> m_names;
    std::vector<QCPItemText*> m_numbers;  // the plot owns them
    std::vector<Part> m_parts;
    double m_sum = 0;
    int m_others = 0;
    QString m_meaning;
    int m_shown = 0;
};

}  // namespace clipscope::ui
