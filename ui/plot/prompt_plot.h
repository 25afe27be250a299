// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plot/qcustomplot.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace clipscope::ui {

/// One number per prompt as horizontal bars, in the prompts' colours and order. A click picks a
/// prompt.
class PromptPlot final : public QCustomPlot {
    Q_OBJECT
public:
    explicit PromptPlot(QWidget* parent = nullptr);

    /// `values`: one per prompt, nothing where it is not known. `what` is the axis' title.
    void setValues(
        const QStringList& prompts,
        const std::vector<std::optional<double>>& values,
        const QString& what,
        int decimals);

    [[nodiscard]] QSize sizeHint() const override { return {200, 110}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, 56}; }

Q_SIGNALS:
    void picked(int row);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void applyPalette();
    void addBar(int row, double value, const QString& text);

    int m_rows = 0;
};

}  // namespace clipscope::ui
