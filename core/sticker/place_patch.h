// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to core/sticker: a patch onto pixels.

#include "core/image/geometry.h"

#include <opencv2/core/mat.hpp>

#include <array>

namespace clipscope {

/// Where a patch lies: turned clockwise by `rotation` degrees about its middle, which is `centre`.
/// One that is turned by whole quarters lies on whole pixels (its corner is rounded, halves up), so
/// that letters stay as crisp as they were drawn.
struct PatchPose {
    Point centre;
    double rotation = 0;
};

/// Corners clockwise from what is the top left when upright.
[[nodiscard]] std::array<Point, 4> cornersOf(Size patch, const PatchPose& pose);

/// Lays a premultiplied RGBA patch over RGB pixels, in place; see composed(). A turned patch is
/// sampled bilinearly with nothing round it: out = o * patch + (1 - o * alpha) * below, in double,
/// rounded half up.
void placePatch(cv::Mat& rgb, const cv::Mat& rgba, const PatchPose& pose, double opacity);

/// Sets the pixels of `mask` (CV_8UC1) that the patch would change to 255.
void markPatch(cv::Mat& mask, const cv::Mat& rgba, const PatchPose& pose);

}  // namespace clipscope
