// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/localize/localize.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

/// localize() as it was before it was made fast: OpenCV over all of the picture, once per step.
namespace clipscope::test {

inline cv::Mat slowBytes(const cv::Mat& heat)
{
    cv::Mat bytes;
    cv::normalize(heat, bytes, 0, 255, cv::NORM_MINMAX, CV_8U);
    return bytes;
}

inline cv::Mat slowTruncatedBytes(const cv::Mat& heat)
{
    cv::Mat bytes(heat.size(), CV_8UC1);
    for (int y = 0; y < heat.rows; ++y)
        for (int x = 0; x < heat.cols; ++x)
            bytes.at<std::uint8_t>(y, x) = static_cast<std::uint8_t>(heat.at<float>(y, x) * 255.0F);
    return bytes;
}

inline ByteHistogram slowHistogram(const cv::Mat& bytes)
{
    ByteHistogram counts{};
    for (int y = 0; y < bytes.rows; ++y)
        for (int x = 0; x < bytes.cols; ++x)
            ++counts[bytes.at<std::uint8_t>(y, x)];
    return counts;
}

inline Binarised slowBinarised(const Heatmap& heatmap, const Threshold& threshold, BoxRule rule)
{
    const cv::Mat& heat = heatmap.values;
    const bool isMaxBoxAcc = rule == BoxRule::LargestContour;
    Binarised result;
    if (threshold.kind == Threshold::Kind::Otsu || threshold.kind == Threshold::Kind::Fixed) {
        const cv::Mat bytes = isMaxBoxAcc ? slowTruncatedBytes(heat) : slowBytes(heat);
        double highest = 0;
        cv::minMaxLoc(bytes, nullptr, &highest);
        const bool isOtsu = threshold.kind == Threshold::Kind::Otsu;
        const int level = isMaxBoxAcc ? static_cast<int>(threshold.value * highest)
                                      : cvRound(255.0 * threshold.value);
        result.level = cvRound(cv::threshold(
            bytes,
            result.mask,
            isOtsu ? 0 : level,
            255,
            isOtsu ? cv::THRESH_BINARY | cv::THRESH_OTSU : cv::THRESH_BINARY));
        result.value = result.level / 255.0;
        return result;
    }
    const Box& seen = heatmap.seen;
    const bool isMean = threshold.kind == Threshold::Kind::Mean;
    result.value = isMean ? cv::mean(heat(cv::Rect(seen.x, seen.y, seen.width, seen.height)))[0]
                          : threshold.value;
    result.level = static_cast<int>(std::ceil(255.0 * result.value));
    result.mask = cv::Mat::zeros(heat.size(), CV_8UC1);
    if (heatmap.state == HeatState::Empty || heatmap.state == HeatState::Flat)
        return result;
    for (int y = seen.y; y < seen.bottom(); ++y) {
        for (int x = seen.x; x < seen.right(); ++x) {
            const float pixel = heat.at<float>(y, x);
            if (isMean ? double{pixel} > result.value : pixel >= static_cast<float>(result.value))
                result.mask.at<std::uint8_t>(y, x) = 255;
        }
    }
    return result;
}

inline Localisation slowLocalisation(const Heatmap& heatmap, const LocalizeOptions& options)
{
    const cv::Mat& heat = heatmap.values;
    const Binarised binary = slowBinarised(heatmap, options.threshold, options.rule);
    Localisation result;
    result.level = binary.level;
    result.value = binary.value;
    result.mask = binary.mask;
    cv::findContours(
        result.mask,
        result.contours,
        options.rule == BoxRule::LargestContour ? cv::RETR_TREE : cv::RETR_EXTERNAL,
        cv::CHAIN_APPROX_SIMPLE);
    const auto add = [&](const cv::Rect& box) {
        result.candidates.push_back(
            {{box.x, box.y, box.width, box.height}, cv::mean(heat(box))[0]});
    };
    if (options.rule == BoxRule::Enclosing) {
        if (const cv::Rect box = cv::boundingRect(result.mask); !box.empty())
            add(box);
    } else {
        for (const auto& contour : result.contours)
            add(cv::boundingRect(contour));
    }
    if (options.rule == BoxRule::LargestContour) {
        for (BoxCandidate& candidate : result.candidates) {
            Box& box = candidate.box;
            box.width = std::min(box.right(), heat.cols - 1) - box.x;
            box.height = std::min(box.bottom(), heat.rows - 1) - box.y;
        }
    }
    result.chosen =
        preferredBox(options.rule, result.candidates, result.contours, heat, options.alpha);
    if (options.rule == BoxRule::All) {
        result.selected.resize(result.candidates.size());
        std::iota(result.selected.begin(), result.selected.end(), std::size_t{0});
    } else if (result.chosen) {
        result.selected = {*result.chosen};
    }
    return result;
}

}  // namespace clipscope::test
