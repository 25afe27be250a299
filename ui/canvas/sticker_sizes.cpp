// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/sticker_sizes.h"

#include "core/base/error.h"
#include "core/sticker/composite.h"

#include <algorithm>
#include <cmath>

namespace clipscope::ui {
namespace {

constexpr std::size_t kKept = 64;
constexpr double kMeasuredSize = 128;  // em of the largest letters that are laid out

/// What has no influence on the size is the same for all.
Sticker shapeOf(const Sticker& sticker)
{
    Sticker shape;
    shape.text = sticker.text;
    shape.font = sticker.font;
    shape.wrapWidth = sticker.wrapWidth;
    shape.paper = sticker.paper;
    shape.padding = sticker.padding;
    shape.borderWidth = sticker.borderWidth;
    return shape;
}

QSizeF boxOf(const std::array<Point, 4>& corners)
{
    return {
        std::hypot(corners[1].x - corners[0].x, corners[1].y - corners[0].y),
        std::hypot(corners[2].x - corners[1].x, corners[2].y - corners[1].y)};
}

QSizeF strokeSize(const Sticker& sticker)
{
    if (sticker.stroke.empty())
        return {};
    const Point centre = centreOf(sticker);
    QSizeF size;
    for (const StrokePoint& point : sticker.stroke)
        size = size.expandedTo(
            {2 * (std::abs(point.x - centre.x) + sticker.radius),
             2 * (std::abs(point.y - centre.y) + sticker.radius)});
    return size;
}

}  // namespace

QSizeF StickerSizes::of(const Sticker& sticker)
{
    QSizeF size;
    if (isStroke(sticker.kind))
        size = strokeSize(sticker);
    else if (sticker.kind == StickerKind::Text)
        size = ofText(sticker);
    else if (sticker.picture)
        size = QSizeF(sticker.picture->width, sticker.picture->height);
    return size.expandedTo({1, 1});
}

StickerFrame StickerSizes::frameOf(const Sticker& sticker)
{
    const Point centre = centreOf(sticker);
    return {{centre.x, centre.y}, of(sticker), isStroke(sticker.kind) ? 0 : sticker.rotation};
}

QSizeF StickerSizes::ofText(const Sticker& sticker)
{
    const double factor = std::max(1.0, sticker.font.size / kMeasuredSize);
    const Sticker shape = scaled(shapeOf(sticker), 1 / factor);
    const auto known = std::find_if(m_known.begin(), m_known.end(), [&shape](const auto& entry) {
        return entry.first == shape;
    });
    if (known != m_known.end())
        return known->second * factor;
    QSizeF size;
    try {
        size = boxOf(outlineOf(shape, m_source));
    } catch (const Error&) {
        return {};  // whoever draws it says what is wrong
    }
    if (m_known.size() >= kKept)
        m_known.erase(m_known.begin());
    m_known.emplace_back(shape, size);
    return size * factor;
}

}  // namespace clipscope::ui
