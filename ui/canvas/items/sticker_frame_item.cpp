// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/items/sticker_frame_item.h"

#include <QGraphicsScene>
#include <QPainter>
#include <QPen>

namespace clipscope::ui {
namespace {

const QColor kDark(10, 14, 22, 190);
const QColor kLine(0x4d, 0xa3, 0xff);
const QColor kHandle(255, 255, 255);
const QColor kRim(0x0b, 0x4f, 0xa8);
const QColor kGuide(0xff, 0x4d, 0xd8);
const QColor kTouched(0x4d, 0xa3, 0xff, 110);

QPen pen(const QColor& colour, double width, Qt::PenStyle style = Qt::SolidLine)
{
    QPen made(colour, width, style);
    made.setCosmetic(true);
    made.setJoinStyle(Qt::MiterJoin);
    return made;
}

}  // namespace

StickerFrameItem::StickerFrameItem()
{
    setZValue(10);
}

void StickerFrameItem::setFrame(const std::optional<Frame>& frame)
{
    m_frame = frame;
    update();
}

void StickerFrameItem::setGuides(const std::vector<QLineF>& guides)
{
    m_guides = guides;
    update();
}

void StickerFrameItem::setBrush(const QPolygonF& circle, const QPolygonF& stroke, double width)
{
    m_circle = circle;
    m_stroke = stroke;
    m_strokeWidth = width;
    update();
}

QRectF StickerFrameItem::boundingRect() const
{
    return scene() ? scene()->sceneRect() : QRectF();
}

void StickerFrameItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    for (const QPen& line : {pen(kDark, 3), pen(kGuide, 1.2)}) {
        painter->setPen(line);
        for (const QLineF& guide : m_guides)
            painter->drawLine(guide);
    }
    paintBrush(*painter);
    if (m_frame)
        paintFrame(*painter);
}

void StickerFrameItem::paintBrush(QPainter& painter) const
{
    if (!m_stroke.isEmpty()) {
        const QPen wide(kTouched, m_strokeWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
        painter.setPen(wide);
        if (m_stroke.size() == 1)
            painter.drawPoint(m_stroke.first());
        else
            painter.drawPolyline(m_stroke);
    }
    if (m_circle.isEmpty())
        return;
    for (const QPen& line : {pen(kDark, 3), pen(kHandle, 1.3)}) {
        painter.setPen(line);
        painter.drawPolygon(m_circle);
    }
}

void StickerFrameItem::paintFrame(QPainter& painter) const
{
    const QTransform toScreen = painter.worldTransform();
    Corners corners;
    for (std::size_t i = 0; i < corners.size(); ++i)
        corners[i] = toScreen.map(m_frame->corners[i]);
    painter.save();
    painter.resetTransform();
    const QPolygonF outline(QList<QPointF>(corners.begin(), corners.end()));
    const Qt::PenStyle style = m_frame->isLocked ? Qt::DashLine : Qt::SolidLine;
    for (const QPen& line : {pen(kDark, 3.5), pen(kLine, 1.5, style)}) {
        painter.setPen(line);
        painter.drawPolygon(outline);
    }
    if (!m_frame->isLocked) {
        const std::vector<GripPlace> places = gripPlaces(corners, m_frame->kind);
        const QPointF top = (corners[0] + corners[1]) / 2;
        for (const GripPlace& place : places) {
            const bool isKnob = place.grip == Grip::Knob;
            if (isKnob)
                for (const QPen& line : {pen(kDark, 3.5), pen(kLine, 1.5)}) {
                    painter.setPen(line);
                    painter.drawLine(top, place.at);
                }
            QRectF handle(0, 0, kGripSide, kGripSide);
            handle.moveCenter(place.at);
            painter.setPen(QPen(kRim, 1.5));
            painter.setBrush(kHandle);
            const bool isEdge = place.grip == Grip::Left || place.grip == Grip::Right ||
                                place.grip == Grip::Top || place.grip == Grip::Bottom;
            if (isKnob || isEdge)
                painter.drawEllipse(handle.adjusted(0.75, 0.75, -0.75, -0.75));
            else
                painter.drawRect(handle.adjusted(0.75, 0.75, -0.75, -0.75));
            painter.setBrush(Qt::NoBrush);
        }
    }
    painter.restore();
}

}  // namespace clipscope::ui
