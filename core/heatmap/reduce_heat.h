// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/geometry.h"

#include <opencv2/core/mat.hpp>

namespace clipscope {

/// A smaller heatmap whose pixels are the means of what they cover, weighted where they cover a
/// part of a pixel: to the bit what cv::resize with INTER_AREA gives, in a fraction of the time.
/// `heat`: CV_32FC1, may be a part of another matrix. `size`: from 1 x 1 up to that of `heat`.
/// Throws Error(InvalidArgument) otherwise.
[[nodiscard]] cv::Mat reduceHeat(const cv::Mat& heat, Size size);

}  // namespace clipscope
