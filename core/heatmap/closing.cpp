// SPDX-License-Identifier: GPL-3.0-or-later
// Fills the narrow gaps of a heatmap (morphological closing).
// Paper: Bucharest poster "Weakly Supervised Localization with CLIP" (methods-cnn.md 4.4).
// Agrees: cv::morphologyEx MORPH_CLOSE, exactly (tests/core/heatmap).
#include "core/heatmap/closing.h"

#include "core/base/check.h"

#include <opencv2/core.hpp>
#include <opencv2/core/utility.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <system_error>
#include <vector>

namespace clipscope {

namespace {

constexpr double kWholePercent = 100;

struct Max {
    static constexpr float kOutside = std::numeric_limits<float>::lowest();
    static float of(float a, float b) { return std::max(a, b); }
};

struct Min {
    static constexpr float kOutside = std::numeric_limits<float>::max();
    static float of(float a, float b) { return std::min(a, b); }
};

/// Extreme of every window of `side` values centred on a value of the row. The extreme over 2 w
/// values is that of two windows of w values, and any width is two overlapping powers of 2.
template <typename Extreme>
void filterRow(float* row, int length, int side, std::vector<float>& padded)
{
    const int radius = side / 2;
    const auto total = static_cast<std::size_t>(length + 2 * radius);
    padded.assign(total, Extreme::kOutside);
    std::copy(row, row + length, padded.begin() + radius);
    const auto target = static_cast<std::size_t>(side);
    const auto widen = [&](std::size_t width, std::size_t shift) {
        float* values = padded.data();
        const std::size_t count = total - width - shift + 1;
        for (std::size_t i = 0; i < count; ++i)
            values[i] = Extreme::of(values[i], values[i + shift]);
    };
    std::size_t width = 1;
    for (; 2 * width <= target; width *= 2)
        widen(width, width);
    if (width < target)
        widen(width, target - width);
    std::copy(padded.begin(), padded.begin() + length, row);
}

/// Applies `filter(row, buffer)` to every row.
template <typename Filter>
void forEachRow(cv::Mat& values, Filter filter)
{
    cv::parallel_for_(cv::Range(0, values.rows), [&](const cv::Range& part) {
        std::vector<float> padded;
        for (int y = part.start; y < part.end; ++y)
            filter(values.ptr<float>(y), padded);
    });
}

}  // namespace

std::string toString(const Closing& closing)
{
    if (closing.isOff())
        return "off";
    std::array<char, 32> digits{};  // the shortest form of a double has at most 24 characters
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), closing.size);
    return std::string(digits.data(), written.ptr) + (closing.percent ? "%" : "px");
}

Closing closingFromString(std::string_view text)
{
    if (text == "off")
        return {};
    Closing closing;
    const char* end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data(), end, closing.size);
    const std::string_view unit(parsed.ptr, static_cast<std::size_t>(end - parsed.ptr));
    closing.percent = unit == "%";
    // Written so that "nan" fails too.
    const bool inRange = closing.size >= 0 && std::isfinite(closing.size) &&
                         (!closing.percent || closing.size <= kWholePercent);
    CLIPSCOPE_CHECK(
        parsed.ec == std::errc() && inRange && (unit.empty() || unit == "px" || closing.percent),
        "the closing must be \"off\", a side in pixels such as \"41px\", or up to 100 percent of "
        "the picture's shorter side such as \"5%\", not \"" +
            std::string(text) + "\"");
    if (closing.isOff())
        return {};
    return closing;
}

int closingSide(const Closing& closing, Size picture)
{
    CLIPSCOPE_CHECK(
        closing.size >= 0 && std::isfinite(closing.size),
        "the side of the closing must be a positive number or 0 for none, not " +
            std::to_string(closing.size));
    const double pixels =
        closing.percent ? closing.size / kWholePercent * std::min(picture.width, picture.height)
                        : closing.size;
    // Twice the longer side reaches every pixel from every other; more would change nothing.
    const double reach = 2.0 * std::max(picture.width, picture.height);
    const double half = std::max(0.0, (std::min(pixels, reach) - 1) / 2);
    return 2 * static_cast<int>(std::lround(half)) + 1;
}

cv::Mat closeHeat(const cv::Mat& heat, int side)
{
    CLIPSCOPE_CHECK(
        heat.type() == CV_32FC1 && !heat.empty(),
        "a heatmap must have one 32-bit float channel and at least one pixel, not " +
            cv::typeToString(heat.type()));
    CLIPSCOPE_CHECK(
        side >= 1 && side % 2 == 1,
        "the side of the closing must be an odd number of pixels, not " + std::to_string(side));
    if (side == 1)
        return heat.clone();
    // A square is a row times a column, and the order of the two does not matter: the columns'
    // dilation and erosion share one pair of transpositions.
    const int columnSide = std::min(side, 2 * heat.rows - 1);
    const int rowSide = std::min(side, 2 * heat.cols - 1);
    cv::Mat rows = heat.clone();
    forEachRow(rows, [&](float* row, std::vector<float>& padded) {
        filterRow<Max>(row, rows.cols, rowSide, padded);
    });
    cv::Mat columns;
    cv::transpose(rows, columns);
    forEachRow(columns, [&](float* column, std::vector<float>& padded) {
        filterRow<Max>(column, columns.cols, columnSide, padded);
        filterRow<Min>(column, columns.cols, columnSide, padded);
    });
    cv::transpose(columns, rows);
    forEachRow(rows, [&](float* row, std::vector<float>& padded) {
        filterRow<Min>(row, rows.cols, rowSide, padded);
    });
    return rows;
}

}  // namespace clipscope
