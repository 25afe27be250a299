// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/items/mask_item.h"

#include <QPainter>

namespace clipscope::ui {
namespace {

constexpr QRgb kShade = qRgba(0, 0, 0, 176);
constexpr QRgb kClear = qRgba(0, 0, 0, 0);
constexpr double kPixelPeeping = 6;

}  // namespace

void MaskItem::setComposition(const CompositionPtr& composition)
{
    prepareGeometryChange();
    m_mask = composition ? composition->mask : QImage();
    recolour();
}

void MaskItem::setLook(Look look)
{
    if (look == m_look)
        return;
    m_look = look;
    recolour();
}

QRectF MaskItem::boundingRect() const
{
    return m_mask.rect();
}

void MaskItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    painter->setRenderHint(
        QPainter::SmoothPixmapTransform, painter->worldTransform().m11() < kPixelPeeping);
    painter->drawImage(boundingRect(), m_mask);
}

void MaskItem::recolour()
{
    if (!m_mask.isNull() && m_look == Look::Spotlight)
        m_mask.setColorTable({kShade, kClear});
    else if (!m_mask.isNull())
        m_mask.setColorTable({qRgb(0, 0, 0), qRgb(255, 255, 255)});
    update();
}

}  // namespace clipscope::ui
