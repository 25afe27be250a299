// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/items/picture_item.h"

#include <QPaintDevice>
#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include <cmath>
#include <utility>

namespace clipscope::ui {
namespace {

// From here on people look at pixels, and blurring them would be a lie.
constexpr double kPixelPeeping = 6;
constexpr double kExact = 1e-6;

}  // namespace

void PictureItem::setPicture(PicturePtr picture)
{
    prepareGeometryChange();
    m_picture = std::move(picture);
    update();
}

QRectF PictureItem::boundingRect() const
{
    return m_picture ? QRectF(0, 0, m_picture->image.width(), m_picture->image.height()) : QRectF();
}

void PictureItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    if (!m_picture)
        return;
    const double scale = painter->worldTransform().m11() * painter->device()->devicePixelRatioF();
    const bool isExact = std::abs(scale - 1) < kExact;
    painter->setRenderHint(QPainter::SmoothPixmapTransform, !isExact && scale < kPixelPeeping);
    painter->drawImage(boundingRect(), m_picture->levelFor(scale));
}

}  // namespace clipscope::ui
