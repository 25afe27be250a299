// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core/mat.hpp>

namespace clipscope {

/// Decoded pixels as 8-bit RGB. `stored`: one channel (grey) or three in BGR order, any depth;
/// 8-bit pixels are reordered in place.
///
/// Integers keep their highest 8 bits, as Pillow does with 16-bit colour; negative ones become 0.
/// Floats: 0 is black, 1 is white; where the brightest exceeds 1, it becomes white instead. NaN is
/// 0.
[[nodiscard]] cv::Mat toRgb8(cv::Mat stored);

}  // namespace clipscope
