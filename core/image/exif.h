// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core/mat.hpp>

#include <cstddef>
#include <span>

namespace clipscope {

/// The orientation (1 to 8) in an EXIF block: TIFF structure, with or without "Exif\0\0" before it.
/// 1, i.e. upright, when there is none or the block is damaged: a bad tag must not cost the
/// picture.
[[nodiscard]] int exifOrientation(std::span<const std::byte> block);

/// Turns and mirrors stored pixels so that they stand upright. 1 returns `pixels` itself.
[[nodiscard]] cv::Mat orientUpright(const cv::Mat& pixels, int orientation);

}  // namespace clipscope
