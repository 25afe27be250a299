// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heatmap/heatmap.h"

#include <vector>

namespace clipscope {

/// The mean of several maps of one prompt, such as those of several layers or of augmented pictures
/// (methods-cnn.md 1.6). Every map is first rectified by its own rule and stretched to [0, 1] (1e-8
/// added to the span), so that all weigh the same whatever their range; an empty or flat map counts
/// as zeros. A map whose grid is not `common` is then resized to it bilinearly, half-pixel centres.
///
/// makeHeatmap() of the result is the mean of the single maps, normalised again: all steps after
/// the stretching are linear. It is Empty if all maps are empty, Flat if all are flat or empty.
/// Throws Error(InvalidArgument) if there are no maps, `common` has no cells, or a map is not
/// CV_32FC1 or not finite.
[[nodiscard]] NativeMap averageMaps(const std::vector<NativeMap>& maps, Size common);

}  // namespace clipscope
