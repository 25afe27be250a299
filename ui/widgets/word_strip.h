// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"

#include <QWidget>

#include <vector>

namespace clipscope::ui {

/// The words of a prompt with a bar under each: how much it matters for the match.
class WordStrip final : public QWidget {
    Q_OBJECT
public:
    explicit WordStrip(QWidget* parent = nullptr);

    /// Nothing to show leaves a hint in its place.
    void setWords(const std::vector<WordRelevance>& words, const QColor& colour);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Word {
        QString text;
        double relevance = 0;
        QRectF place;
    };

    [[nodiscard]] std::vector<Word> laidOut() const;
    void describe();

    std::vector<WordRelevance> m_words;
    QColor m_colour;
};

}  // namespace clipscope::ui
