// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/picture.h"

#include <QPixmap>
#include <QPointF>
#include <QWidget>

namespace clipscope::ui {

class CanvasView;

/// The whole picture in the corner of a canvas that shows only a part of it: a red frame around
/// that part. Dragging moves the frame, a click beside it takes the canvas there.
class MiniMap final : public QWidget {
    Q_OBJECT
public:
    explicit MiniMap(CanvasView& canvas);

    void setPicture(const PicturePtr& picture);
    /// Whether it may be seen at all.
    void setAllowed(bool allowed);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    void refresh();
    /// The part of the picture that the canvas shows, in pixels of this widget.
    [[nodiscard]] QRectF frame() const;
    void moveFrame(const QPointF& centre);

    CanvasView& m_canvas;
    PicturePtr m_picture;
    QPixmap m_small;
    QPointF m_grip;  // where the frame was taken, from its middle
    bool m_isAllowed = true;
};

}  // namespace clipscope::ui
