// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sticker/patch.h"

#include "core/base/check.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace clipscope {

namespace {

cv::Mat picturePatch(const Sticker& sticker)
{
    CLIPSCOPE_CHECK(sticker.picture.has_value(), "a picture sticker has no picture");
    const double width = std::max(1.0, std::round(sticker.picture->width));
    const double height = std::max(1.0, std::round(sticker.picture->height));
    CLIPSCOPE_CHECK(
        width * height <= kMostPatchPixels, "a picture sticker is too large; make it smaller");
    const cv::Size size(static_cast<int>(width), static_cast<int>(height));
    const cv::Mat& rgb = sticker.picture->image.rgb();
    const bool shrinks = size.width < rgb.cols || size.height < rgb.rows;
    cv::Mat resized = rgb;
    if (size != rgb.size())
        cv::resize(rgb, resized, size, 0, 0, shrinks ? cv::INTER_AREA : cv::INTER_LINEAR_EXACT);
    cv::Mat rgba;
    cv::cvtColor(resized, rgba, cv::COLOR_RGB2RGBA);
    return rgba;
}

}  // namespace

StickerPatch patchOf(const Sticker& sticker, const PatchSource& source)
{
    CLIPSCOPE_CHECK(!isStroke(sticker.kind), "a brush stroke has no patch");
    if (sticker.kind == StickerKind::Picture)
        return {.rgba = picturePatch(sticker), .family = {}, .fontChecksum = {}};
    return source.textPatch(sticker);
}

}  // namespace clipscope
