// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core/mat.hpp>

namespace clipscope {

/// closeHeat() without a copy of the heatmap. Where the heat rises or falls steadily it costs next
/// to nothing, else the cost per pixel grows with the logarithm of `side`. `heat`: CV_32FC1, not
/// NaN, may be a part of another matrix; `side`: odd, at least 1. Throws Error(InvalidArgument)
/// otherwise.
void closeInPlace(cv::Mat& heat, int side);

}  // namespace clipscope
