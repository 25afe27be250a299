// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/items/cell_item.h"

#include <QPainter>
#include <QPen>

namespace clipscope::ui {

void CellItem::setOutline(const QRectF& outline)
{
    if (outline == m_outline)
        return;
    prepareGeometryChange();
    m_outline = outline;
    update();
}

void CellItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    if (m_outline.isEmpty())
        return;
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setBrush(Qt::NoBrush);
    // White dashes on black can be told from boxes and contours on any picture.
    QPen pen(QColor(0, 0, 0, 200), 3);
    pen.setCosmetic(true);
    pen.setJoinStyle(Qt::MiterJoin);
    painter->setPen(pen);
    painter->drawRect(m_outline);
    pen.setColor(Qt::white);
    pen.setWidth(1);
    pen.setStyle(Qt::DashLine);
    painter->setPen(pen);
    painter->drawRect(m_outline);
}

}  // namespace clipscope::ui
