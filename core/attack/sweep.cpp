// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/attack/sweep.h"

#include "core/base/check.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace clipscope {

namespace {

constexpr std::array<std::pair<SweepKind, std::string_view>, 5> kKinds{
    {{SweepKind::Size, "size"},
     {SweepKind::Opacity, "opacity"},
     {SweepKind::Rotation, "rotation"},
     {SweepKind::Position, "position"},
     {SweepKind::Text, "text"}}};
constexpr double kMostDegrees = 36'000;
constexpr double kMostPercent = 1000;

[[noreturn]] void refuse(std::string_view text, const std::string& why)
{
    throw Error(
        ErrorCode::InvalidArgument,
        "the sweep '" + std::string(text) + "' " + why +
            "; write size=5:40:12, opacity=0:1:11, rotation=-90:90:13, position=8x6 or "
            "text=iPod,pizza");
}

std::vector<std::string> split(std::string_view text, char at)
{
    std::vector<std::string> parts;
    for (std::size_t begin = 0;;) {
        const std::size_t end = text.find(at, begin);
        parts.emplace_back(text.substr(begin, end - begin));
        if (end == std::string_view::npos)
            return parts;
        begin = end + 1;
    }
}

template <typename Number>
Number parse(std::string_view whole, const std::string& text)
{
    Number value{};
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (stop != end || error != std::errc() || text.empty())
        refuse(whole, "holds '" + text + "' where a number belongs");
    return value;
}

bool isOnLine(SweepKind kind)
{
    return kind == SweepKind::Size || kind == SweepKind::Opacity || kind == SweepKind::Rotation;
}

double valueAt(const SweepPlan& plan, std::size_t index)
{
    if (plan.count < 2)
        return plan.from;
    const double share = double(index) / double(plan.count - 1);
    return (1 - share) * plan.from + share * plan.to;
}

}  // namespace

std::string_view toString(SweepKind kind)
{
    for (const auto& [candidate, name] : kKinds)
        if (candidate == kind)
            return name;
    CLIPSCOPE_ENSURE(false, "a kind of sweep without a name");
    return {};
}

std::size_t SweepPlan::size() const
{
    if (kind == SweepKind::Text)
        return texts.size();
    if (kind == SweepKind::Position)
        return static_cast<std::size_t>(std::max(0, columns)) *
               static_cast<std::size_t>(std::max(0, rows));
    return static_cast<std::size_t>(std::max(0, count));
}

SweepPlan sweepPlanFrom(std::string_view text)
{
    const std::size_t equals = text.find('=');
    const std::string_view name = text.substr(0, equals);
    const auto kind = std::find_if(
        kKinds.begin(), kKinds.end(), [name](const auto& each) { return each.second == name; });
    if (kind == kKinds.end() || equals == std::string_view::npos)
        refuse(text, "names nothing that can be swept");
    SweepPlan plan{.kind = kind->first, .texts = {}};
    const std::string_view values = text.substr(equals + 1);
    if (plan.kind == SweepKind::Text) {
        plan.texts = split(values, ',');
    } else if (plan.kind == SweepKind::Position) {
        const auto parts = split(values, 'x');
        if (parts.size() != 2)
            refuse(text, "has to say how many columns and rows");
        plan.columns = parse<int>(text, parts[0]);
        plan.rows = parse<int>(text, parts[1]);
    } else {
        const auto parts = split(values, ':');
        if (parts.size() != 3)
            refuse(text, "has to say from, to and how many points");
        plan.from = parse<double>(text, parts[0]);
        plan.to = parse<double>(text, parts[1]);
        plan.count = parse<int>(text, parts[2]);
    }
    checkSweepPlan(plan);
    return plan;
}

void checkSweepPlan(const SweepPlan& plan)
{
    const std::size_t side = std::max(
        static_cast<std::size_t>(std::max(0, plan.columns)),
        static_cast<std::size_t>(std::max(0, plan.rows)));
    const bool isTooWide = plan.kind == SweepKind::Position && side > kMostSweepPoints;
    CLIPSCOPE_CHECK(
        plan.size() > 0 && !isTooWide && plan.size() <= kMostSweepPoints,
        "a sweep has 1 to " + std::to_string(kMostSweepPoints) + " points");
    if (plan.kind == SweepKind::Text)
        CLIPSCOPE_CHECK(
            std::none_of(
                plan.texts.begin(),
                plan.texts.end(),
                [](const auto& text) { return text.empty(); }),
            "a sweep of words has an empty one");
    const auto lies = [&plan](double low, double high) {
        return plan.from >= low && plan.from <= high && plan.to >= low && plan.to <= high;
    };
    if (plan.kind == SweepKind::Size)
        CLIPSCOPE_CHECK(
            lies(0.1, kMostPercent),
            "sizes of a sweep are percents of the picture's width, from 0.1 to 1000");
    if (plan.kind == SweepKind::Opacity)
        CLIPSCOPE_CHECK(lies(0, 1), "opacities of a sweep go from 0 to 1");
    if (plan.kind == SweepKind::Rotation)
        CLIPSCOPE_CHECK(
            lies(-kMostDegrees, kMostDegrees), "rotations of a sweep are degrees within 100 turns");
}

Sticker withWidth(const Sticker& sticker, double width, const PatchSource& source)
{
    Sticker upright = sticker;
    upright.rotation = 0;
    // Widths of letters are whole pixels, so the way there is taken twice.
    Sticker fitted = sticker;
    for (int i = 0; i < 2; ++i) {
        const auto corners = outlineOf(upright, source);
        const double now = corners[1].x - corners[0].x;
        CLIPSCOPE_CHECK(now > 0, "a sticker without letters has no width");
        fitted = scaled(fitted, width / now);
        upright = fitted;
        upright.rotation = 0;
    }
    return fitted;
}

Sticker stickerAt(
    const Sticker& sticker,
    const SweepPlan& plan,
    std::size_t index,
    Size picture,
    const PatchSource& source)
{
    constexpr double kWhole = 100;
    Sticker changed = sticker;
    switch (plan.kind) {
    case SweepKind::Size:
        return withWidth(sticker, valueAt(plan, index) / kWhole * picture.width, source);
    case SweepKind::Opacity:
        changed.opacity = valueAt(plan, index);
        return changed;
    case SweepKind::Rotation:
        changed.rotation = valueAt(plan, index);
        return changed;
    case SweepKind::Position: {
        const auto columns = static_cast<std::size_t>(plan.columns);
        const double x = (double(index % columns) + 0.5) / plan.columns * picture.width;
        const double y = (double(index / columns) + 0.5) / plan.rows * picture.height;
        return movedTo(std::move(changed), {x, y});
    }
    case SweepKind::Text:
        changed.text = plan.texts.at(index);
        return changed;
    }
    return changed;
}

void runSweep(
    const SweepQuestion& question,
    std::size_t cleanTop,
    const Scorer& score,
    const PatchSource& source,
    const RunContext& context,
    const std::function<void(SweepPoint)>& onPoint)
{
    checkSweepPlan(question.plan);
    CLIPSCOPE_CHECK(question.swept < question.stickers.size(), "there is no sticker to sweep");
    const std::size_t total = question.plan.size();
    const auto stage = [total](std::size_t done) {
        return Progress{
            "sweeping", static_cast<std::int64_t>(done), static_cast<std::int64_t>(total)};
    };
    std::vector<Sticker> stickers = question.stickers;
    for (std::size_t i = 0; i < total; ++i) {
        context.step(stage(i));
        Sticker& swept = stickers[question.swept];
        swept = stickerAt(
            question.stickers[question.swept], question.plan, i, question.image.size(), source);
        SweepPoint point{
            .index = i,
            .value = isOnLine(question.plan.kind) ? valueAt(question.plan, i) : double(i),
            .sticker = swept,
            .coveredShare = coveredShare(stickers, question.image.size(), source),
            .scores = {}};
        // The sweep counts points; steps within one would make its progress jump.
        const Image picture = composed(question.image, stickers, source);
        point.scores = score(picture, question.templates, context);
        point.top = topOf(point.scores);
        point.isFlipped = point.top != cleanTop;
        onPoint(std::move(point));
    }
    context.step(stage(total));
}

std::vector<FlipPoint> flipPoints(SweepKind kind, std::span<const SweepPoint> points)
{
    std::vector<FlipPoint> flips;
    if (!isOnLine(kind))
        return flips;
    for (std::size_t i = 1; i < points.size(); ++i)
        if (points[i].top != points[i - 1].top)
            flips.push_back(
                {(points[i].value + points[i - 1].value) / 2, points[i - 1].top, points[i].top});
    return flips;
}

}  // namespace clipscope
