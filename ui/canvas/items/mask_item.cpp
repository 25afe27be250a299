// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/items/mask_item.h"

#include "ui/raster/convert.h"

#include <QPaintDevice>
#include <QPainter>

namespace clipscope::ui {
namespace {

constexpr QRgb kShade = qRgba(0, 0, 0, 176);
constexpr QRgb kClear = qRgba(0, 0, 0, 0);
constexpr QRgb kBlack = qRgb(0, 0, 0);
constexpr QRgb kWhite = qRgb(255, 255, 255);
constexpr double kPixelPeeping = 6;

}  // namespace

void MaskItem::setComposition(const CompositionPtr& composition)
{
    prepareGeometryChange();
    m_masks = composition ? composition->masks : std::vector<QImage>();
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
    const bool isSpotlight = m_look == Look::Spotlight;
    m_levels.clear();
    for (const QImage& mask : m_masks)
        m_levels.push_back(
            maskInColours(mask, isSpotlight ? kShade : kBlack, isSpotlight ? kClear : kWhite));
    update();
}

}  // namespace clipscope::ui
