// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heatmap/closing.h"
#include "core/heatmap/interpolation.h"
#include "core/image/geometry.h"

#include <opencv2/core/mat.hpp>

namespace clipscope {

/// Where negative values of a map are cut off on its way to the picture.
enum class Rectify {
    BeforeResize,  ///< on the grid and again after resizing: the class activation maps of gScoreCAM
    AfterResize,   ///< only after resizing: the segmentations of ClipTextSpan
    Never          ///< negative values count too: GEM, CLIP Surgery, attention maps, RISE
};

/// A saliency map on the model's own grid, before ReLU and normalisation.
struct NativeMap {
    cv::Mat values;  ///< CV_32FC1, h x w, finite, any range
    Rectify rectify = Rectify::BeforeResize;

    [[nodiscard]] Size grid() const { return {values.cols, values.rows}; }
};

enum class HeatState {
    Ok,       ///< there is something to see
    Empty,    ///< nothing positive: the method found no evidence for the prompt
    Flat,     ///< the same everywhere (and positive, unless the map is never rectified)
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

/// How a map is brought to the picture.
struct MapOptions {
    Interpolation interpolation = Interpolation::Bilinear;
    Closing closing;  ///< of the finished heatmap
    friend bool operator==(const MapOptions&, const MapOptions&) = default;
};

/// Brings a map to picture size and to the range 0 to 1. In the order of the map's Rectify:
/// - BeforeResize: ReLU -> min-max on the grid -> resize -> ReLU -> min-max (methods-cnn.md 1.6)
/// - AfterResize: resize -> ReLU -> min-max (Gandelsman et al., ICLR 2024, its segmentation
/// program)
/// - Never: resize -> min-max (GEM, Bousselham et al., CVPR 2024); never Empty, Flat if constant
///
/// Min-max adds 1e-8 to the span and is taken over the seen pixels. Bilinear and bicubic:
/// half-pixel centres, edge cells repeated, as cv::resize; for nearest see Interpolation. With crop
/// and pad the map is put back where the model saw it; unseen pixels stay 0. The closing comes
/// last, over the seen pixels alone, and is not followed by another min-max. Throws
/// Error(InvalidArgument) if the map is not CV_32FC1 or not finite, or as closingSide() does.
[[nodiscard]] Heatmap
makeHeatmap(const NativeMap& map, const Geometry& geometry, const MapOptions& options = {});

}  // namespace clipscope
