// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sticker/sticker.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <Qt>

#include <array>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace clipscope::ui {

/// Where a sticker lies: a rectangle turned about its centre. In picture pixels.
struct StickerFrame {
    QPointF centre;
    QSizeF size;          ///< upright
    double rotation = 0;  ///< degrees clockwise
};

/// Clockwise from what is the top left when upright.
using Corners = std::array<QPointF, 4>;

[[nodiscard]] Corners cornersOf(const StickerFrame& frame);
/// The upright box round the corners.
[[nodiscard]] QRectF boundsOf(const StickerFrame& frame);
[[nodiscard]] bool contains(const StickerFrame& frame, const QPointF& position);
/// Whether a brush stroke passes a position at most `slack` beside it.
[[nodiscard]] bool strokeContains(const Sticker& stroke, const QPointF& position, double slack);

/// Where a sticker can be taken hold of.
enum class Grip {
    None,
    Body,
    Knob,  ///< turns it
    TopLeft,
    Top,
    TopRight,
    Right,
    BottomRight,
    Bottom,
    BottomLeft,
    Left
};

struct GripPlace {
    Grip grip = Grip::None;
    QPointF at;
};

inline constexpr double kGripSide = 12;  ///< pixels of the screen

/// The handles that a kind of sticker has, the one to be hit first at the front. Text has no upper
/// and lower one: its lines say how high it is. Strokes keep their shape and do not turn.
/// `onScreen`: its corners in pixels of the screen; on a small frame the handles stand outside.
[[nodiscard]] std::vector<GripPlace> gripPlaces(const Corners& onScreen, StickerKind kind);
/// The handle at a position, if any; None elsewhere, also on the body.
[[nodiscard]] Grip gripAt(std::span<const GripPlace> places, const QPointF& position);
/// `rotation`: degrees of the sticker on the screen.
[[nodiscard]] Qt::CursorShape cursorFor(Grip grip, double rotation);

/// What keys held during a drag say.
struct DragKeys {
    bool isFree = false;      ///< width and height need not keep their ratio
    bool fromCentre = false;  ///< the centre stays instead of the opposite side
    bool inSteps = false;     ///< of 15 degrees
};

/// A sticker as it was when a handle of it was taken.
struct StickerDrag {
    Sticker start;
    StickerFrame frame;
    Grip grip = Grip::None;
    QPointF from;  ///< picture pixels
};

/// The upright size of a sticker in picture pixels.
using StickerMeasure = std::function<QSizeF(const Sticker&)>;

/// The sticker once the handle has been dragged to a position. `measure` is asked when lines are
/// broken anew.
[[nodiscard]] Sticker dragged(
    const StickerDrag& drag,
    const QPointF& to,
    const DragKeys& keys,
    const StickerMeasure& measure);

/// How a box has to be moved to lie on a line nearby, and that line.
struct Snap {
    QPointF shift;
    std::optional<double> x;  ///< an upright line
    std::optional<double> y;  ///< a level line
};

/// Snaps the middle of a box to the picture's middle and to the centres of others, its sides to the
/// picture's sides. `reach`: picture pixels.
[[nodiscard]] Snap
snapped(const QRectF& box, const QSizeF& picture, std::span<const QPointF> centres, double reach);

}  // namespace clipscope::ui
