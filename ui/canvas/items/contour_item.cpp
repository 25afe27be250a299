// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/items/contour_item.h"

#include <QPainter>
#include <QPen>

#include <utility>

namespace clipscope::ui {
namespace {

const QColor kLine(255, 255, 255, 235);
const QColor kHalo(0, 0, 0, 150);

QPen cosmetic(const QColor& colour, double width)
{
    QPen pen(colour, width);
    pen.setCosmetic(true);
    pen.setJoinStyle(Qt::RoundJoin);
    return pen;
}

}  // namespace

void ContourItem::setComposition(CompositionPtr composition)
{
    prepareGeometryChange();
    m_composition = std::move(composition);
    update();
}

QRectF ContourItem::boundingRect() const
{
    return m_composition ? m_composition->contours.boundingRect() : QRectF();
}

void ContourItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    if (!m_composition)
        return;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(cosmetic(kHalo, 3.5));
    painter->drawPath(m_composition->contours);
    painter->setPen(cosmetic(kLine, 1.5));
    painter->drawPath(m_composition->contours);
}

}  // namespace clipscope::ui
