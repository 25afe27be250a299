// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heatmap/heatmap.h"
#include "core/heatmap/value_range.h"

#include <opencv2/core/mat.hpp>

namespace clipscope {

/// A map's grid with values of the order of 1, ready to be resampled.
struct PreparedGrid {
    HeatState state = HeatState::Ok;  ///< Ok, or Empty or Flat if there is nothing to resample
    cv::Mat grid;                     ///< CV_32FC1, h x w; no cells unless the state is Ok
    ValueRange raw;                   ///< of the map as it came
};

/// By the map's Rectify: BeforeResize: ReLU -> min-max (1e-8); AfterResize: divided by the largest
/// value, signs kept; Never: min-max.
/// Throws Error(InvalidArgument) if the map is not CV_32FC1, has no cells or is not finite.
[[nodiscard]] PreparedGrid prepareGrid(const NativeMap& map);

/// What min-max stretches to [0, 1] after resampling: negative values count as 0 unless the map is
/// never rectified.
[[nodiscard]] ValueRange rectified(ValueRange range, Rectify rectify);

}  // namespace clipscope
