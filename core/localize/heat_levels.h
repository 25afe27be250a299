// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heatmap/heatmap.h"
#include "core/localize/otsu.h"

#include <opencv2/core/mat.hpp>
#include <opencv2/core/types.hpp>

namespace clipscope {

/// What all thresholds of a heatmap have in common: computed once, it makes changing one cheap.
struct HeatLevels {
    cv::Mat bytes;              ///< CV_8UC1, H x W: heatToBytes()
    ByteHistogram histogram{};  ///< of `bytes`; its maximum of otsuCurve() is Otsu's threshold
    ByteHistogram seen{};       ///< the same over the pixels that the model saw
    cv::Point peak;             ///< pixel of the highest heat, the first in reading order
    float peakHeat = 0;         ///< heat there
};

/// Throws Error(InvalidArgument) as heatToBytes() does.
[[nodiscard]] HeatLevels levelsOf(const Heatmap& heatmap);

/// HeatLevels::bytes alone. Throws Error(InvalidArgument) unless `heat` is CV_32FC1 with at least
/// one pixel.
[[nodiscard]] cv::Mat bytesOf(const cv::Mat& heat);

}  // namespace clipscope
