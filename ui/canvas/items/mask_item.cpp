// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/items/mask_item.h"

#include <QPaintDevice>
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
    m_levels = composition ? composition->masks : std::vector<QImage>();
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
    return m_levels.empty() ? QRectF() : QRectF(m_levels.front().rect());
}

void MaskItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    if (m_levels.empty())
        return;
    const double scale = painter->worldTransform().m11() * painter->device()->devicePixelRatioF();
    painter->setRenderHint(QPainter::SmoothPixmapTransform, scale < kPixelPeeping);
    painter->drawImage(boundingRect(), levelFor(m_levels, scale));
}

void MaskItem::recolour()
{
    const QList<QRgb> colours = m_look == Look::Spotlight
                                    ? QList<QRgb>{kShade, kClear}
                                    : QList<QRgb>{qRgb(0, 0, 0), qRgb(255, 255, 255)};
    for (QImage& level : m_levels)
        level.setColorTable(colours);
    update();
}

}  // namespace clipscope::ui
