// SPDX-License-Identifier: GPL-3.0-or-later
// Brings a map from the model's grid to the picture, bilinearly.
// Agrees: cv::resize INTER_LINEAR for a stretched picture (tests/core/heatmap).
#include "core/heatmap/bilinear_map.h"

#include "core/base/vectorised.h"
#include "core/heatmap/render_seen.h"

#include <opencv2/core/utility.hpp>

#include <algorithm>
#include <utility>

namespace clipscope {

namespace {

float heatAt(float fraction, float left, float slope)
{
    return std::min(std::max(left + fraction * slope, 0.0F), 1.0F);
}

CLIPSCOPE_VECTORISED void
writeRamp(float* out, const float* fraction, std::size_t count, float left, float slope)
{
    for (std::size_t i = 0; i < count; ++i)
        out[i] = std::min(std::max(left + fraction[i] * slope, 0.0F), 1.0F);  // as heatAt()
}

}  // namespace

/// Heat between two cells of a row.
struct BilinearMap::Ramp {
    float left = 0;
    float slope = 0;
};

/// `positionOf(i)`: cell coordinate of the centre of pixel i, i.e. 0.5 in the middle of cell 0.
template <typename PositionOf>
BilinearMap::Axis BilinearMap::makeAxis(int pixels, int cells, PositionOf positionOf)
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

BilinearMap::BilinearMap(cv::Mat grid, const Geometry& geometry)
    : m_grid(std::move(grid))
    , m_picture(geometry.source())
    , m_seen(geometry.seen())
{
    const Size cells{m_grid.cols, m_grid.rows};
    m_columns = makeAxis(m_seen.width, cells.width, [&](int i) {
        return geometry.sourceToCell({m_seen.x + i + 0.5, 0.0}, cells).x;
    });
    m_rows = makeAxis(m_seen.height, cells.height, [&](int i) {
        return geometry.sourceToCell({0.0, m_seen.y + i + 0.5}, cells).y;
    });
}

/// One picture row of the grid, still at the grid's width.
void BilinearMap::blendRows(const Segment& rows, float fraction, std::vector<float>& blended) const
{
    const auto* upper = m_grid.ptr<float>(rows.cell);
    const auto* lower = m_grid.ptr<float>(rows.next);
    for (std::size_t i = 0; i < blended.size(); ++i)
        blended[i] = upper[i] + fraction * (lower[i] - upper[i]);
}

float BilinearMap::interpolate(
    const std::vector<float>& row, const Segment& segment, float fraction)
{
    const float left = row[static_cast<std::size_t>(segment.cell)];
    const float right = row[static_cast<std::size_t>(segment.next)];
    return left + fraction * (right - left);
}

/// Between two cells the map is linear, so the ends of segments suffice.
ValueRange BilinearMap::range() const
{
    ValueRange range;
    std::vector<float> row(static_cast<std::size_t>(m_grid.cols));
    for (const Segment& rows : m_rows.segments) {
        for (const int y : {rows.begin, rows.end - 1}) {
            blendRows(rows, m_rows.fraction[static_cast<std::size_t>(y)], row);
            for (const Segment& segment : m_columns.segments) {
                for (const int x : {segment.begin, segment.end - 1}) {
                    const float fraction = m_columns.fraction[static_cast<std::size_t>(x)];
                    range.include(interpolate(row, segment, fraction));
                }
            }
        }
    }
    return range;
}

BilinearMap::Ramp
BilinearMap::rampOf(const std::vector<float>& row, const Segment& segment, ValueRange range)
{
    const float scale = range.scale();
    const float left = (row[static_cast<std::size_t>(segment.cell)] - range.lowest) * scale;
    const float right = (row[static_cast<std::size_t>(segment.next)] - range.lowest) * scale;
    return {left, right - left};
}

void BilinearMap::writeRow(
    float* out, const std::vector<float>& row, const Axis& columns, ValueRange range)
{
    for (const Segment& segment : columns.segments) {
        const Ramp ramp = rampOf(row, segment, range);
        writeRamp(
            out + segment.begin,
            columns.fraction.data() + segment.begin,
            static_cast<std::size_t>(segment.end - segment.begin),
            ramp.left,
            ramp.slope);
    }
}

std::vector<std::size_t> BilinearMap::segmentsOfRows() const
{
    std::vector<std::size_t> segments(static_cast<std::size_t>(m_seen.height));
    for (std::size_t s = 0; s < m_rows.segments.size(); ++s) {
        const Segment& rows = m_rows.segments[s];
        std::fill(segments.begin() + rows.begin, segments.begin() + rows.end, s);
    }
    return segments;
}

/// Of the seen part as render() draws it. A ramp rises or falls all the way, also as rounded.
std::vector<ValueRange> BilinearMap::rowRanges(const ValueRange& range) const
{
    const std::vector<std::size_t> segments = segmentsOfRows();
    std::vector<ValueRange> ranges(segments.size());
    cv::parallel_for_(cv::Range(0, m_seen.height), [&](const cv::Range& part) {
        std::vector<float> row(static_cast<std::size_t>(m_grid.cols));
        for (int y = part.start; y < part.end; ++y) {
            const auto index = static_cast<std::size_t>(y);
            blendRows(m_rows.segments[segments[index]], m_rows.fraction[index], row);
            for (const Segment& segment : m_columns.segments) {
                const Ramp ramp = rampOf(row, segment, range);
                for (const int x : {segment.begin, segment.end - 1}) {
                    const float fraction = m_columns.fraction[static_cast<std::size_t>(x)];
                    ranges[index].include(heatAt(fraction, ramp.left, ramp.slope));
                }
            }
        }
    });
    return ranges;
}

cv::Mat BilinearMap::render(const ValueRange& range, HeatWatcher* watcher) const
{
    if (watcher != nullptr)
        watcher->begin(m_picture, m_seen, withUnseen(m_picture, m_seen, rowRanges(range)));
    const std::vector<std::size_t> segments = segmentsOfRows();
    return renderSeen(m_picture, m_seen, watcher, [&](int begin, int end, const auto& rowAt) {
        std::vector<float> row(static_cast<std::size_t>(m_grid.cols));
        for (int y = begin; y < end; ++y) {
            const auto index = static_cast<std::size_t>(y);
            blendRows(m_rows.segments[segments[index]], m_rows.fraction[index], row);
            writeRow(rowAt(y), row, m_columns, range);
        }
    });
}

}  // namespace clipscope
