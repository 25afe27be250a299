// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/rgb8.h"

#include "core/base/check.h"

#include <opencv2/core.hpp>
#include <opencv2/core/utility.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

namespace clipscope {

namespace {

/// Applies `convert` to every sample. `In`: the depth's C++ type.
template <typename In, typename Convert>
cv::Mat toBytes(const cv::Mat& pixels, Convert convert)
{
    cv::Mat bytes(pixels.size(), CV_8UC(pixels.channels()));
    const int samples = pixels.cols * pixels.channels();
    cv::parallel_for_(cv::Range(0, pixels.rows), [&](const cv::Range& range) {
        for (int y = range.start; y < range.end; ++y) {
            const auto* in = pixels.ptr<In>(y);
            std::transform(in, in + samples, bytes.ptr(y), convert);
        }
    });
    return bytes;
}

template <typename In>
cv::Mat highestBits(const cv::Mat& pixels)
{
    constexpr int kShift = std::numeric_limits<In>::digits - 8;
    return toBytes<In>(pixels, [](In value) {
        return static_cast<std::uint8_t>(std::max<In>(value, 0) >> kShift);
    });
}

cv::Mat fromFloats(cv::Mat pixels)
{
    pixels.convertTo(pixels, CV_32F);
    cv::patchNaNs(pixels, 0);
    double brightest = 0;
    cv::minMaxIdx(pixels.reshape(1), nullptr, &brightest);
    const float white =
        std::isfinite(brightest) ? static_cast<float>(std::max(brightest, 1.0)) : 1.0F;
    return toBytes<float>(pixels, [white](float value) {
        return static_cast<std::uint8_t>(
            std::lround(255.0F * std::clamp(value / white, 0.0F, 1.0F)));
    });
}

cv::Mat toBytes(cv::Mat pixels)
{
    switch (pixels.depth()) {
    case CV_8U:
        return pixels;
    case CV_16U:
        return highestBits<std::uint16_t>(pixels);
    case CV_16S:
        return highestBits<std::int16_t>(pixels);
    case CV_32S:
        return highestBits<std::int32_t>(pixels);
    case CV_32F:
    case CV_64F:
        return fromFloats(std::move(pixels));
    default:
        throw Error(
            ErrorCode::Unsupported,
            "pixels of type " + cv::typeToString(pixels.type()) +
                " cannot be shown; save the picture as PNG");
    }
}

}  // namespace

cv::Mat toRgb8(cv::Mat stored)
{
    CLIPSCOPE_CHECK(
        stored.channels() == 1 || stored.channels() == 3,
        "pixels must have one or three channels, not " + std::to_string(stored.channels()));
    cv::Mat bytes = toBytes(std::move(stored));
    if (bytes.channels() == 1) {
        cv::Mat rgb;
        cv::merge(std::vector<cv::Mat>{bytes, bytes, bytes}, rgb);
        return rgb;
    }
    // In place: a second copy of 12000 x 9000 pixels would cost 324 MB.
    cv::parallel_for_(cv::Range(0, bytes.rows), [&](const cv::Range& range) {
        for (int y = range.start; y < range.end; ++y) {
            auto* row = bytes.ptr<cv::Vec3b>(y);
            for (int x = 0; x < bytes.cols; ++x)
                std::swap(row[x][0], row[x][2]);
        }
    });
    return bytes;
}

}  // namespace clipscope
