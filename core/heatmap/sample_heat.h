// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/geometry.h"

#include <opencv2/core/mat.hpp>

namespace clipscope {

/// A smaller heatmap to look at: of what each of its pixels covers, the pixel in the middle, the
/// right and the lower of two. Heat is an interpolation of few cells, so no mean of the pixels is
/// needed, and most of the large heatmap is never read. `heat`: CV_32FC1, may be a part of another
/// matrix. `size`: from 1 x 1 up to that of `heat`. Throws Error(InvalidArgument) otherwise.
[[nodiscard]] cv::Mat sampleHeat(const cv::Mat& heat, Size size);

}  // namespace clipscope
