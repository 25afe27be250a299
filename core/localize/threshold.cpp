// SPDX-License-Identifier: GPL-3.0-or-later
// Turns a heatmap into a mask.
// Paper: gScoreCAM (Chen et al., ACCV 2022), Algorithm 1 of its appendix, lines 1 and 2; CLIPCAM
// (Hsia et al., ICASSP 2022), section 3.3; MaxBoxAcc (Choe et al., CVPR 2020), section 4.1.
// Agrees: the gScoreCAM program on the golden vector (tests/core/localize).
#include "core/localize/threshold.h"

#include "core/base/check.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <system_error>

namespace clipscope {

namespace {

constexpr double kTop = 255.0;
constexpr std::string_view kAtLeast = ">=";

void checkHeat(const cv::Mat& heat)
{
    CLIPSCOPE_CHECK(
        heat.type() == CV_32FC1 && !heat.empty(),
        "a heatmap must have one 32-bit float channel and at least one pixel, not " +
            cv::typeToString(heat.type()));
}

void checkThreshold(const Threshold& threshold)
{
    CLIPSCOPE_CHECK(
        threshold.kind == Threshold::Kind::Otsu || threshold.kind == Threshold::Kind::Mean ||
            (threshold.value >= 0 && threshold.value <= 1),
        "the threshold must lie between 0 and 1, not " + toString(threshold));
}

Binarised byOtsu(const cv::Mat& bytes)
{
    Binarised result;
    result.level =
        cvRound(cv::threshold(bytes, result.mask, 0, kTop, cv::THRESH_BINARY | cv::THRESH_OTSU));
    result.value = result.level / kTop;
    return result;
}

Binarised above(const cv::Mat& bytes, int level)
{
    Binarised result{.mask = {}, .level = level, .value = level / kTop};
    cv::threshold(bytes, result.mask, level, kTop, cv::THRESH_BINARY);
    return result;
}

template <typename Passes>
Binarised wherePasses(const Heatmap& heatmap, double value, Passes passes)
{
    Binarised result{
        .mask = cv::Mat::zeros(heatmap.values.size(), CV_8UC1),
        .level = static_cast<int>(std::ceil(kTop * value)),
        .value = value};
    if (heatmap.state == HeatState::Empty || heatmap.state == HeatState::Flat)
        return result;
    const Box& seen = heatmap.seen;
    for (int y = seen.y; y < seen.bottom(); ++y) {
        const auto* heat = heatmap.values.ptr<float>(y);
        std::transform(
            heat + seen.x, heat + seen.right(), result.mask.ptr(y) + seen.x, [passes](float pixel) {
                return static_cast<std::uint8_t>(passes(pixel) ? 255 : 0);
            });
    }
    return result;
}

Binarised atLeast(const Heatmap& heatmap, double value)
{
    const auto lowest = static_cast<float>(value);
    return wherePasses(heatmap, value, [lowest](float heat) { return heat >= lowest; });
}

Binarised aboveMean(const Heatmap& heatmap)
{
    const Box& seen = heatmap.seen;
    const double mean =
        cv::mean(heatmap.values(cv::Rect(seen.x, seen.y, seen.width, seen.height)))[0];
    return wherePasses(heatmap, mean, [mean](float heat) { return double{heat} > mean; });
}

cv::Mat truncatedBytes(const cv::Mat& heat)
{
    checkHeat(heat);
    cv::Mat bytes(heat.size(), CV_8UC1);
    for (int y = 0; y < heat.rows; ++y) {
        const auto* in = heat.ptr<float>(y);
        std::transform(in, in + heat.cols, bytes.ptr(y), [](float value) {
            return static_cast<std::uint8_t>(value * 255.0F);
        });
    }
    return bytes;
}

}  // namespace

Threshold thresholdFromString(std::string_view text)
{
    if (text == "otsu")
        return {};
    if (text == "mean")
        return {Threshold::Kind::Mean, 0};
    const bool isAtLeast = text.starts_with(kAtLeast);
    const std::string_view digits = isAtLeast ? text.substr(kAtLeast.size()) : text;
    double value = 0;
    const char* end = digits.data() + digits.size();
    const auto parsed = std::from_chars(digits.data(), end, value);
    // Written so that "nan" fails too.
    const bool inRange = value >= 0 && value <= 1;
    CLIPSCOPE_CHECK(
        parsed.ec == std::errc() && parsed.ptr == end && inRange,
        "the threshold must be \"otsu\", \"mean\" or a number from 0 to 1, alone or after \">=\", "
        "not \"" +
            std::string(text) + "\"");
    return {isAtLeast ? Threshold::Kind::AtLeast : Threshold::Kind::Fixed, value};
}

std::string toString(const Threshold& threshold)
{
    if (threshold.kind == Threshold::Kind::Otsu)
        return "otsu";
    if (threshold.kind == Threshold::Kind::Mean)
        return "mean";
    std::array<char, 32> digits{};  // the shortest form of a double has at most 24 characters
    const auto written =
        std::to_chars(digits.data(), digits.data() + digits.size(), threshold.value);
    const std::string number(digits.data(), written.ptr);
    return threshold.kind == Threshold::Kind::AtLeast ? std::string(kAtLeast) + number : number;
}

cv::Mat heatToBytes(const cv::Mat& heat)
{
    checkHeat(heat);
    cv::Mat bytes;
    cv::normalize(heat, bytes, 0, kTop, cv::NORM_MINMAX, CV_8U);
    return bytes;
}

Binarised binarise(const Heatmap& heatmap, const Threshold& threshold)
{
    checkThreshold(threshold);
    switch (threshold.kind) {
    case Threshold::Kind::Otsu:
        return byOtsu(heatToBytes(heatmap.values));
    case Threshold::Kind::Fixed:
        return above(heatToBytes(heatmap.values), cvRound(kTop * threshold.value));
    case Threshold::Kind::AtLeast:
    case Threshold::Kind::Mean:
        break;
    }
    checkHeat(heatmap.values);
    return threshold.kind == Threshold::Kind::Mean ? aboveMean(heatmap)
                                                   : atLeast(heatmap, threshold.value);
}

Binarised binariseForMaxBoxAcc(const Heatmap& heatmap, const Threshold& threshold)
{
    checkThreshold(threshold);
    if (threshold.kind == Threshold::Kind::AtLeast || threshold.kind == Threshold::Kind::Mean)
        return binarise(heatmap, threshold);
    const cv::Mat bytes = truncatedBytes(heatmap.values);
    if (threshold.kind == Threshold::Kind::Otsu)
        return byOtsu(bytes);
    double highest = 0;
    cv::minMaxLoc(bytes, nullptr, &highest);
    return above(bytes, static_cast<int>(threshold.value * highest));
}

}  // namespace clipscope
