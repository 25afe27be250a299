// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plot/qcustomplot.h"
#include "ui/state/sweep_board.h"

#include <optional>

namespace clipscope::ui {

/// What a sweep has found: for a number, one line per prompt with the flips marked; for places, a
/// map of who is ahead where; for words, a dot per word and prompt. A click picks a point.
class SweepPlot final : public QCustomPlot {
    Q_OBJECT
public:
    explicit SweepPlot(const SweepBoard& board, QWidget* parent = nullptr);

    void draw();

    [[nodiscard]] QSize sizeHint() const override { return {260, 120}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {160, 80}; }

Q_SIGNALS:
    void picked(int point);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void applyPalette();
    void drawLines();
    void drawPlaces();
    void drawWords();
    void markFlips();
    [[nodiscard]] double believed(int point, int row) const;
    [[nodiscard]] std::optional<int> pointAt(const QPointF& position) const;

    const SweepBoard& m_board;
};

}  // namespace clipscope::ui
