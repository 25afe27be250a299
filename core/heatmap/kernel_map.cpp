// SPDX-License-Identifier: GPL-3.0-or-later
// Brings a map from the model's grid to the picture with a kernel of up to four cells per axis.
// Agrees: cv::resize INTER_NEAREST and INTER_CUBIC for a stretched picture (tests/core/heatmap).
#include "core/heatmap/kernel_map.h"

#include "core/base/check.h"
#include "core/base/vectorised.h"
#include "core/heatmap/render_seen.h"

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
KernelTap nearestTap(double corner, int cells)
{
    const int cell = std::clamp(static_cast<int>(std::floor(corner + kEdgeSlack)), 0, cells - 1);
    return {{cell, cell, cell, cell}, {1.0F, 0.0F, 0.0F, 0.0F}};
}

/// `centre`: cell coordinate of the pixel's centre.
KernelTap cubicTap(double centre, int cells)
{
    const double position = centre - 0.5;
    const int before = static_cast<int>(std::floor(position));
    KernelTap tap;
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
std::vector<KernelTap>
makeTaps(int first, int pixels, int cells, Interpolation interpolation, PositionOf positionOf)
{
    std::vector<KernelTap> taps;
    taps.reserve(static_cast<std::size_t>(pixels));
    for (int i = first; i < first + pixels; ++i) {
        taps.push_back(
            interpolation == Interpolation::Nearest ? nearestTap(positionOf(i), cells)
                                                    : cubicTap(positionOf(i + 0.5), cells));
    }
    return taps;
}

/// h x w cells -> h x W.
cv::Mat widen(const cv::Mat& grid, const std::vector<KernelTap>& columns)
{
    cv::Mat wide(grid.rows, static_cast<int>(columns.size()), CV_32FC1);
    for (int y = 0; y < grid.rows; ++y) {
        const auto* in = grid.ptr<float>(y);
        std::transform(
            columns.begin(), columns.end(), wide.ptr<float>(y), [in](const KernelTap& tap) {
                float sum = 0;
                for (std::size_t i = 0; i < tap.cells.size(); ++i)
                    sum += tap.weights[i] * in[tap.cells[i]];
                return sum;
            });
    }
    return wide;
}

CLIPSCOPE_VECTORISED void blend(
    const std::array<const float*, 4>& rows,
    const std::array<float, 4>& weights,
    float* out,
    std::size_t count)
{
    const float* a = rows[0];
    const float* b = rows[1];
    const float* c = rows[2];
    const float* d = rows[3];
    for (std::size_t x = 0; x < count; ++x)
        out[x] = weights[0] * a[x] + weights[1] * b[x] + weights[2] * c[x] + weights[3] * d[x];
}

CLIPSCOPE_VECTORISED void stretch(float* values, std::size_t count, float lowest, float scale)
{
    for (std::size_t x = 0; x < count; ++x)
        values[x] = std::min(std::max((values[x] - lowest) * scale, 0.0F), 1.0F);
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
    m_rows = makeTaps(m_seen.y, m_seen.height, cells.height, interpolation, [&](double y) {
        return geometry.sourceToCell({0.0, y}, cells).y;
    });
    m_wide = widen(grid, columns);
    lookAtRows();
}

/// One picture row of the seen part.
void KernelMap::resample(int y, float* out) const
{
    const KernelTap& tap = m_rows[static_cast<std::size_t>(y)];
    std::array<const float*, 4> cells{};
    std::transform(tap.cells.begin(), tap.cells.end(), cells.begin(), [this](int cell) {
        return m_wide.ptr<float>(cell);
    });
    blend(cells, tap.weights, out, static_cast<std::size_t>(m_wide.cols));
}

void KernelMap::lookAtRows()
{
    m_rowRanges.resize(m_rows.size());
    cv::parallel_for_(cv::Range(0, m_seen.height), [&](const cv::Range& part) {
        std::vector<float> row(static_cast<std::size_t>(m_wide.cols));
        for (int y = part.start; y < part.end; ++y) {
            resample(y, row.data());
            m_rowRanges[static_cast<std::size_t>(y)] = rangeOf(row.data(), row.size());
        }
    });
}

ValueRange KernelMap::range() const
{
    return unionOf(m_rowRanges);
}

cv::Mat KernelMap::render(const ValueRange& range, HeatWatcher* watcher) const
{
    const float lowest = range.lowest;
    const float scale = range.scale();
    if (watcher != nullptr) {
        std::vector<ValueRange> rows = m_rowRanges;
        for (ValueRange& row : rows) {  // a larger value never becomes the smaller one
            stretch(&row.lowest, 1, lowest, scale);
            stretch(&row.highest, 1, lowest, scale);
        }
        watcher->begin(m_picture, m_seen, withUnseen(m_picture, m_seen, rows));
    }
    return renderSeen(m_picture, m_seen, watcher, [&](int begin, int end, const auto& rowAt) {
        for (int y = begin; y < end; ++y) {
            float* row = rowAt(y);
            resample(y, row);
            stretch(row, static_cast<std::size_t>(m_wide.cols), lowest, scale);
        }
    });
}

}  // namespace clipscope
