// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the largest or smallest value of every window of a row or column.
#include "core/heatmap/window_filter.h"

#include "core/base/vectorised.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <vector>

namespace clipscope {

namespace {

constexpr int kStrip = 128;  // columns filtered together: their windows stay in a core's own cache

/// Four overlapping windows that make a larger one: the first and how far the others lie ahead.
struct Four {
    int second = 0;
    int third = 0;
    int fourth = 0;
};

// The others may lie within `values`, but only ahead: what is read there has not been written yet.

CLIPSCOPE_VECTORISED void
raise(float* values, const float* b, const float* c, const float* d, std::size_t count)
{
#pragma GCC ivdep
    for (std::size_t i = 0; i < count; ++i)
        values[i] = std::max(std::max(values[i], b[i]), std::max(c[i], d[i]));
}

CLIPSCOPE_VECTORISED void
lower(float* values, const float* b, const float* c, const float* d, std::size_t count)
{
#pragma GCC ivdep
    for (std::size_t i = 0; i < count; ++i)
        values[i] = std::min(std::min(values[i], b[i]), std::min(c[i], d[i]));
}

auto combinerOf(Extreme extreme)
{
    return extreme == Extreme::Largest ? raise : lower;
}

void widenRow(float* windows, const Four& four, int left, Extreme extreme)
{
    combinerOf(extreme)(
        windows,
        windows + four.second,
        windows + four.third,
        windows + four.fourth,
        static_cast<std::size_t>(left));
}

/// Never the extreme.
float outsideOf(Extreme extreme)
{
    return extreme == Extreme::Largest ? std::numeric_limits<float>::lowest()
                                       : std::numeric_limits<float>::max();
}

/// Makes windows of one value windows of `side`: any width up to four times another is four of the
/// other. `widen(four, left)` combines every window with the others of its four, and `left` remain.
/// `total`: values, at least `side`.
template <typename Widen>
void widenTo(int side, int total, Widen widen)
{
    for (int width = 1; width < side;) {
        const int wider = std::min(4 * width, side);
        const int last = wider - width;
        widen(Four{std::min(width, last), std::min(2 * width, last), last}, total - wider + 1);
        width = wider;
    }
}

/// Where a closing of [begin, end) looks among `length` values: twice as far as half its side, once
/// up, once down.
struct Reach {
    int radius = 0;
    int begin = 0;
    int end = 0;

    Reach(int first, int last, int length, int side)
        : radius(std::min(side / 2, length - 1))
        , begin(std::max(0, first - 2 * radius))
        , end(std::min(length, last + 2 * radius))
    {
    }
    [[nodiscard]] int count() const { return end - begin; }
    /// Of a buffer that has the values in its middle and both rounds of margins beside them.
    [[nodiscard]] int room() const { return count() + 4 * radius; }
};

/// Runs the largest and then the smallest over a buffer of reach.room() places whose values begin
/// at place 2 * radius; the results begin at place 0. `fill(begin, end, value)` sets places;
/// `widen(first, four, left, extreme)` is as widenTo() wants it, counted from place `first`.
template <typename Fill, typename Widen>
void closeWindows(const Reach& reach, Fill fill, Widen widen)
{
    const int margin = reach.radius;
    const auto filter = [&](Extreme extreme, int first) {
        const int total = reach.count() + 2 * margin;
        fill(first, first + margin, outsideOf(extreme));
        fill(first + total - margin, first + total, outsideOf(extreme));
        widenTo(2 * margin + 1, total, [&](const Four& four, int left) {
            widen(first, four, left, extreme);
        });
    };
    filter(Extreme::Largest, margin);
    filter(Extreme::Smallest, 0);
}

}  // namespace

void filterRows(const cv::Mat& values, int side, Extreme extreme, int first, cv::Mat& out)
{
    const int radius = std::min(side / 2, values.cols - 1);
    const int total = values.cols + 2 * radius;
    std::vector<float> padded(static_cast<std::size_t>(total));
    for (int y = 0; y < values.rows; ++y) {
        const auto* row = values.ptr<float>(y);
        std::fill(padded.begin(), padded.begin() + radius, outsideOf(extreme));
        std::copy(row, row + values.cols, padded.begin() + radius);
        std::fill(padded.end() - radius, padded.end(), outsideOf(extreme));
        widenTo(2 * radius + 1, total, [&](const Four& four, int left) {
            widenRow(padded.data(), four, left, extreme);
        });
        const auto result = padded.begin() + first;
        std::copy(result, result + out.cols, out.ptr<float>(y));
    }
}

void closeRows(const cv::Mat& values, const cv::Rect& part, int side, cv::Mat& out)
{
    const Reach reach(part.x, part.br().x, values.cols, side);
    std::vector<float> buffer(static_cast<std::size_t>(reach.room()));
    float* places = buffer.data();
    for (int y = 0; y < part.height; ++y) {
        const auto* row = values.ptr<float>(part.y + y);
        std::copy(row + reach.begin, row + reach.end, places + 2 * reach.radius);
        closeWindows(
            reach,
            [&](int begin, int end, float value) {
                std::fill(places + begin, places + end, value);
            },
            [&](int first, const Four& four, int left, Extreme extreme) {
                widenRow(places + first, four, left, extreme);
            });
        const float* result = places + (part.x - reach.begin);
        std::copy(result, result + part.width, out.ptr<float>(y));
    }
}

void closeColumns(const cv::Mat& values, const cv::Rect& part, int side, cv::Mat& out)
{
    const Reach reach(part.y, part.br().y, values.rows, side);
    cv::Mat buffer(reach.room(), std::min(kStrip, part.width), CV_32FC1);
    for (int left = 0; left < part.width; left += kStrip) {
        const int width = std::min(kStrip, part.width - left);
        const cv::Rect strip(part.x + left, reach.begin, width, reach.count());
        cv::Mat places = buffer.colRange(0, width);
        values(strip).copyTo(places.rowRange(2 * reach.radius, 2 * reach.radius + strip.height));
        closeWindows(
            reach,
            [&](int begin, int end, float value) { places.rowRange(begin, end).setTo(value); },
            [&](int first, const Four& four, int count, Extreme extreme) {
                for (int y = first; y < first + count; ++y)
                    combinerOf(extreme)(
                        places.ptr<float>(y),
                        places.ptr<float>(y + four.second),
                        places.ptr<float>(y + four.third),
                        places.ptr<float>(y + four.fourth),
                        static_cast<std::size_t>(width));
            });
        const int first = part.y - reach.begin;
        places.rowRange(first, first + part.height).copyTo(out.colRange(left, left + width));
    }
}

}  // namespace clipscope
