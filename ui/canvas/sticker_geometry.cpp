// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/sticker_geometry.h"

#include <QLineF>
#include <QTransform>

#include <algorithm>
#include <cmath>
#include <utility>

namespace clipscope::ui {
namespace {

constexpr double kHandleReach = kGripSide / 2 + 2;  // a little beside is a hit, too
constexpr double kKnobDistance = 26;                // from the upper side
constexpr double kSmallestShown = 34;               // sides between the handles
constexpr double kSmallestWithEdges = 52;           // a side that has a handle of its own
constexpr double kSmallestSide = 4;                 // picture pixels
constexpr double kMostPixels = 36e6;
constexpr double kStep = 15;  // degrees

/// Left or upper: -1, right or lower: 1.
QPointF directionOf(Grip grip)
{
    switch (grip) {
    case Grip::TopLeft:
        return {-1, -1};
    case Grip::Top:
        return {0, -1};
    case Grip::TopRight:
        return {1, -1};
    case Grip::Right:
        return {1, 0};
    case Grip::BottomRight:
        return {1, 1};
    case Grip::Bottom:
        return {0, 1};
    case Grip::BottomLeft:
        return {-1, 1};
    case Grip::Left:
        return {-1, 0};
    case Grip::None:
    case Grip::Body:
    case Grip::Knob:
        break;
    }
    return {};
}

bool isCorner(Grip grip)
{
    const QPointF direction = directionOf(grip);
    return direction.x() != 0 && direction.y() != 0;
}

QPointF turned(const QPointF& vector, double degrees)
{
    return QTransform().rotate(degrees).map(vector);
}

Sticker movedTo(const Sticker& sticker, const QPointF& centre)
{
    return clipscope::movedTo(sticker, Point{centre.x(), centre.y()});
}

double angleOf(const QPointF& from, const QPointF& to)
{
    return std::atan2(to.y() - from.y(), to.x() - from.x()) * 180 / M_PI;
}

Sticker rotated(const StickerDrag& drag, const QPointF& to, bool inSteps)
{
    Sticker sticker = drag.start;
    double angle = drag.start.rotation + angleOf(drag.frame.centre, to) -
                   angleOf(drag.frame.centre, drag.from);
    if (inSteps)
        angle = kStep * std::round(angle / kStep);
    sticker.rotation = std::remainder(angle, 360);
    return sticker;
}

/// Of both sides, without going below or above what can be drawn.
double cutFactor(double factor, const QSizeF& size)
{
    const double smallest =
        std::min(1.0, kSmallestSide / std::max(1.0, std::max(size.width(), size.height())));
    const double area = std::max(1.0, size.width() * size.height());
    const double largest = std::max(1.0, std::sqrt(kMostPixels / area));
    return std::clamp(factor, smallest, largest);
}

/// A side that is `grow` longer.
double cutSide(double side, double grow)
{
    return std::max(std::min(side, kSmallestSide), side + grow);
}

/// The drag of a handle in the sticker's own, upright coordinates.
class Stretch {
public:
    Stretch(const StickerDrag& drag, const QPointF& to, bool fromCentre)
        : m_drag(drag)
        , m_direction(directionOf(drag.grip))
        , m_way(turned(to - drag.from, -drag.frame.rotation))
        , m_fromCentre(fromCentre)
    {
    }

    [[nodiscard]] double growX() const { return m_way.x() * m_direction.x() * times(); }
    [[nodiscard]] double growY() const { return m_way.y() * m_direction.y() * times(); }
    /// That keeps the ratio and brings the handle as near to the mouse as can be.
    [[nodiscard]] double factor() const
    {
        const QSizeF& size = m_drag.frame.size;
        const double width = std::max(size.width(), 1e-6);
        const double height = std::max(size.height(), 1e-6);
        const double along = growX() * width + growY() * height;
        return cutFactor(1 + along / (width * width + height * height), size);
    }
    /// Where the centre comes to if the sticker gets that size and the opposite side stays.
    [[nodiscard]] QPointF centreFor(const QSizeF& size) const
    {
        if (m_fromCentre)
            return m_drag.frame.centre;
        const QSizeF more = (size - m_drag.frame.size) / 2;
        const QPointF shift(m_direction.x() * more.width(), m_direction.y() * more.height());
        return m_drag.frame.centre + turned(shift, m_drag.frame.rotation);
    }

private:
    [[nodiscard]] double times() const { return m_fromCentre ? 2 : 1; }

    const StickerDrag& m_drag;
    QPointF m_direction;
    QPointF m_way;
    bool m_fromCentre;
};

Sticker scaledBy(const StickerDrag& drag, const Stretch& stretch)
{
    const double factor = stretch.factor();
    return movedTo(scaled(drag.start, factor), stretch.centreFor(drag.frame.size * factor));
}

Sticker withSides(const StickerDrag& drag, const Stretch& stretch)
{
    Sticker sticker = drag.start;
    QSizeF size = drag.frame.size;
    if (isCorner(drag.grip) || directionOf(drag.grip).x() != 0)
        size.setWidth(cutSide(size.width(), stretch.growX()));
    if (isCorner(drag.grip) || directionOf(drag.grip).y() != 0)
        size.setHeight(cutSide(size.height(), stretch.growY()));
    sticker.picture->width = size.width();
    sticker.picture->height = size.height();
    return movedTo(sticker, stretch.centreFor(size));
}

Sticker withWidth(const StickerDrag& drag, const Stretch& stretch, const StickerMeasure& measure)
{
    Sticker sticker = drag.start;
    const QSizeF& before = drag.frame.size;
    const double rim = 2 * (sticker.padding + sticker.borderWidth);
    sticker.wrapWidth =
        std::max(sticker.font.size / 2, cutSide(before.width(), stretch.growX()) - rim);
    const QSizeF after = measure(sticker);
    QPointF centre = stretch.centreFor(QSizeF(after.width(), before.height()));
    // The first line stays where it is.
    centre += turned({0, (after.height() - before.height()) / 2}, drag.frame.rotation);
    return movedTo(sticker, centre);
}

/// The lines from `targets` and those of the box nearest to each other.
struct Nearest {
    double distance;
    double shift = 0;
    std::optional<double> line = {};

    void offer(double from, double to)
    {
        if (std::abs(to - from) > distance)
            return;
        distance = std::abs(to - from);
        shift = to - from;
        line = to;
    }
};

}  // namespace

Corners cornersOf(const StickerFrame& frame)
{
    const double x = frame.size.width() / 2;
    const double y = frame.size.height() / 2;
    Corners corners{QPointF(-x, -y), QPointF(x, -y), QPointF(x, y), QPointF(-x, y)};
    for (QPointF& corner : corners)
        corner = frame.centre + turned(corner, frame.rotation);
    return corners;
}

QRectF boundsOf(const StickerFrame& frame)
{
    const Corners corners = cornersOf(frame);
    const auto [left, right] = std::minmax_element(
        corners.begin(), corners.end(), [](const auto& a, const auto& b) { return a.x() < b.x(); });
    const auto [top, bottom] = std::minmax_element(
        corners.begin(), corners.end(), [](const auto& a, const auto& b) { return a.y() < b.y(); });
    return {QPointF(left->x(), top->y()), QPointF(right->x(), bottom->y())};
}

bool contains(const StickerFrame& frame, const QPointF& position)
{
    const QPointF upright = turned(position - frame.centre, -frame.rotation);
    return std::abs(upright.x()) <= frame.size.width() / 2 &&
           std::abs(upright.y()) <= frame.size.height() / 2;
}

bool strokeContains(const Sticker& stroke, const QPointF& position, double slack)
{
    const double reach = stroke.radius + slack;
    const auto at = [&stroke](std::size_t i) {
        return QPointF(stroke.stroke[i].x, stroke.stroke[i].y);
    };
    for (std::size_t i = 0; i < stroke.stroke.size(); ++i) {
        const QPointF from = at(i > 0 ? i - 1 : 0);
        const QPointF way = at(i) - from;
        const double length = QPointF::dotProduct(way, way);
        const double share =
            length > 0 ? std::clamp(QPointF::dotProduct(position - from, way) / length, 0.0, 1.0)
                       : 0;
        const QPointF off = position - from - way * share;
        if (std::hypot(off.x(), off.y()) <= reach)
            return true;
    }
    return false;
}

std::vector<GripPlace> gripPlaces(const Corners& onScreen, StickerKind kind)
{
    const QPointF middle = (onScreen[0] + onScreen[2]) / 2;
    const QLineF across(onScreen[0], onScreen[1]);
    const QLineF down(onScreen[1], onScreen[2]);
    // Half of each side as a vector, made longer where handles would cover each other.
    const auto half = [](const QLineF& side, const QPointF& fallback) {
        const double length = side.length();
        const QPointF unit = length > 0 ? (side.p2() - side.p1()) / length : fallback;
        return unit * std::max(length, kSmallestShown) / 2;
    };
    const QPointF x = half(across, {1, 0});
    const QPointF y = half(down, {0, 1});
    std::vector<GripPlace> places;
    const auto add = [&](Grip grip) {
        const QPointF direction = directionOf(grip);
        places.push_back({grip, middle + x * direction.x() + y * direction.y()});
    };
    if (!isStroke(kind)) {
        const double length = std::hypot(y.x(), y.y());
        places.push_back({Grip::Knob, middle - y - y / length * kKnobDistance});
    }
    for (const Grip grip : {Grip::TopLeft, Grip::TopRight, Grip::BottomRight, Grip::BottomLeft})
        add(grip);
    if (!isStroke(kind)) {
        // Beside a low line of text there is room for a handle: the corners are above and below.
        const bool hasRoom = down.length() >= kSmallestWithEdges;
        if (hasRoom)
            for (const Grip grip : {Grip::Right, Grip::Left})
                add(grip);
        else if (kind == StickerKind::Text)
            for (const Grip grip : {Grip::Right, Grip::Left}) {
                add(grip);
                const double length = std::hypot(x.x(), x.y());
                places.back().at += x / length * (directionOf(grip).x() * kGripSide * 1.3);
            }
    }
    if (kind == StickerKind::Picture && across.length() >= kSmallestWithEdges)
        for (const Grip grip : {Grip::Top, Grip::Bottom})
            add(grip);
    return places;
}

Grip gripAt(std::span<const GripPlace> places, const QPointF& position)
{
    for (const GripPlace& place : places) {
        const QPointF off = position - place.at;
        if (std::max(std::abs(off.x()), std::abs(off.y())) <= kHandleReach)
            return place.grip;
    }
    return Grip::None;
}

Qt::CursorShape cursorFor(Grip grip, double rotation)
{
    if (grip == Grip::None)
        return Qt::ArrowCursor;
    if (grip == Grip::Body)
        return Qt::SizeAllCursor;
    if (grip == Grip::Knob)
        return Qt::PointingHandCursor;
    const double angle = angleOf({}, directionOf(grip)) + rotation;
    constexpr std::array kShapes{
        Qt::SizeHorCursor, Qt::SizeFDiagCursor, Qt::SizeVerCursor, Qt::SizeBDiagCursor};
    const int eighth = static_cast<int>(std::lround(std::remainder(angle, 360) / 45));
    return kShapes[static_cast<std::size_t>(((eighth % 4) + 4) % 4)];
}

Sticker dragged(
    const StickerDrag& drag, const QPointF& to, const DragKeys& keys, const StickerMeasure& measure)
{
    if (drag.grip == Grip::Body)
        return movedTo(drag.start, drag.frame.centre + to - drag.from);
    if (drag.grip == Grip::Knob)
        return rotated(drag, to, keys.inSteps);
    if (drag.grip == Grip::None)
        return drag.start;
    const Stretch stretch(drag, to, keys.fromCentre);
    const bool isPicture = drag.start.kind == StickerKind::Picture && drag.start.picture;
    if (isPicture && (keys.isFree || !isCorner(drag.grip)))
        return withSides(drag, stretch);
    if (drag.start.kind == StickerKind::Text && !isCorner(drag.grip))
        return withWidth(drag, stretch, measure);
    return scaledBy(drag, stretch);
}

Snap snapped(
    const QRectF& box, const QSizeF& picture, std::span<const QPointF> centres, double reach)
{
    Nearest x{.distance = reach};
    Nearest y{.distance = reach};
    // The last of several at the same distance wins: the picture's own lines.
    for (const QPointF& centre : centres) {
        x.offer(box.center().x(), centre.x());
        y.offer(box.center().y(), centre.y());
    }
    x.offer(box.left(), 0);
    x.offer(box.right(), picture.width());
    x.offer(box.center().x(), picture.width() / 2);
    y.offer(box.top(), 0);
    y.offer(box.bottom(), picture.height());
    y.offer(box.center().y(), picture.height() / 2);
    return {{x.shift, y.shift}, x.line, y.line};
}

}  // namespace clipscope::ui
