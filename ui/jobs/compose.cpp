// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/compose.h"

#include "core/heatmap/heat_span.h"
#include "core/heatmap/sample_heat.h"
#include "core/image/colormap.h"
#include "core/image/large_mat.h"
#include "core/localize/localize_levels.h"
#include "ui/raster/convert.h"

#include <opencv2/core/utility.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <functional>
#include <future>
#include <utility>

namespace clipscope::ui {
namespace {

// Heat is an interpolation of a handful of cells: more pixels than this cannot be told apart.
constexpr int kHeatSide = 1024;

// An outline drawn pixel step by pixel step looks no better and takes ten times as long to stroke.
constexpr double kOutlineSlack = 1.0;  // pixels

cv::Mat smallHeat(const Heatmap& heatmap)
{
    const Box& seen = heatmap.seen;
    const cv::Mat part = heatmap.values(cv::Rect(seen.x, seen.y, seen.width, seen.height));
    const double scale = std::min(1.0, double{kHeatSide} / std::max(seen.width, seen.height));
    if (scale >= 1.0)
        return part;
    return sampleHeat(
        part,
        {std::max(1, static_cast<int>(seen.width * scale)),
         std::max(1, static_cast<int>(seen.height * scale))});
}

/// Colours of heat * gain + offset.
QImage coloured(const cv::Mat& heat, const Composition& look)
{
    const ColorMap& map = findColorMap(look.colorMap);
    if (look.gain == 1 && look.offset == 0)
        return viewOf(colourise(heat, map));
    cv::Mat scaled;
    heat.convertTo(scaled, CV_32F, look.gain, look.offset);
    return viewOf(colourise(scaled, map));
}

/// Every other pixel of every other row, as cv::resize with INTER_NEAREST.
cv::Mat halved(const cv::Mat& mask)
{
    const cv::Size size(std::max(1, mask.cols / 2), std::max(1, mask.rows / 2));
    cv::Mat half = makeLargeMat(size.height, size.width, CV_8UC1);
    if (mask.size() != size * 2) {  // an odd side shifts some
        cv::resize(mask, half, size, 0, 0, cv::INTER_NEAREST);
        return half;
    }
    cv::parallel_for_(cv::Range(0, half.rows), [&](const cv::Range& part) {
        for (int y = part.start; y < part.end; ++y) {
            const uchar* from = mask.ptr(2 * y);
            std::generate_n(half.ptr(y), size.width, [from]() mutable {
                const uchar pixel = *from;
                from += 2;
                return pixel;
            });
        }
    });
    return half;
}

std::vector<QImage> maskLevels(cv::Mat mask)
{
    std::vector<QImage> levels{maskViewOf(mask)};
    while (std::max(mask.cols, mask.rows) > kHeatSide) {
        mask = halved(mask);
        levels.push_back(maskViewOf(mask));
    }
    return levels;
}

QPainterPath outlines(const std::vector<std::vector<cv::Point>>& contours)
{
    QPainterPath path;
    for (const auto& contour : contours) {
        std::vector<cv::Point> corners;
        cv::approxPolyDP(contour, corners, kOutlineSlack, true);
        QPolygonF outline;
        for (const cv::Point& point : corners)
            outline << QPointF(point.x + 0.5, point.y + 0.5);  // through the pixels' centres
        path.addPolygon(outline);
        path.closeSubpath();
    }
    return path;
}

struct Colours {
    cv::Mat small;  ///< see Composition::smallHeat
    QImage image;
};

/// `known`: has the same heat; or null.
Colours coloursOf(const Composition& look, const Composition* known)
{
    const cv::Mat small = known != nullptr ? known->smallHeat : smallHeat(*look.heatmap);
    return {small, coloured(small, look)};
}

bool isSameMap(const NativeMap& a, const NativeMap& b)
{
    return a.values.data == b.values.data && a.values.size == b.values.size &&
           a.rectify == b.rectify;
}

bool hasHeatOf(const Composition& known, const ComposeRequest& request)
{
    return known.levels && known.picture == request.picture &&
           known.modelSide == request.modelSide && known.fit == request.fit &&
           known.mapOptions == request.mapOptions && isSameMap(known.map, request.map);
}

/// Beyond its heat.
bool hasMaskOf(const Composition& known, const ComposeRequest& request)
{
    return known.threshold == request.threshold && known.boxRule == request.boxRule &&
           known.alpha == request.alpha;
}

/// Beyond its heat.
bool hasColoursOf(const Composition& known, const Composition& look)
{
    return known.colorMap == look.colorMap && known.gain == look.gain &&
           known.offset == look.offset;
}

void takeHeat(Composition& made, const Composition& known)
{
    made.heatmap = known.heatmap;
    made.span = known.span;
    made.levels = known.levels;
    made.histogram = known.histogram;
    made.otsuCurve = known.otsuCurve;
    made.otsuLevel = known.otsuLevel;
    made.seen = known.seen;
    made.peak = known.peak;
    made.peakHeat = known.peakHeat;
}

void makeHeat(Composition& made)
{
    const Geometry geometry(made.picture->image.size(), made.modelSide, made.fit);
    LevelsMaker levels;
    SpannedHeatmap spanned = makeSpannedHeatmap(made.map, geometry, made.mapOptions, levels);
    made.heatmap = std::make_shared<const Heatmap>(std::move(spanned.heatmap));
    made.levels = std::make_shared<const HeatLevels>(levels.finish(*made.heatmap));
    made.span = spanned.span;
    made.seen = toQRect(made.heatmap->seen);
    made.histogram = made.levels->seen;
    made.otsuCurve = otsuCurve(made.levels->histogram);
    made.otsuLevel = otsuLevel(made.otsuCurve);
    made.peak = {made.levels->peak.x, made.levels->peak.y};
    made.peakHeat = made.levels->peakHeat;
}

void takeMask(Composition& made, const Composition& known)
{
    made.localisation = known.localisation;
    made.ruled = known.ruled;
    made.masks = known.masks;
    made.contours = known.contours;
}

/// `beside`: work for the other processors while contours, which occupy just one, are looked for.
template <typename Beside>
void makeMask(Composition& made, Beside beside)
{
    const LocalizeOptions options{
        .threshold = made.threshold, .rule = made.boxRule, .alpha = made.alpha};
    const Binarised binary = binariseFor(*made.heatmap, *made.levels, options);
    auto masks = std::async(std::launch::async, [&binary, beside] {
        std::vector<QImage> levels = maskLevels(binary.mask);
        beside();
        return levels;
    });
    made.localisation = locate(binary, made.heatmap->values, options);
    made.ruled = made.localisation.chosen;
    made.contours = outlines(made.localisation.contours);
    made.masks = masks.get();
}

/// The user's choice comes before the rule's.
void choose(Composition& made, const std::optional<int>& preferred)
{
    Localisation& found = made.localisation;
    found.chosen = made.ruled;
    if (preferred && *preferred >= 0) {
        const auto index = static_cast<std::size_t>(*preferred);
        if (index < found.candidates.size())
            found.chosen = index;
    }
    if (made.boxRule != BoxRule::All && found.chosen)
        found.selected = {*found.chosen};
}

/// Where the range says so: the gain and offset that bring native values of the range to [0, 1].
void scaleColours(Composition& made, const std::optional<ValueRange>& range)
{
    if (!range)
        return;
    const double floor = range->lowest;
    const double width = static_cast<double>(range->highest) - floor;
    const double lowest = made.span.lowest;
    const double highest = made.span.highest;
    made.gain = width > 0 ? (highest - lowest) / width : 0;
    made.offset = width > 0 ? (lowest - floor) / width : 0;
}

}  // namespace

CompositionPtr compose(const ComposeRequest& request)
{
    auto made = std::make_shared<Composition>();
    made->picture = request.picture;
    made->map = request.map;
    made->modelSide = request.modelSide;
    made->fit = request.fit;
    made->mapOptions = request.mapOptions;
    made->threshold = request.threshold;
    made->boxRule = request.boxRule;
    made->alpha = request.alpha;
    made->colorMap = request.colorMap;
    made->gain = request.gain;
    made->offset = request.offset;
    made->label = request.label;

    const Composition* known =
        request.known && hasHeatOf(*request.known, request) ? request.known.get() : nullptr;
    if (known != nullptr)
        takeHeat(*made, *known);
    else
        makeHeat(*made);
    scaleColours(*made, request.range);
    const bool keepsColours = known != nullptr && hasColoursOf(*known, *made);
    Colours colours = keepsColours ? Colours{known->smallHeat, known->heat} : Colours{};
    const auto makeColours = [&] {
        if (!keepsColours)
            colours = coloursOf(*made, known);
    };
    if (known != nullptr && hasMaskOf(*known, request)) {
        takeMask(*made, *known);
        makeColours();
    } else {
        makeMask(*made, makeColours);
    }
    choose(*made, request.preferred);
    made->smallHeat = colours.small;
    made->heat = colours.image;
    return made;
}

}  // namespace clipscope::ui
