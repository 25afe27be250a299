// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace clipscope {

/// How cells become pixels; the conventions of cv::resize for float32, edge cells repeated.
enum class Interpolation {
    Nearest,   ///< the cell that holds the pixel's top-left corner (INTER_NEAREST)
    Bilinear,  ///< half-pixel centres (INTER_LINEAR)
    Bicubic    ///< half-pixel centres, Keys' kernel with a = -0.75, may overshoot (INTER_CUBIC)
};

[[nodiscard]] std::string_view toString(Interpolation interpolation);
/// Accepts "nearest", "bilinear", "bicubic"; throws Error(InvalidArgument) that lists them
/// otherwise.
[[nodiscard]] Interpolation interpolationFromString(std::string_view text);

}  // namespace clipscope
