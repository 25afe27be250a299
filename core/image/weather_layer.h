// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core/mat.hpp>

#include <cstdint>

namespace clipscope {

/// Side of a layer: made at 256 pixels, 16 cropped from every side.
inline constexpr int kWeatherSide = 224;

/// How much white fog covers each pixel, 255 all of it. CV_8UC1, 224 x 224. Plasma of the
/// diamond-square algorithm on a torus of 256 x 256 pixels, stretched to the full range before the
/// crop: every octave halves the step and the wibble w, which starts at 100, and adds a uniform
/// number from [-w^2, w^2) to the mean of four neighbours (Hendrycks and Dietterich, ICLR 2019).
[[nodiscard]] cv::Mat fogLayer(std::uint64_t seed);

/// The same for falling snow: seven kinds of streak of up to 13 x 13 pixels, blurred with a sigma
/// of 0.41 to 0.6, each dropped on a grid of stride 4 with intensity exp(-50 U)^4, which leaves
/// about one site in a hundred visible (Kang et al., "Testing Robustness Against Unforeseen
/// Adversaries", 2019). Sums above white are cut off.
[[nodiscard]] cv::Mat snowLayer(std::uint64_t seed);

}  // namespace clipscope
