// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/geometry.h"

#include <opencv2/core/mat.hpp>

namespace clipscope {

enum class ResampleFilter { Bilinear, Bicubic };

/// Resamples CV_8UC1 or CV_8UC3 pixels exactly as Pillow's 8-bit resize does (formats.md 2.10.2):
/// two passes, horizontal first, each rounded and clamped to 8 bits; antialiased when shrinking.
/// A pass whose size does not change is skipped. Throws Error(InvalidArgument) for other types or
/// an empty target.
[[nodiscard]] cv::Mat pilResize(const cv::Mat& pixels, Size target, ResampleFilter filter);

/// The same, but only the window `keep` (in target pixels) is computed and returned.
[[nodiscard]] cv::Mat
pilResizeWindow(const cv::Mat& pixels, Size target, ResampleFilter filter, const Box& keep);

}  // namespace clipscope
