// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/pane_drawing.h"

#include <QAbstractSlider>
#include <QObject>

#include <memory>

namespace clipscope::ui {

/// The line between two pictures: dragged, or moved with the arrow keys, Home and End. Its value
/// is its place across the canvas in tenths of a percent.
class SwipeLine final : public QAbstractSlider {
    Q_OBJECT
public:
    static constexpr int kMost = 1000;
    static constexpr int kWidth = 13;  // pixels: what can be grabbed

    explicit SwipeLine(QWidget* parent);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void sliderChange(SliderChange change) override;

private:
    double m_grip = 0;  // where it was grabbed, from its middle
};

/// A second canvas over a first one, right of a line that can be moved.
class Swipe final : public QObject {
    Q_OBJECT
public:
    Swipe(CanvasView& under, ViewLink& link);
    ~Swipe() override;

    [[nodiscard]] CanvasView& over() { return *m_over; }
    [[nodiscard]] PaneDrawing& drawing() { return *m_drawing; }
    void setShown(bool shown);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();

    CanvasView& m_under;
    QWidget* m_clip;  // children of the canvas below
    CanvasView* m_over;
    SwipeLine* m_line;
    std::unique_ptr<PaneDrawing> m_drawing;
};

}  // namespace clipscope::ui
