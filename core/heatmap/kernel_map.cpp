// SPDX-License-Identifier: GPL-3.0-or-later
// Brings a map from the model's grid to the picture with a kernel of up to four cells per axis.
// Agrees: cv::resize INTER_NEAREST and INTER_CUBIC for a stretched picture (tests/core/heatmap).
#include "core/heatmap/kernel_map.h"

#include "core/base/check.h"

#include <opencv2/core.hpp>
#include <opencv2/core/utility.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace clipscope {

namespace {

// Pixel edges that coincide with a cell's edge belong to the cell that begins there; rounding must
// not push them into the cell before. Other edges are farther away than this: at least 1 / (W * n).
constexpr double kEdgeSlack = 1e-9;

/// The cells that one pixel of an axis is made of. Weights add up to 1.
struct Tap {
    std::array<int, 4> cells{};
    std::array<float, 4> weights{};
};

/// Keys' cubic with a = -0.75 at distance `t` >= 0.
double cubicKernel(double t)
{
    constexpr double a = -0.75;
    if (t < 1.0)
        return ((a + 2.0) * t - (a + 3.0)) * t * t + 1.0;
    if (t < 2.0)
        return (((t - 5.0) * t + 8.0) * t - 4.0) * a;
    return 0.0;
}

/// `corner`: cell coordinate of the pixel's upper or left edge.
Tap nearestTap(double corner, int cells)
{
    const int cell = std::clamp(static_cast<int>(std::floor(corner + kEdgeSlack)), 0, cells - 1);
    return {{cell, cell, cell, cell}, {1.0F, 0.0F, 0.0F, 0.0F}};
}

/// `centre`: cell coordinate of the pixel's centre.
Tap cubicTap(double centre, int cells)
{
    const double position = centre - 0.5;
    const int before = static_cast<int>(std::floor(position));
    Tap tap;
    for (int i = 0; i < 4; ++i) {
        const int cell = before - 1 + i;
        tap.cells[static_cast<std::size_t>(i)] = std::clamp(cell, 0, cells - 1);
        tap.weights[static_cast<std::size_t>(i)] =
            static_cast<float>(cubicKernel(std::abs(position - cell)));
    }
    return tap;
}

/// `positionOf(x)`: cell coordinate of the picture coordinate x; `first`: the first seen pixel.
template <typename PositionOf>
std::vector<Tap>
makeTaps(int first, int pixels, int cells, Interpolation interpolation, PositionOf positionOf)
{
    std::vector<Tap> taps;
    taps.reserve(static_cast<std::size_t>(pixels));
    for (int i = first; i < first + pixels; ++i) {
        taps.push_back(
            interpolation == Interpolation::Nearest ? nearestTap(positionOf(i), cells)
                                                    : cubicTap(positionOf(i + 0.5), cells));
    }
    return taps;
}

/// h x w cells -> h x W.
cv::Mat widen(const cv::Mat& grid, const std::vector<Tap>& columns)
{
    cv::Mat wide(grid.rows, static_cast<int>(columns.size()), CV_32FC1);
    for (int y = 0; y < grid.rows; ++y) {
        const auto* in = grid.ptr<float>(y);
        std::transform(columns.begin(), columns.end(), wide.ptr<float>(y), [in](const Tap& tap) {
            float sum = 0;
            for (std::size_t i = 0; i < tap.cells.size(); ++i)
                sum += tap.weights[i] * in[tap.cells[i]];
            return sum;
        });
    }
    return wide;
}

/// h x W -> H x W.
cv::Mat heighten(const cv::Mat& wide, const std::vector<Tap>& rows)
{
    cv::Mat full(static_cast<int>(rows.size()), wide.cols, CV_32FC1);
    cv::parallel_for_(cv::Range(0, full.rows), [&](const cv::Range& part) {
        for (int y = part.start; y < part.end; ++y) {
            const Tap& tap = rows[static_cast<std::size_t>(y)];
            const auto* a = wide.ptr<float>(tap.cells[0]);
            const auto* b = wide.ptr<float>(tap.cells[1]);
            const auto* c = wide.ptr<float>(tap.cells[2]);
            const auto* d = wide.ptr<float>(tap.cells[3]);
            const auto weights = tap.weights;
            auto* out = full.ptr<float>(y);
            for (int x = 0; x < full.cols; ++x)
                out[x] =
                    weights[0] * a[x] + weights[1] * b[x] + weights[2] * c[x] + weights[3] * d[x];
        }
    });
    return full;
}

}  // namespace

KernelMap::KernelMap(const cv::Mat& grid, const Geometry& geometry, Interpolation interpolation)
    : m_picture(geometry.source())
    , m_seen(geometry.seen())
{
    CLIPSCOPE_ENSURE(interpolation != Interpolation::Bilinear, "BilinearMap is for bilinear maps");
    const Size cells{grid.cols, grid.rows};
    const auto columns =
        makeTaps(m_seen.x, m_seen.width, cells.width, interpolation, [&](double x) {
            return geometry.sourceToCell({x, 0.0}, cells).x;
        });
    const auto rows = makeTaps(m_seen.y, m_seen.height, cells.height, interpolation, [&](double y) {
        return geometry.sourceToCell({0.0, y}, cells).y;
    });
    m_values = heighten(widen(grid, columns), rows);
}

ValueRange KernelMap::range() const
{
    double lowest = 0;
    double highest = 0;
    cv::minMaxLoc(m_values, &lowest, &highest);
    return {static_cast<float>(lowest), static_cast<float>(highest)};
}

cv::Mat KernelMap::render(const ValueRange& range) const
{
    cv::Mat heat = cv::Mat::zeros(m_picture.height, m_picture.width, CV_32FC1);
    const float scale = range.scale();
    cv::parallel_for_(cv::Range(0, m_seen.height), [&](const cv::Range& part) {
        for (int y = part.start; y < part.end; ++y) {
            const auto* in = m_values.ptr<float>(y);
            std::transform(
                in, in + m_seen.width, heat.ptr<float>(m_seen.y + y) + m_seen.x, [&](float value) {
                    return std::min(std::max((value - range.lowest) * scale, 0.0F), 1.0F);
                });
        }
    });
    return heat;
}

}  // namespace clipscope
