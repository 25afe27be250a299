// SPDX-License-Identifier: GPL-3.0-or-later
// Turns a heatmap into a mask.
// Paper: gScoreCAM (Chen et al., ACCV 2022), Algorithm 1 of its appendix, lines 1 and 2; CLIPCAM
// (Hsia et al., ICASSP 2022), section 3.3; MaxBoxAcc (Choe et al., CVPR 2020), section 4.1.
// Agrees: the gScoreCAM program on the golden vector (tests/core/localize).
#include "core/localize/threshold.h"

#include "core/base/check.h"
#include "core/image/large_mat.h"
#include "core/localize/localize_levels.h"

#include <opencv2/core.hpp>
#include <opencv2/core/utility.hpp>
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

Binarised above(const cv::Mat& bytes, int level)
{
    Binarised result{
        .mask = makeLargeMat(bytes.rows, bytes.cols, CV_8UC1),
        .level = level,
        .value = level / kTop};
    cv::threshold(bytes, result.mask, level, kTop, cv::THRESH_BINARY);
    return result;
}

/// 255 where `passes(heat)` and the model saw the picture.
template <typename Passes>
Binarised wherePasses(const Heatmap& heatmap, double value, Passes passes)
{
    const cv::Mat& heat = heatmap.values;
    Binarised result{
        .mask = makeLargeMat(heat.rows, heat.cols, CV_8UC1),
        .level = static_cast<int>(std::ceil(kTop * value)),
        .value = value};
    const bool hasHeat = heatmap.state == HeatState::Ok || heatmap.state == HeatState::Partial;
    const Box seen = hasHeat ? heatmap.seen : Box{};
    cv::parallel_for_(cv::Range(0, heat.rows), [&](const cv::Range& part) {
        for (int y = part.start; y < part.end; ++y) {
            const bool isSeen = y >= seen.y && y < seen.bottom();
            const auto* in = heat.ptr<float>(y);
            auto* out = result.mask.ptr(y);
            const int left = isSeen ? seen.x : heat.cols;
            const int right = isSeen ? seen.right() : heat.cols;
            std::fill(out, out + left, std::uint8_t{0});
            std::transform(in + left, in + right, out + left, [passes](float pixel) {
                return static_cast<std::uint8_t>(passes(pixel) ? 255 : 0);
            });
            std::fill(out + right, out + heat.cols, std::uint8_t{0});
        }
    });
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
    cv::Mat bytes = makeLargeMat(heat.rows, heat.cols, CV_8UC1);
    cv::parallel_for_(cv::Range(0, heat.rows), [&](const cv::Range& part) {
        for (int y = part.start; y < part.end; ++y) {
            const auto* in = heat.ptr<float>(y);
            std::transform(in, in + heat.cols, bytes.ptr(y), [](float value) {
                return static_cast<std::uint8_t>(value * 255.0F);
            });
        }
    });
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

Binarised binarise(const Heatmap& heatmap, const Threshold& threshold)
{
    checkThreshold(threshold);
    switch (threshold.kind) {
    case Threshold::Kind::Otsu:
        return binarise(heatmap, levelsOf(heatmap), threshold);
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

Binarised binarise(const Heatmap& heatmap, const HeatLevels& levels, const Threshold& threshold)
{
    checkThreshold(threshold);
    switch (threshold.kind) {
    case Threshold::Kind::Otsu:
        return above(levels.bytes, otsuLevel(otsuCurve(levels.histogram)));
    case Threshold::Kind::Fixed:
        return above(levels.bytes, cvRound(kTop * threshold.value));
    case Threshold::Kind::AtLeast:
    case Threshold::Kind::Mean:
        break;
    }
    return binarise(heatmap, threshold);
}

cv::Mat heatToBytes(const cv::Mat& heat)
{
    return bytesOf(heat);
}

Binarised binariseForMaxBoxAcc(const Heatmap& heatmap, const Threshold& threshold)
{
    checkThreshold(threshold);
    if (threshold.kind == Threshold::Kind::AtLeast || threshold.kind == Threshold::Kind::Mean)
        return binarise(heatmap, threshold);
    const cv::Mat bytes = truncatedBytes(heatmap.values);
    if (threshold.kind == Threshold::Kind::Otsu) {
        cv::Mat unused;
        return above(bytes, cvRound(cv::threshold(bytes, unused, 0, kTop, cv::THRESH_OTSU)));
    }
    double highest = 0;
    cv::minMaxLoc(bytes, nullptr, &highest);
    return above(bytes, static_cast<int>(threshold.value * highest));
}

}  // namespace clipscope
