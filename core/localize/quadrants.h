// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heatmap/heatmap.h"
#include "core/image/geometry.h"

#include <opencv2/core/mat.hpp>

#include <array>
#include <optional>

namespace clipscope {

/// The tiles of a grid of four pictures (core/image/tile_grid.h) in their order.
enum class Quadrant { TopLeft, TopRight, BottomLeft, BottomRight };
inline constexpr std::size_t kQuadrants = 4;

struct QuadrantOptions {
    double atLeast = 0.3;  ///< beta in [0, 1]: 0.3 for ViT-B models, 0.2 for RN50 and RN101
    /// Ignore the disc where the four tiles meet: networks respond to that junction.
    bool eraseCentre = true;
};

/// What a heatmap of four composed pictures highlights in each of them.
struct QuadrantBoxes {
    cv::Mat mask;  ///< CV_8UC1, 0 or 255, H x W of the composed picture
    /// In pixels of the composed picture; none where the mask is empty.
    std::array<std::optional<Box>, kQuadrants> boxes;
};

/// The quadrant's pixels. With an odd side, the middle row or column belongs to the right and
/// bottom quadrants. Precondition: both sides are at least 2.
[[nodiscard]] Box quadrantBox(Quadrant quadrant, Size picture);

/// CLIPCAM's grid view (Hsia et al., ICASSP 2022; methods-cnn.md 5): heat >= beta, the disc at the
/// centre erased (pixels up to 30/224 of the side away from index W/2, H/2, inclusive), then one
/// box round all that is left in each quadrant.
///
/// The program also enlarges its mask from 224 to 448 pixels with a bicubic filter and truncates,
/// which makes every blob about a pixel smaller on each side. That is not reproduced: the mask here
/// is the thresholded heatmap, at its own size.
/// Throws Error(InvalidArgument) if beta lies outside [0, 1] or a side is shorter than 2 pixels.
[[nodiscard]] QuadrantBoxes
localizeQuadrants(const Heatmap& heatmap, const QuadrantOptions& options);

/// Share of each quadrant's pixels that the mask selects, [0, 1]. `mask`: CV_8UC1, not 0 is on.
/// Throws Error(InvalidArgument) for other types or a side shorter than 2 pixels.
[[nodiscard]] std::array<double, kQuadrants> quadrantDensities(const cv::Mat& mask);

/// The quadrant with the highest density, ties to the first: the answer that CLIPCAM's region
/// accuracy compares with the right tile (methods-cnn.md 6.5).
[[nodiscard]] Quadrant densestQuadrant(const std::array<double, kQuadrants>& densities);

}  // namespace clipscope
