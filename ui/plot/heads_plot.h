// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plot/heads_figure.h"

#include <optional>

namespace clipscope::ui {

/// What every head adds to the cosine: a matrix of layers by heads, and bars for each layer.
/// A click or Enter chooses a head, or a layer by its bars; arrow keys move the selection.
class HeadsPlot final : public QCustomPlot {
    Q_OBJECT
public:
    explicit HeadsPlot(QWidget* parent = nullptr);

    /// The selection stays if there is such a cell, else it goes to the head that matters most.
    void setAttribution(const Attribution& attribution);
    void clear();
    [[nodiscard]] const HeadCell& selected() const { return m_selected; }
    void select(const HeadCell& cell);
    /// Marks the cell whose map is on the canvas.
    void setChosen(const std::optional<HeadCell>& cell);

    [[nodiscard]] QSize sizeHint() const override { return {300, 260}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {220, 140}; }
    /// Where a cell is drawn, in pixels of the widget.
    [[nodiscard]] QRectF rectOf(const HeadCell& cell) const { return m_figure.rectOf(cell); }

Q_SIGNALS:
    void selectionChanged(const clipscope::ui::HeadCell& cell);
    void activated(const clipscope::ui::HeadCell& cell);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void describeInWords();
    [[nodiscard]] HeadCell movedBy(int key) const;

    HeadsFigure m_figure;
    HeadCell m_selected{.layer = -1, .head = 0};
    std::optional<HeadCell> m_chosen;
};

}  // namespace clipscope::ui
