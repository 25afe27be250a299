// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sticker/patch.h"

#include <opencv2/core.hpp>

#include <cmath>
#include <cstdint>

namespace clipscope::test {

/// A patch source without fonts: text is a rectangle as wide as its letters and as high as one,
/// each pixel of another colour and alpha, premultiplied.
class FlatPatches final : public PatchSource {
public:
    [[nodiscard]] StickerPatch textPatch(const Sticker& sticker) const override
    {
        const int height = static_cast<int>(std::lround(sticker.font.size));
        const int width = height * static_cast<int>(sticker.text.size());
        cv::Mat rgba(height, width, CV_8UC4);
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < width; ++x) {
                const int alpha = sticker.paper ? 255 : (37 * x + 91 * y) % 256;
                const auto premultiplied = [alpha](int value) {
                    return static_cast<std::uint8_t>(value % 256 * alpha / 255);
                };
                rgba.at<cv::Vec4b>(y, x) = {
                    premultiplied(13 * x + 7 * y),
                    premultiplied(29 * x),
                    premultiplied(200 - y),
                    static_cast<std::uint8_t>(alpha)};
            }
        return {.rgba = rgba, .family = "Flat", .fontChecksum = "00"};
    }
};

inline Image ramp(int width, int height)
{
    cv::Mat rgb(height, width, CV_8UC3);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            rgb.at<cv::Vec3b>(y, x) = {
                static_cast<std::uint8_t>(3 * x),
                static_cast<std::uint8_t>(5 * y),
                static_cast<std::uint8_t>(x + y)};
    return {rgb, "ramp"};
}

}  // namespace clipscope::test
