// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/sticker_brush.h"

#include "ui/canvas/items/sticker_frame_item.h"
#include "ui/canvas/source_map.h"

#include <algorithm>
#include <cmath>

namespace clipscope::ui {
namespace {

constexpr int kCircleCorners = 64;
constexpr double kSpacing = 0.15;  // of two points of a stroke, in radii

}  // namespace

void StickerBrush::arm(StickerKind kind, double radius)
{
    m_kind = kind;
    m_way.clear();
    setRadius(radius);
}

void StickerBrush::disarm()
{
    m_kind.reset();
    m_way.clear();
    m_at.reset();
    draw();
}

void StickerBrush::setRadius(double radius)
{
    m_radius = std::clamp(radius, kSmallestRadius, kLargestRadius);
    draw();
}

void StickerBrush::begin(const QPointF& at)
{
    m_at = at;
    m_way = {at};
    draw();
}

void StickerBrush::moveTo(const QPointF& at)
{
    m_at = at;
    if (isPainting()) {
        const QPointF step = at - m_way.last();
        if (std::hypot(step.x(), step.y()) >= std::max(0.5, kSpacing * m_radius))
            m_way.append(at);
    }
    draw();
}

void StickerBrush::hide()
{
    m_at.reset();
    draw();
}

std::optional<Sticker> StickerBrush::end()
{
    if (!isPainting() || !m_kind)
        return std::nullopt;
    Sticker sticker;
    sticker.kind = *m_kind;
    sticker.radius = m_radius;
    for (const QPointF& point : m_way)
        sticker.stroke.push_back({point.x(), point.y()});
    giveUp();
    return sticker;
}

void StickerBrush::giveUp()
{
    m_way.clear();
    draw();
}

void StickerBrush::draw()
{
    QPolygonF circle;
    if (isArmed() && m_at)
        for (int i = 0; i < kCircleCorners; ++i) {
            const double angle = 2 * M_PI * i / kCircleCorners;
            circle.append(*m_at + m_radius * QPointF(std::cos(angle), std::sin(angle)));
        }
    // As wide as the picture is drawn: the same both ways but where the model squeezes it.
    const QPointF across = m_map.onCanvas(QPointF(1, 1)) - m_map.onCanvas(QPointF(0, 0));
    const double scale = std::sqrt(std::abs(across.x() * across.y()));
    m_item.setBrush(m_map.onCanvas(circle), m_map.onCanvas(m_way), 2 * m_radius * scale);
}

}  // namespace clipscope::ui
