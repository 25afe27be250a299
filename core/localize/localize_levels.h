// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/localize/heat_levels.h"
#include "core/localize/localize.h"
#include "core/localize/threshold.h"

namespace clipscope {

/// binarise() with what is known of the heatmap. `levels`: levelsOf(heatmap).
[[nodiscard]] Binarised
binarise(const Heatmap& heatmap, const HeatLevels& levels, const Threshold& threshold);

/// localize() with what is known of the heatmap: cheaper if several thresholds are tried.
/// `levels`: levelsOf(heatmap).
[[nodiscard]] Localisation
localize(const Heatmap& heatmap, const HeatLevels& levels, const LocalizeOptions& options);

/// What localize() does once there is a mask; all but the mask itself, which may be used meanwhile.
/// `binary`: of binariseFor().
[[nodiscard]] Localisation
locate(const Binarised& binary, const cv::Mat& heat, const LocalizeOptions& options);

/// The mask that localize() looks at.
[[nodiscard]] Binarised
binariseFor(const Heatmap& heatmap, const HeatLevels& levels, const LocalizeOptions& options);

}  // namespace clipscope
