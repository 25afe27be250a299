// SPDX-License-Identifier: GPL-3.0-or-later
// Reduces a heatmap to 8 bits and counts them.
// Agrees: cv::normalize MINMAX and cv::minMaxLoc, exactly (tests/core/localize).
#include "core/localize/heat_levels.h"

#include "core/base/check.h"
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
#include <vector>

namespace clipscope {

namespace {

constexpr double kTop = 255.0;
constexpr int kBandPixels = 1 << 16;  // whose floats and bytes fit into a core's own cache

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

/// Runs `work(rows)` on bands of about kBandPixels, several at once.
template <typename Work>
void forBands(cv::Size size, Work work)
{
    // Equal bands: OpenCV rounds differently where there are fewer pixels than a vector holds, so
    // none may be much smaller than the others.
    const std::int64_t pixels = std::int64_t{size.width} * size.height;
    const auto bands =
        static_cast<int>(std::clamp<std::int64_t>(pixels / kBandPixels, 1, size.height));
    const auto edge = [&](int band) {
        return static_cast<int>(std::int64_t{size.height} * band / bands);
    };
    cv::parallel_for_(cv::Range(0, bands), [&](const cv::Range& part) {
        for (int band = part.start; band < part.end; ++band)
            work(cv::Range(edge(band), edge(band + 1)));
    });
}

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

ValueRange wholeOf(const std::vector<ValueRange>& rows)
{
    ValueRange whole;
    for (const ValueRange& row : rows) {
        whole.include(row.lowest);
        whole.include(row.highest);
    }
    return whole;
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

HeatLevels levelsOf(const Heatmap& heatmap)
{
    const cv::Mat& heat = heatmap.values;
    checkHeat(heat);
    const std::vector<ValueRange> ranges = rowRanges(heat);
    const ValueRange whole = wholeOf(ranges);
    const Stretch stretch(whole);
    const Box& box = heatmap.seen;
    HeatLevels levels;
    levels.bytes = makeLargeMat(heat.rows, heat.cols, CV_8UC1);
    std::mutex adding;
    forBands(heat.size(), [&](const cv::Range& rows) {
        stretchRows(heat, levels.bytes, rows, stretch);
        Counter seen;
        Counter unseen;
        for (int y = rows.start; y < rows.end; ++y) {
            const std::uint8_t* row = levels.bytes.ptr(y);
            const bool isSeen = y >= box.y && y < box.bottom();
            const std::uint8_t* end = row + heat.cols;
            const std::uint8_t* left = isSeen ? row + box.x : end;
            const std::uint8_t* right = isSeen ? row + box.right() : end;
            unseen.count(row, left);
            seen.count(left, right);
            unseen.count(right, end);
        }
        const std::lock_guard lock(adding);
        seen.addTo(levels.seen);
        seen.addTo(levels.histogram);
        unseen.addTo(levels.histogram);
    });
    levels.peak = firstOf(whole.highest, heat, ranges);
    levels.peakHeat = whole.highest;
    return levels;
}

cv::Mat bytesOf(const cv::Mat& heat)
{
    checkHeat(heat);
    const Stretch stretch(wholeOf(rowRanges(heat)));
    cv::Mat bytes = makeLargeMat(heat.rows, heat.cols, CV_8UC1);
    forBands(heat.size(), [&](const cv::Range& rows) { stretchRows(heat, bytes, rows, stretch); });
    return bytes;
}

}  // namespace clipscope
