// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/sticker_geometry.h"

#include <QGraphicsItem>
#include <QLineF>
#include <QPolygonF>

#include <optional>
#include <vector>

namespace clipscope::ui {

/// What is drawn while stickers are edited: the selected one's frame with its handles, the lines it
/// snaps to, and the brush. In coordinates of the drawn picture; lines and handles keep their size
/// at every zoom and are light beside dark, to be seen on any picture.
class StickerFrameItem final : public QGraphicsItem {
public:
    struct Frame {
        Corners corners;
        StickerKind kind = StickerKind::Text;
        bool isLocked = false;  ///< has no handles
    };

    StickerFrameItem();

    void setFrame(const std::optional<Frame>& frame);
    void setGuides(const std::vector<QLineF>& guides);
    /// `circle`: what the brush would touch; empty hides it. `stroke`: its way so far, `width`
    /// wide.
    void setBrush(const QPolygonF& circle, const QPolygonF& stroke, double width);

    /// The whole scene: handles stand outside of the picture, too.
    [[nodiscard]] QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    void paintBrush(QPainter& painter) const;
    void paintFrame(QPainter& painter) const;

    std::optional<Frame> m_frame;
    std::vector<QLineF> m_guides;
    QPolygonF m_circle;
    QPolygonF m_stroke;
    double m_strokeWidth = 0;
};

}  // namespace clipscope::ui
