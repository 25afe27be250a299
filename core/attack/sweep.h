// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/attack/attack_scores.h"
#include "core/sticker/composite.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace clipscope {

/// What a sweep changes about one sticker.
enum class SweepKind {
    Size,      ///< its width upright, in percent of the picture's
    Opacity,   ///< 0 to 1
    Rotation,  ///< degrees
    Position,  ///< its centre, over a grid of places
    Text       ///< its words
};
[[nodiscard]] std::string_view toString(SweepKind kind);  // "size", "opacity", ...

/// Which values it takes.
struct SweepPlan {
    SweepKind kind = SweepKind::Size;
    double from = 5;
    double to = 40;
    int count = 12;                  ///< evenly from `from` to `to`; Size, Opacity and Rotation
    int columns = 8;                 ///< Position: the centres of that many by ...
    int rows = 6;                    ///< ... that many equal fields of the picture, row by row
    std::vector<std::string> texts;  ///< Text

    /// How many points.
    [[nodiscard]] std::size_t size() const;
    friend bool operator==(const SweepPlan&, const SweepPlan&) = default;
};

inline constexpr std::size_t kMostSweepPoints = 400;

/// "size=5:40:12", "opacity=0:1:11", "rotation=-90:90:13", "position=8x6", "text=iPod,pizza".
/// Throws Error(InvalidArgument) that says what is wrong.
[[nodiscard]] SweepPlan sweepPlanFrom(std::string_view text);

/// Throws Error(InvalidArgument) for no point, more than kMostSweepPoints, or values that the
/// sticker cannot have.
void checkSweepPlan(const SweepPlan& plan);

struct SweepPoint {
    std::size_t index = 0;  ///< in the plan's order
    double value = 0;       ///< of Size, Opacity and Rotation
    Sticker sticker;        ///< the one that the sweep changes, as it was here
    double coveredShare = 0;
    std::vector<PromptScore> scores;
    std::size_t top = 0;
    bool isFlipped = false;  ///< the top is another than the clean picture's
};

struct SweepQuestion {
    Image image;  ///< clean
    std::vector<Sticker> stickers;
    std::size_t swept = 0;  ///< index into stickers; of kind Text for sweeps of its words
    std::vector<std::string> templates;
    SweepPlan plan;
};

/// The sticker as it is at a point of the plan.
[[nodiscard]] Sticker stickerAt(
    const Sticker& sticker,
    const SweepPlan& plan,
    std::size_t index,
    Size picture,
    const PatchSource& source);

/// The sticker scaled so that its upright outline is `width` picture pixels wide.
[[nodiscard]] Sticker withWidth(const Sticker& sticker, double width, const PatchSource& source);

/// Scores every point of the plan, one scoring each, and hands each to `onPoint` as soon as it is
/// there, in the plan's order; so whoever keeps them has them after Cancelled too. `cleanTop`: of
/// the clean picture. Throws Cancelled between points, and as checkSweepPlan().
void runSweep(
    const SweepQuestion& question,
    std::size_t cleanTop,
    const Scorer& score,
    const PatchSource& source,
    const RunContext& context,
    const std::function<void(SweepPoint)>& onPoint);

/// A place between two neighbouring points with different tops.
struct FlipPoint {
    double value = 0;        ///< halfway between the two
    std::size_t before = 0;  ///< index of the prompt that is on top below it ...
    std::size_t after = 0;   ///< ... and above it
};
/// Of a sweep along a line, with its points in order; none for Position and Text.
[[nodiscard]] std::vector<FlipPoint> flipPoints(SweepKind kind, std::span<const SweepPoint> points);

}  // namespace clipscope
