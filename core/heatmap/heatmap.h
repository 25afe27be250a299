// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/geometry.h"

#include <opencv2/core/mat.hpp>

namespace clipscope {

/// A saliency map on the model's own grid, before ReLU and normalisation.
struct NativeMap {
    cv::Mat values;  ///< CV_32FC1, h x w, finite, any range

    [[nodiscard]] Size grid() const { return {values.cols, values.rows}; }
};

enum class HeatState {
    Ok,       ///< there is something to see
    Empty,    ///< nothing positive: the method found no evidence for the prompt
    Flat,     ///< positive but the same everywhere
    Partial,  ///< valid, but from a part of the scores (stopped early)
};

[[nodiscard]] const char* toString(HeatState state);

/// A map at picture size. Values in [0, 1]; all 0 when empty or flat.
struct Heatmap {
    cv::Mat values;  ///< CV_32FC1, H x W of the picture
    HeatState state = HeatState::Empty;
    float rawMin = 0;  ///< smallest value of the native map, before ReLU
    float rawMax = 0;  ///< largest value of the native map, before ReLU
    Box seen;          ///< the part of the picture that the model saw; values outside are 0
};

/// ReLU -> min-max (1e-8) on the grid -> bilinear to picture size (half-pixel centres, edge clamp,
/// as cv::resize INTER_LINEAR) -> ReLU -> min-max (1e-8) over the seen pixels (methods-cnn.md 1.6).
/// With crop and pad the map is put back where the model saw it; unseen pixels stay 0.
/// Throws Error(InvalidArgument) if the map is not CV_32FC1 or not finite.
[[nodiscard]] Heatmap makeHeatmap(const NativeMap& map, const Geometry& geometry);

}  // namespace clipscope
