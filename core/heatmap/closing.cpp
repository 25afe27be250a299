// SPDX-License-Identifier: GPL-3.0-or-later
// Fills the narrow gaps of a heatmap (morphological closing).
// Paper: Bucharest poster "Weakly Supervised Localization with CLIP" (methods-cnn.md 4.4).
// Agrees: cv::morphologyEx MORPH_CLOSE, exactly (tests/core/heatmap).
#include "core/heatmap/closing.h"

#include "core/base/check.h"
#include "core/heatmap/close_in_place.h"
#include "core/heatmap/closing_plan.h"
#include "core/heatmap/window_filter.h"
#include "core/image/large_mat.h"

#include <opencv2/core.hpp>
#include <opencv2/core/utility.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <system_error>
#include <vector>

namespace clipscope {

namespace {

constexpr double kWholePercent = 100;

void checkClosing(const cv::Mat& heat, int side)
{
    CLIPSCOPE_CHECK(
        heat.type() == CV_32FC1 && !heat.empty(),
        "a heatmap must have one 32-bit float channel and at least one pixel, not " +
            cv::typeToString(heat.type()));
    CLIPSCOPE_CHECK(
        side >= 1 && side % 2 == 1,
        "the side of the closing must be an odd number of pixels, not " + std::to_string(side));
}

/// Memory that one matrix after the other is made in: fresh memory costs more than what is done
/// with it.
class Scratch {
public:
    [[nodiscard]] cv::Mat of(cv::Size size)
    {
        m_values.resize(std::max(m_values.size(), static_cast<std::size_t>(size.area())));
        return {size, CV_32FC1, m_values.data()};
    }

private:
    std::vector<float> m_values;
};

struct Room {
    Scratch largest;
    Scratch rows;
};

/// What the part becomes: `out`.
void closePart(const cv::Mat& heat, const PartToClose& what, int side, Room& room, cv::Mat& out)
{
    if (!what.alongColumns)
        return closeRows(heat, what.part, side, out);
    if (!what.alongRows)
        return closeColumns(heat, what.part, side, out);
    // A square is a row times a column, and the order of the two does not matter.
    const int reach = side - 1;
    const cv::Rect around =
        cv::Rect(
            what.part.tl() - cv::Point(reach, reach), what.part.br() + cv::Point(reach, reach)) &
        cv::Rect({0, 0}, heat.size());
    cv::Mat values = room.largest.of(around.size());
    filterRows(heat(around), side, Extreme::Largest, 0, values);
    const int top = what.part.y - around.y;
    cv::Mat rows = room.rows.of({values.cols, what.part.height});
    closeColumns(values, cv::Rect(0, top, rows.cols, rows.rows), side, rows);
    filterRows(rows, side, Extreme::Smallest, what.part.x - around.x, out);
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

void closeInPlace(cv::Mat& heat, int side)
{
    checkClosing(heat, side);
    // Beyond twice the longer side every window holds everything.
    const int useful = std::min(side, 2 * std::max(heat.cols, heat.rows) - 1);
    if (useful == 1)
        return;
    const std::vector<PartToClose> parts = partsToClose(heat, useful / 2);
    std::vector<int> begins{0};
    for (const PartToClose& what : parts)
        begins.push_back(begins.back() + what.part.area());
    cv::Mat results = makeLargeMat(1, begins.back(), CV_32FC1);
    const auto resultOf = [&](std::size_t i) {
        return cv::Mat(parts[i].part.size(), CV_32FC1, results.ptr<float>() + begins[i]);
    };
    const auto forParts = [&](const auto& work) {
        cv::parallel_for_(cv::Range(0, static_cast<int>(parts.size())), [&](const cv::Range& some) {
            for (int i = some.start; i < some.end; ++i)
                work(static_cast<std::size_t>(i));
        });
    };
    // All are read before any is written.
    forParts([&](std::size_t i) {
        cv::Mat result = resultOf(i);
        thread_local Room room;  // a megabyte or two
        closePart(heat, parts[i], useful, room, result);
    });
    forParts([&](std::size_t i) {
        cv::Mat part = heat(parts[i].part);
        resultOf(i).copyTo(part);
    });
}

cv::Mat closeHeat(const cv::Mat& heat, int side)
{
    checkClosing(heat, side);
    cv::Mat copy = heat.clone();
    closeInPlace(copy, side);
    return copy;
}

}  // namespace clipscope
