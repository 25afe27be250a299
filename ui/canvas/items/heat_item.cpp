// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/items/heat_item.h"

#include <QPainter>
#include <QPainterPath>

#include <utility>

namespace clipscope::ui {
namespace {

const QColor kUnseen(0, 0, 0, 190);

}  // namespace

void HeatItem::setComposition(CompositionPtr composition)
{
    prepareGeometryChange();
    m_composition = std::move(composition);
    update();
}

QRectF HeatItem::boundingRect() const
{
    if (!m_composition)
        return {};
    const Image& image = m_composition->picture->image;
    return {0, 0, double(image.width()), double(image.height())};
}

void HeatItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    if (!m_composition)
        return;
    const QRectF seen(m_composition->seen);
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->drawImage(seen, m_composition->heat);
    if (seen == boundingRect())
        return;
    QPainterPath unseen;
    unseen.addRect(boundingRect());
    unseen.addRect(seen);  // odd-even: a hole
    QBrush hatch(kUnseen, Qt::BDiagPattern);
    hatch.setTransform(painter->worldTransform().inverted());  // the same density at every zoom
    painter->fillPath(unseen, hatch);
}

}  // namespace clipscope::ui
