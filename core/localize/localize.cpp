// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the box around what a heatmap highlights.
// Paper: gScoreCAM (Chen et al., ACCV 2022), Algorithm 1 of its appendix.
// Agrees: the authors' program on the golden vector (tests/core/localize).
#include "core/localize/localize.h"

#include "core/base/check.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <array>
#include <charconv>
#include <system_error>

namespace clipscope {

namespace {

constexpr double kTop = 255.0;

/// Fills `mask` with 0 or 255 and returns the level in force.
int binarise(const cv::Mat& bytes, const Threshold& threshold, cv::Mat& mask)
{
    if (threshold.kind == Threshold::Kind::Otsu)
        return cvRound(cv::threshold(bytes, mask, 0, kTop, cv::THRESH_BINARY | cv::THRESH_OTSU));
    const int level = cvRound(kTop * threshold.value);
    cv::threshold(bytes, mask, level, kTop, cv::THRESH_BINARY);
    return level;
}

BoxCandidate candidateOf(const std::vector<cv::Point>& contour, const cv::Mat& heat)
{
    const cv::Rect box = cv::boundingRect(contour);
    return {{box.x, box.y, box.width, box.height}, cv::mean(heat(box))[0]};
}

std::optional<std::size_t> largest(const std::vector<BoxCandidate>& candidates)
{
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (!best || candidates[i].box.area() > candidates[*best].box.area())
            best = i;
    }
    return best;
}

}  // namespace

Threshold thresholdFromString(std::string_view text)
{
    if (text == "otsu")
        return {};
    double value = 0;
    const char* end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data(), end, value);
    // Written so that "nan" fails too.
    const bool inRange = value >= 0 && value <= 1;
    CLIPSCOPE_CHECK(
        parsed.ec == std::errc() && parsed.ptr == end && inRange,
        "the threshold must be \"otsu\" or a number from 0 to 1, not \"" + std::string(text) +
            "\"");
    return {Threshold::Kind::Fixed, value};
}

std::string toString(const Threshold& threshold)
{
    if (threshold.kind == Threshold::Kind::Otsu)
        return "otsu";
    std::array<char, 32> digits{};  // the shortest form of a double has at most 24 characters
    const auto written =
        std::to_chars(digits.data(), digits.data() + digits.size(), threshold.value);
    return {digits.data(), written.ptr};
}

std::optional<Box> Localisation::box() const
{
    if (!chosen)
        return std::nullopt;
    return candidates.at(*chosen).box;
}

cv::Mat heatToBytes(const cv::Mat& heat)
{
    CLIPSCOPE_CHECK(
        heat.type() == CV_32FC1 && !heat.empty(),
        "a heatmap must have one 32-bit float channel and at least one pixel, not " +
            cv::typeToString(heat.type()));
    cv::Mat bytes;
    cv::normalize(heat, bytes, 0, kTop, cv::NORM_MINMAX, CV_8U);
    return bytes;
}

Localisation localize(const Heatmap& heatmap, const Threshold& threshold)
{
    CLIPSCOPE_CHECK(
        threshold.kind == Threshold::Kind::Otsu || (threshold.value >= 0 && threshold.value <= 1),
        "the threshold must lie between 0 and 1, not " + toString(threshold));
    Localisation result;
    result.level = binarise(heatToBytes(heatmap.values), threshold, result.mask);
    result.value = result.level / kTop;
    cv::findContours(result.mask, result.contours, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_SIMPLE);
    result.candidates.reserve(result.contours.size());
    for (const auto& contour : result.contours)
        result.candidates.push_back(candidateOf(contour, heatmap.values));
    result.chosen = largest(result.candidates);
    return result;
}

}  // namespace clipscope
