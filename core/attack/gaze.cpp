// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/attack/gaze.h"

#include "core/base/check.h"
#include "core/heatmap/heat_span.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <array>
#include <charconv>

namespace clipscope {

namespace {

bool hasHeat(const Heatmap& heatmap)
{
    return heatmap.state == HeatState::Ok || heatmap.state == HeatState::Partial;
}

std::optional<Point> peakOf(const Heatmap& heatmap)
{
    if (!hasHeat(heatmap))
        return std::nullopt;
    cv::Point place;
    cv::minMaxLoc(heatmap.values, nullptr, nullptr, nullptr, &place);
    return Point{place.x + 0.5, place.y + 0.5};
}

/// The heat of `own` as heat of `common`; pixels that the model did not see stay 0.
void bringTo(Heatmap& heatmap, const ValueRange& own, const ValueRange& common)
{
    const double span = double{common.highest} - double{common.lowest};
    if (!hasHeat(heatmap) || span <= 0)
        return;
    const cv::Rect seen(heatmap.seen.x, heatmap.seen.y, heatmap.seen.width, heatmap.seen.height);
    cv::Mat values = heatmap.values(seen);
    const double scale = (double{own.highest} - double{own.lowest}) / span;
    const double offset = (double{own.lowest} - double{common.lowest}) / span;
    values.convertTo(values, CV_32F, scale, offset);
    cv::min(values, 1.0, values);
    cv::max(values, 0.0, values);
}

bool contains(const Box& box, const Point& point)
{
    return point.x >= box.x && point.x < box.right() && point.y >= box.y && point.y < box.bottom();
}

std::string digits(double value, int places)
{
    std::array<char, 64> text{};
    const auto [end, error] = std::to_chars(
        text.data(), text.data() + text.size(), value, std::chars_format::fixed, places);
    return {text.data(), end};
}

/// "apple 0.86"; a lone prompt has no probability, so it is named with its cosine.
std::string named(const PromptScore& score)
{
    std::string text = score.text;
    text += ' ';
    return text + digits(score.probability.value_or(score.cosine), 2);
}

std::string percentOfArea(double share)
{
    const double percent = 100 * share;
    return percent > 0 && percent < 0.1 ? std::string("less than 0.1")
                                        : digits(percent, percent < 9.95 ? 1 : 0);
}

std::string gazeWords(const GazeRow& gaze)
{
    std::string text = "; heat for '" + gaze.prompt + "' ";
    if (!gaze.attackedPeak || !gaze.cleanPeak)
        return text + "is not there to compare";
    if (gaze.peaksOnSticker)
        text += "now peaks on the sticker";
    else if (gaze.peaksInCleanBox)
        text += "still peaks in its clean box";
    else
        text += "peaks outside of its clean box";
    return text + " (IoU of the boxes " + digits(gaze.iou, 2) + ")";
}

}  // namespace

GazeRow compareGaze(
    const std::string& prompt,
    const GazePair& maps,
    const Geometry& geometry,
    const cv::Mat& stickers,
    const MapOptions& map,
    const LocalizeOptions& box)
{
    GazeRow row;
    row.prompt = prompt;
    row.cleanHeat = makeHeatmap(maps.clean, geometry, map);
    row.attackedHeat = makeHeatmap(maps.attacked, geometry, map);
    CLIPSCOPE_CHECK(
        stickers.type() == CV_8UC1 && stickers.size() == row.attackedHeat.values.size(),
        "the mask of the stickers has to have the picture's size");
    row.cleanBox = localize(row.cleanHeat, box).box();
    row.attackedBox = localize(row.attackedHeat, box).box();
    if (row.cleanBox && row.attackedBox)
        row.iou = iou(*row.cleanBox, *row.attackedBox);
    row.cleanPeak = peakOf(row.cleanHeat);
    row.attackedPeak = peakOf(row.attackedHeat);
    if (row.attackedPeak) {
        const auto& peak = *row.attackedPeak;
        row.peaksOnSticker =
            stickers.at<std::uint8_t>(static_cast<int>(peak.y), static_cast<int>(peak.x)) != 0;
        row.peaksInCleanBox = row.cleanBox && contains(*row.cleanBox, peak);
    }
    const ValueRange clean = heatSpan(maps.clean, geometry, map);
    const ValueRange attacked = heatSpan(maps.attacked, geometry, map);
    const ValueRange common{
        std::min(clean.lowest, attacked.lowest), std::max(clean.highest, attacked.highest)};
    bringTo(row.cleanHeat, clean, common);
    bringTo(row.attackedHeat, attacked, common);
    return row;
}

std::string attackVerdict(const AttackScores& scores, const std::string& label, const GazeRow* gaze)
{
    const AttackRow& before = scores.rows[scores.cleanTop];
    const AttackRow& after = scores.rows[scores.attackedTop];
    std::string text = "With the label '" + label + "' (" + percentOfArea(scores.coveredShare) +
                       " % of the area) ";
    if (scores.rows.size() == 1)
        text += "the cosine of " + named(before.clean) + " becomes " +
                digits(before.attacked.cosine, 2);
    else if (scores.isFlipped())
        text += "top-1 changes from " + named(before.clean) + " to " + named(after.attacked);
    else
        text += "top-1 stays " + named(before.clean) + ", now " +
                digits(after.attacked.probability.value_or(after.attacked.cosine), 2);
    if (gaze != nullptr)
        text += gazeWords(*gaze);
    return text + ".";
}

}  // namespace clipscope
