// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core/mat.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace clipscope {

struct ColorMap {
    std::string id;     ///< "viridis"
    std::string title;  ///< "Viridis"
    bool colourBlindSafe = false;
    std::array<std::array<std::uint8_t, 3>, 256> rgb{};
};

/// All colour maps in menu order; the first is the default (perceptually uniform).
[[nodiscard]] const std::vector<ColorMap>& colorMaps();
/// Throws Error(InvalidArgument) that lists the ids otherwise.
[[nodiscard]] const ColorMap& findColorMap(std::string_view id);

/// CV_32FC1 in [0, 1] -> CV_8UC3 RGB, entry trunc(255 * v).
[[nodiscard]] cv::Mat colourise(const cv::Mat& heat, const ColorMap& map);

/// Picture and heat blended: (1 - opacity) * picture + opacity * colour. RGB, CV_8UC3.
[[nodiscard]] cv::Mat
overlay(const cv::Mat& rgb, const cv::Mat& heat, const ColorMap& map, double opacity);

/// The overlay of the gScoreCAM program (methods-cnn.md 3): Jet plus picture, divided by the
/// maximum of the sum.
[[nodiscard]] cv::Mat paperOverlay(const cv::Mat& rgb, const cv::Mat& heat);

}  // namespace clipscope
