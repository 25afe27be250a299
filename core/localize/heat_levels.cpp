// SPDX-License-Identifier: GPL-3.0-or-later
// Reduces a heatmap to 8 bits and counts them.
// Agrees: cv::normalize MINMAX and cv::minMaxLoc, exactly (tests/core/localize).
#include "core/localize/heat_levels.h"

#include "core/base/check.h"
#include "core/heatmap/row_bands.h"
#include "core/heatmap/value_range.h"
#include "core/image/large_mat.h"

#include <opencv2/core.hpp>
#include <opencv2/core/utility.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <functional>
#include <limits>
#include <mutex>
#include <utility>
#include <vector>

namespace clipscope {

namespace {

constexpr double kTop = 255.0;

void checkHeat(const cv::Mat& heat)
{
    CLIPSCOPE_CHECK(
        heat.type() == CV_32FC1 && !heat.empty(),
        "a heatmap must have one 32-bit float channel and at least one pixel, not " +
            cv::typeToString(heat.type()));
}

/// Counts into several tables in turn: neighbours are often equal, and a counter that was just
/// written is slow to read.
class Counter {
public:
    void count(const std::uint8_t* bytes, const std::uint8_t* end)
    {
        for (; end - bytes >= kTables; bytes += kTables) {
            std::uint64_t eight = 0;
            std::memcpy(&eight, bytes, sizeof eight);
            for (std::size_t k = 0; k < kTables; ++k)
                ++m_tables[k][(eight >> (8 * k)) & 0xFF];
        }
        for (; bytes < end; ++bytes)
            ++m_tables[0][*bytes];
    }
    void addTo(ByteHistogram& histogram) const
    {
        for (const ByteHistogram& table : m_tables)
            std::transform(
                table.begin(), table.end(), histogram.begin(), histogram.begin(), std::plus<>());
    }

private:
    static constexpr int kTables = sizeof(std::uint64_t);
    std::array<ByteHistogram, kTables> m_tables{};
};

/// The range of every row.
std::vector<ValueRange> rowRanges(const cv::Mat& heat)
{
    std::vector<ValueRange> ranges(static_cast<std::size_t>(heat.rows));
    forBands(heat.size(), [&](const cv::Range& rows) {
        for (int y = rows.start; y < rows.end; ++y)
            ranges[static_cast<std::size_t>(y)] =
                rangeOf(heat.ptr<float>(y), static_cast<std::size_t>(heat.cols));
    });
    return ranges;
}

/// What cv::normalize multiplies with and adds.
struct Stretch {
    double scale = 0;
    double shift = 0;

    explicit Stretch(const ValueRange& range)
    {
        const double lowest = range.lowest;
        const double span = double{range.highest} - lowest;
        scale = kTop * (span > std::numeric_limits<double>::epsilon() ? 1.0 / span : 0.0);
        shift = 0.0 - lowest * scale;
    }
};

void stretchRows(const cv::Mat& heat, cv::Mat& bytes, const cv::Range& rows, const Stretch& stretch)
{
    cv::Mat band = bytes.rowRange(rows);
    heat.rowRange(rows).convertTo(band, CV_8U, stretch.scale, stretch.shift);
}

cv::Point firstOf(float value, const cv::Mat& heat, const std::vector<ValueRange>& rows)
{
    const auto row = std::find_if(rows.begin(), rows.end(), [value](const ValueRange& range) {
        return range.highest == value;
    });
    const int y = static_cast<int>(row - rows.begin());
    const auto* pixels = heat.ptr<float>(y);
    return {static_cast<int>(std::find(pixels, pixels + heat.cols, value) - pixels), y};
}

}  // namespace

void LevelsMaker::begin(Size picture, const Box& seen, const std::vector<ValueRange>& rows)
{
    m_levels = {};
    m_levels.bytes = makeLargeMat(picture.height, picture.width, CV_8UC1);
    m_seen = seen;
    m_rows = rows;
    m_whole = unionOf(rows);
}

void LevelsMaker::look(const cv::Mat& heat, const cv::Range& rows)
{
    stretchRows(heat, m_levels.bytes, rows, Stretch(m_whole));
    Counter seen;
    Counter unseen;
    for (int y = rows.start; y < rows.end; ++y) {
        const std::uint8_t* row = m_levels.bytes.ptr(y);
        const bool isSeen = y >= m_seen.y && y < m_seen.bottom();
        const std::uint8_t* end = row + heat.cols;
        const std::uint8_t* left = isSeen ? row + m_seen.x : end;
        const std::uint8_t* right = isSeen ? row + m_seen.right() : end;
        unseen.count(row, left);
        seen.count(left, right);
        unseen.count(right, end);
    }
    const std::lock_guard lock(m_adding);
    seen.addTo(m_levels.seen);
    seen.addTo(m_levels.histogram);
    unseen.addTo(m_levels.histogram);
}

HeatLevels LevelsMaker::finish(const Heatmap& heatmap)
{
    const cv::Mat& heat = heatmap.values;
    checkHeat(heat);
    if (m_rows.empty()) {
        begin({heat.cols, heat.rows}, heatmap.seen, rowRanges(heat));
        forBands(heat.size(), [&](const cv::Range& rows) { look(heat, rows); });
    }
    m_levels.peak = firstOf(m_whole.highest, heat, m_rows);
    m_levels.peakHeat = m_whole.highest;
    m_rows.clear();
    return std::exchange(m_levels, {});
}

HeatLevels levelsOf(const Heatmap& heatmap)
{
    return LevelsMaker().finish(heatmap);
}

cv::Mat bytesOf(const cv::Mat& heat)
{
    checkHeat(heat);
    const Stretch stretch(unionOf(rowRanges(heat)));
    cv::Mat bytes = makeLargeMat(heat.rows, heat.cols, CV_8UC1);
    forBands(heat.size(), [&](const cv::Range& rows) { stretchRows(heat, bytes, rows, stretch); });
    return bytes;
}

}  // namespace clipscope
