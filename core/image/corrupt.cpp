// SPDX-License-Identifier: GPL-3.0-or-later
// Adds fog or snow to a picture.
// Paper: CLIPCAM (Hsia et al., ICASSP 2022), its weather attack (methods-cnn.md 5).
#include "core/image/corrupt.h"

#include "core/base/check.h"
#include "core/image/pil_resample.h"
#include "core/image/weather_layer.h"

#include <opencv2/core.hpp>

#include <string>

namespace clipscope {

namespace {

/// pixel + trunc(alpha * (255 - pixel)), which is the blend with white, truncated: in this form
/// white stays white whatever the rounding of alpha.
cv::Mat whitened(const cv::Mat& rgb, const cv::Mat& layer, double severity)
{
    cv::Mat out(rgb.size(), CV_8UC3);
    for (int y = 0; y < rgb.rows; ++y) {
        const auto* white = layer.ptr(y);
        const auto* in = rgb.ptr(y);
        auto* result = out.ptr(y);
        for (int x = 0; x < rgb.cols; ++x) {
            for (int channel = 0; channel < 3; ++channel, ++in, ++result) {
                const int missing = (255 - *in) * white[x];
                *result =
                    static_cast<std::uint8_t>(*in + static_cast<int>(missing * severity / 255));
            }
        }
    }
    return out;
}

}  // namespace

std::string_view toString(Corruption corruption)
{
    switch (corruption) {
    case Corruption::None:
        return "none";
    case Corruption::Fog:
        return "fog";
    case Corruption::Snow:
        return "snow";
    }
    return "none";
}

Corruption corruptionFromString(std::string_view text)
{
    for (const Corruption corruption : {Corruption::None, Corruption::Fog, Corruption::Snow}) {
        if (text == toString(corruption))
            return corruption;
    }
    throw Error(
        ErrorCode::InvalidArgument,
        "unknown corruption \"" + std::string(text) + "\"; use none, fog or snow");
}

Image corrupt(const Image& image, Corruption corruption, double severity, std::uint64_t seed)
{
    if (corruption == Corruption::None)
        return image;
    CLIPSCOPE_CHECK(
        severity > 0 && severity <= 1,
        "the severity of " + std::string(toString(corruption)) +
            " must be above 0 and at most 1, not " + std::to_string(severity));
    const cv::Mat layer = corruption == Corruption::Fog ? fogLayer(seed) : snowLayer(seed);
    const cv::Mat cover = pilResize(layer, image.size(), ResampleFilter::Bilinear);
    return {whitened(image.rgb(), cover, severity), image.source(), image.fileSha256()};
}

}  // namespace clipscope
