// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sticker/sticker.h"

#include <QPointF>
#include <QPolygonF>

#include <optional>

namespace clipscope::ui {

class SourceMap;
class StickerFrameItem;

/// A brush over the picture: gathers the way of the mouse and draws it. Picture pixels throughout.
class StickerBrush {
public:
    static constexpr double kSmallestRadius = 1;
    static constexpr double kLargestRadius = 2000;

    /// Both must outlive this.
    StickerBrush(const SourceMap& map, StickerFrameItem& item) : m_map(map), m_item(item) {}

    /// `kind`: of a stroke. `radius`: cut to what can be drawn.
    void arm(StickerKind kind, double radius);
    void disarm();
    [[nodiscard]] bool isArmed() const { return m_kind.has_value(); }
    [[nodiscard]] bool isPainting() const { return !m_way.isEmpty(); }
    [[nodiscard]] double radius() const { return m_radius; }
    void setRadius(double radius);

    void begin(const QPointF& at);
    /// The brush is there now, painting or not.
    void moveTo(const QPointF& at);
    /// The mouse has left the picture.
    void hide();
    /// The stroke, and no longer painting; nothing if it was not.
    [[nodiscard]] std::optional<Sticker> end();
    void giveUp();

private:
    void draw();

    const SourceMap& m_map;
    StickerFrameItem& m_item;
    std::optional<StickerKind> m_kind;
    double m_radius = 20;
    QPolygonF m_way;
    std::optional<QPointF> m_at;
};

}  // namespace clipscope::ui
