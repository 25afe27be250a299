// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heatmap/heatmap.h"
#include "core/heatmap/prepare_grid.h"
#include "core/heatmap/value_range.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <random>
#include <vector>

/// makeHeatmap() as it was before it was made fast: one pixel after the other, every operation in
/// float and in the same order, so that results are equal to the bit.
namespace clipscope::test {

/// The cells around a pixel along one axis and how much each counts; Bilinear has two, the first
/// without a weight.
struct SlowTap {
    std::array<int, 4> cells{};
    std::array<float, 4> weights{};
};

inline SlowTap slowTap(double begin, double centre, int cells, Interpolation how)
{
    SlowTap tap;
    if (how == Interpolation::Bilinear) {
        const double position = std::clamp(centre - 0.5, 0.0, cells - 1.0);
        const int cell = static_cast<int>(position);
        tap.cells = {cell, std::min(cell + 1, cells - 1), 0, 0};
        tap.weights[1] = static_cast<float>(position - cell);
        return tap;
    }
    if (how == Interpolation::Nearest) {
        const int cell = std::clamp(static_cast<int>(std::floor(begin + 1e-9)), 0, cells - 1);
        return {{cell, cell, cell, cell}, {1, 0, 0, 0}};
    }
    constexpr double a = -0.75;
    for (int i = 0; i < 4; ++i) {
        const int cell = static_cast<int>(std::floor(centre - 0.5)) - 1 + i;
        const double t = std::abs(centre - 0.5 - cell);
        const double weight = t < 1.0   ? ((a + 2.0) * t - (a + 3.0)) * t * t + 1.0
                              : t < 2.0 ? (((t - 5.0) * t + 8.0) * t - 4.0) * a
                                        : 0.0;
        tap.cells[static_cast<std::size_t>(i)] = std::clamp(cell, 0, cells - 1);
        tap.weights[static_cast<std::size_t>(i)] = static_cast<float>(weight);
    }
    return tap;
}

/// One cell row at picture width, bicubic or nearest.
inline float slowSum(const cv::Mat& grid, int row, const SlowTap& x)
{
    float sum = 0;
    for (std::size_t i = 0; i < 4; ++i)
        sum += x.weights[i] * grid.at<float>(row, x.cells[i]);
    return sum;
}

inline float slowValue(
    const cv::Mat& grid,
    const SlowTap& x,
    const SlowTap& y,
    Interpolation how,
    float lowest,
    float scale)
{
    if (how != Interpolation::Bilinear) {
        const float sum = y.weights[0] * slowSum(grid, y.cells[0], x) +
                          y.weights[1] * slowSum(grid, y.cells[1], x) +
                          y.weights[2] * slowSum(grid, y.cells[2], x) +
                          y.weights[3] * slowSum(grid, y.cells[3], x);
        return (sum - lowest) * scale;
    }
    const auto blended = [&](int cell) {
        const float upper = grid.at<float>(y.cells[0], cell);
        return upper + y.weights[1] * (grid.at<float>(y.cells[1], cell) - upper);
    };
    const float left = (blended(x.cells[0]) - lowest) * scale;
    const float slope = (blended(x.cells[1]) - lowest) * scale - left;
    return left + x.weights[1] * slope;
}

inline Heatmap
slowHeatmap(const NativeMap& map, const Geometry& geometry, const MapOptions& options)
{
    const PreparedGrid prepared = prepareGrid(map);
    const Box seen = geometry.seen();
    Heatmap heatmap{
        .values = cv::Mat::zeros(geometry.source().height, geometry.source().width, CV_32FC1),
        .state = prepared.state,
        .rawMin = prepared.raw.lowest,
        .rawMax = prepared.raw.highest,
        .seen = seen};
    if (prepared.state != HeatState::Ok)
        return heatmap;

    const Interpolation how = options.interpolation;
    const Size cells{prepared.grid.cols, prepared.grid.rows};
    std::vector<SlowTap> columns;
    std::vector<SlowTap> rows;
    for (int x = seen.x; x < seen.right(); ++x)
        columns.push_back(slowTap(
            geometry.sourceToCell({double(x), 0}, cells).x,
            geometry.sourceToCell({x + 0.5, 0}, cells).x,
            cells.width,
            how));
    for (int y = seen.y; y < seen.bottom(); ++y)
        rows.push_back(slowTap(
            geometry.sourceToCell({0, double(y)}, cells).y,
            geometry.sourceToCell({0, y + 0.5}, cells).y,
            cells.height,
            how));

    // A bilinear map's extremes are looked for only where the next pixel lies between other cells.
    const auto counts = [how](const std::vector<SlowTap>& taps, std::size_t i) {
        return how != Interpolation::Bilinear || i == 0 || i + 1 == taps.size() ||
               taps[i].cells[0] != taps[i - 1].cells[0] || taps[i].cells[0] != taps[i + 1].cells[0];
    };
    ValueRange range;
    for (std::size_t y = 0; y < rows.size(); ++y)
        for (std::size_t x = 0; x < columns.size(); ++x)
            if (counts(columns, x) && counts(rows, y))
                range.include(slowValue(prepared.grid, columns[x], rows[y], how, 0.0F, 1.0F));
    range = rectified(range, map.rectify);
    if (map.rectify == Rectify::AfterResize && range.highest <= 0)
        heatmap.state = HeatState::Empty;
    else if (!(range.highest - range.lowest > static_cast<float>(kFlatShare)))
        heatmap.state = HeatState::Flat;
    if (heatmap.state != HeatState::Ok)
        return heatmap;

    cv::Mat part(seen.height, seen.width, CV_32FC1);
    for (std::size_t y = 0; y < rows.size(); ++y)
        for (std::size_t x = 0; x < columns.size(); ++x)
            part.at<float>(static_cast<int>(y), static_cast<int>(x)) = std::min(
                std::max(
                    slowValue(prepared.grid, columns[x], rows[y], how, range.lowest, range.scale()),
                    0.0F),
                1.0F);
    const int side = closingSide(options.closing, geometry.source());
    if (side > 1)
        cv::morphologyEx(
            part.clone(),
            part,
            cv::MORPH_CLOSE,
            cv::getStructuringElement(cv::MORPH_RECT, {side, side}));
    part.copyTo(heatmap.values(cv::Rect(seen.x, seen.y, seen.width, seen.height)));
    return heatmap;
}

inline bool isSameToTheBit(const cv::Mat& a, const cv::Mat& b)
{
    if (a.size() != b.size() || a.type() != b.type())
        return false;
    const std::size_t bytes = static_cast<std::size_t>(a.cols) * a.elemSize();
    for (int y = 0; y < a.rows; ++y) {
        if (std::memcmp(a.ptr(y), b.ptr(y), bytes) != 0)
            return false;
    }
    return true;
}

/// Maps, pictures and ways from one to the other, of all kinds.
class RandomMaps {
public:
    explicit RandomMaps(std::uint32_t seed) : m_random(seed) {}

    [[nodiscard]] int upTo(int n) { return std::uniform_int_distribution(0, n)(m_random); }
    [[nodiscard]] float share() { return std::uniform_real_distribution<float>(0, 1)(m_random); }
    /// Noise, or flat but for some cells, or of few levels.
    [[nodiscard]] NativeMap map()
    {
        NativeMap map;
        map.values = cv::Mat(1 + upTo(13), 1 + upTo(13), CV_32FC1);
        const int kind = upTo(3);
        for (int y = 0; y < map.values.rows; ++y) {
            for (int x = 0; x < map.values.cols; ++x) {
                const float noise = 2 * share() - 0.7F;
                map.values.at<float>(y, x) = kind == 0   ? noise
                                             : kind == 1 ? (share() < 0.1F ? noise : 0.25F)
                                             : kind == 2 ? std::round(3 * noise)
                                                         : 1e-3F * noise + 5;
            }
        }
        map.rectify = static_cast<Rectify>(upTo(2));
        return map;
    }
    [[nodiscard]] Geometry geometry(int largestSide)
    {
        const Size picture{1 + upTo(largestSide - 1), 1 + upTo(largestSide - 1)};
        return {picture, 16 + upTo(40), static_cast<Fit>(upTo(2))};
    }
    [[nodiscard]] MapOptions options()
    {
        MapOptions options{.interpolation = static_cast<Interpolation>(upTo(2)), .closing = {}};
        if (upTo(2) == 0)
            options.closing = {double(1 + upTo(50)), upTo(1) == 0};
        return options;
    }

private:
    std::mt19937 m_random;
};

}  // namespace clipscope::test
