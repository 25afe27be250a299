// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/image.h"
#include "core/sticker/sticker.h"

#include <opencv2/core/mat.hpp>

namespace clipscope {

/// Where a brush stroke touches a picture: CV_8UC1, 255 where a pixel's centre is no further than
/// the radius from the brush's way, which runs straight from point to point. Throws
/// Error(InvalidArgument) for a stroke of so many points that drawing it would take minutes.
[[nodiscard]] cv::Mat strokeMask(const Sticker& stroke, Size picture);

/// Replaces the pixels under a mask (CV_8UC1, 0 or not; picture size) in place, at `opacity`:
/// - Blur: a Gaussian of deviation `strength` (at least 1);
/// - Erase: the mean colour of a rim of `strength` pixels (at least 3) round the mask;
/// - Inpaint: Telea's fast marching (2004); holes above 40,000 pixels are filled at a smaller size.
/// Where nothing lies round the mask, the picture's mean colour stands in.
/// Throws Error(InvalidArgument) for another kind or a mask of another size.
void retouch(cv::Mat& rgb, const cv::Mat& mask, StickerKind kind, double strength, double opacity);

}  // namespace clipscope
