// SPDX-License-Identifier: GPL-3.0-or-later
// Brings a saliency map from the model's grid to the picture and to the range 0 to 1.
// Paper: gScoreCAM (Chen et al., ACCV 2022), its program's post-processing (methods-cnn.md 1.6).
// Agrees: cv::resize INTER_LINEAR for a stretched picture (tests/core/heatmap).
#include "core/heatmap/heatmap.h"

#include "core/base/check.h"

#include <opencv2/core.hpp>
#include <opencv2/core/utility.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace clipscope {

namespace {

constexpr double kEpsilon = 1e-8;  // the authors' program, in both normalisations
// Below this share of its maximum, a map's variation is the rounding of float32 sums.
constexpr double kFlatShare = 1e-6;

/// A run of neighbouring picture pixels that lie between the same two cell centres.
struct Segment {
    int begin = 0;  ///< first pixel, counted from the seen part's edge
    int end = 0;    ///< one past the last
    int cell = 0;   ///< cell to the left (or above); the other is `next`
    int next = 0;   ///< cell + 1, or the same at the grid's edge
};

/// Where the pixels of one axis fall on the grid.
struct Axis {
    std::vector<float> fraction;  ///< per pixel: share of Segment::next
    std::vector<Segment> segments;
};

/// `positionOf(i)`: cell coordinate of the centre of pixel i, i.e. 0.5 in the middle of cell 0.
template <typename PositionOf>
Axis makeAxis(int pixels, int cells, PositionOf positionOf)
{
    Axis axis;
    axis.fraction.reserve(static_cast<std::size_t>(pixels));
    for (int i = 0; i < pixels; ++i) {
        const double clamped = std::clamp(positionOf(i) - 0.5, 0.0, static_cast<double>(cells - 1));
        const int cell = static_cast<int>(clamped);
        axis.fraction.push_back(static_cast<float>(clamped - cell));
        if (axis.segments.empty() || axis.segments.back().cell != cell)
            axis.segments.push_back({i, i, cell, std::min(cell + 1, cells - 1)});
        axis.segments.back().end = i + 1;
    }
    return axis;
}

/// One picture row of the grid, still at the grid's width.
void blendRows(
    const cv::Mat& grid, const Segment& rows, float fraction, std::vector<float>& blended)
{
    const auto* upper = grid.ptr<float>(rows.cell);
    const auto* lower = grid.ptr<float>(rows.next);
    for (std::size_t i = 0; i < blended.size(); ++i)
        blended[i] = upper[i] + fraction * (lower[i] - upper[i]);
}

float interpolate(const std::vector<float>& row, const Segment& segment, float fraction)
{
    const float left = row[static_cast<std::size_t>(segment.cell)];
    const float right = row[static_cast<std::size_t>(segment.next)];
    return left + fraction * (right - left);
}

struct Range {
    float lowest = std::numeric_limits<float>::max();
    float highest = std::numeric_limits<float>::lowest();
    void include(float value)
    {
        lowest = std::min(lowest, value);
        highest = std::max(highest, value);
    }
};

/// The resampling of one map to one picture.
struct Sampling {
    cv::Mat grid;  ///< CV_32FC1 in [0, 1]
    Axis columns;
    Axis rows;
};

/// Range over all seen pixels. Between two cells the map is linear, so the ends of segments suffice
/// and no pixel needs to be stored.
Range rangeOf(const Sampling& sampling)
{
    Range range;
    std::vector<float> row(static_cast<std::size_t>(sampling.grid.cols));
    for (const Segment& rows : sampling.rows.segments) {
        for (const int y : {rows.begin, rows.end - 1}) {
            blendRows(
                sampling.grid, rows, sampling.rows.fraction[static_cast<std::size_t>(y)], row);
            for (const Segment& segment : sampling.columns.segments) {
                for (const int x : {segment.begin, segment.end - 1}) {
                    const float fraction = sampling.columns.fraction[static_cast<std::size_t>(x)];
                    range.include(interpolate(row, segment, fraction));
                }
            }
        }
    }
    return range;
}

/// One row of the seen part, rescaled by (value - lowest) * scale and kept within [0, 1].
void writeRow(
    float* out, const std::vector<float>& row, const Axis& columns, float lowest, float scale)
{
    for (const Segment& segment : columns.segments) {
        const float left = (row[static_cast<std::size_t>(segment.cell)] - lowest) * scale;
        const float slope = (row[static_cast<std::size_t>(segment.next)] - lowest) * scale - left;
        const float* fraction = columns.fraction.data();
        for (int x = segment.begin; x < segment.end; ++x)
            out[x] = std::min(std::max(left + fraction[x] * slope, 0.0F), 1.0F);
    }
}

cv::Mat renderHeat(const Sampling& sampling, const Geometry& geometry, const Range& range)
{
    const Box seen = geometry.seen();
    const double span = static_cast<double>(range.highest) - static_cast<double>(range.lowest);
    const auto scale = static_cast<float>(1.0 / (span + kEpsilon));
    cv::Mat heat(geometry.source().height, geometry.source().width, CV_32FC1);
    heat.rowRange(0, seen.y).setTo(0);
    heat.rowRange(seen.bottom(), heat.rows).setTo(0);

    const auto& segments = sampling.rows.segments;
    std::vector<std::size_t> segmentOfRow(static_cast<std::size_t>(seen.height));
    for (std::size_t s = 0; s < segments.size(); ++s)
        std::fill(
            segmentOfRow.begin() + segments[s].begin, segmentOfRow.begin() + segments[s].end, s);

    cv::parallel_for_(cv::Range(0, seen.height), [&](const cv::Range& part) {
        std::vector<float> row(static_cast<std::size_t>(sampling.grid.cols));
        for (int y = part.start; y < part.end; ++y) {
            const auto index = static_cast<std::size_t>(y);
            blendRows(
                sampling.grid, segments[segmentOfRow[index]], sampling.rows.fraction[index], row);
            auto* out = heat.ptr<float>(seen.y + y);
            std::fill(out, out + seen.x, 0.0F);
            writeRow(out + seen.x, row, sampling.columns, range.lowest, scale);
            std::fill(out + seen.right(), out + heat.cols, 0.0F);
        }
    });
    return heat;
}

void checkMap(const NativeMap& map)
{
    CLIPSCOPE_CHECK(
        map.values.type() == CV_32FC1 && !map.values.empty(),
        "a saliency map must have one 32-bit float channel and at least one cell, not " +
            std::to_string(map.values.cols) + " x " + std::to_string(map.values.rows) + " of " +
            cv::typeToString(map.values.type()));
    CLIPSCOPE_CHECK(
        cv::checkRange(map.values),
        "the saliency map holds values that are not finite numbers; use another method or layer");
}

/// ReLU and the first normalisation, on the grid. Precondition: `highest` > 0.
cv::Mat normalisedGrid(const cv::Mat& values, double lowest, double highest)
{
    const double floor = std::max(lowest, 0.0);
    const double scale = 1.0 / (highest - floor + kEpsilon);
    cv::Mat grid;
    cv::max(values, 0.0F, grid);
    grid.forEach<float>([floor, scale](float& value, const int*) {
        value = static_cast<float>((static_cast<double>(value) - floor) * scale);
    });
    return grid;
}

Sampling makeSampling(const cv::Mat& grid, const Geometry& geometry)
{
    const Box seen = geometry.seen();
    const Size cells{grid.cols, grid.rows};
    return {
        grid,
        makeAxis(
            seen.width,
            grid.cols,
            [&](int i) {
                return geometry.sourceToCell({seen.x + i + 0.5, 0.0}, cells).x;
            }),
        makeAxis(seen.height, grid.rows, [&](int i) {
            return geometry.sourceToCell({0.0, seen.y + i + 0.5}, cells).y;
        })};
}

}  // namespace

const char* toString(HeatState state)
{
    switch (state) {
    case HeatState::Ok:
        return "ok";
    case HeatState::Empty:
        return "empty";
    case HeatState::Flat:
        return "flat";
    case HeatState::Partial:
        return "partial";
    }
    return "ok";
}

Heatmap makeHeatmap(const NativeMap& map, const Geometry& geometry)
{
    checkMap(map);
    double lowest = 0;
    double highest = 0;
    cv::minMaxLoc(map.values, &lowest, &highest);

    Heatmap heatmap;
    heatmap.rawMin = static_cast<float>(lowest);
    heatmap.rawMax = static_cast<float>(highest);
    heatmap.seen = geometry.seen();
    heatmap.state = highest <= 0 ? HeatState::Empty : HeatState::Flat;
    if (highest - std::max(lowest, 0.0) > kFlatShare * highest) {
        const Sampling sampling =
            makeSampling(normalisedGrid(map.values, lowest, highest), geometry);
        const Range range = rangeOf(sampling);
        // A picture of few pixels can miss all of the map's variation.
        if (range.highest - range.lowest > static_cast<float>(kFlatShare)) {
            heatmap.state = HeatState::Ok;
            heatmap.values = renderHeat(sampling, geometry, range);
            return heatmap;
        }
    }
    heatmap.values = cv::Mat::zeros(geometry.source().height, geometry.source().width, CV_32FC1);
    return heatmap;
}

}  // namespace clipscope
