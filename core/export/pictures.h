// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heatmap/heatmap.h"
#include "core/image/image.h"
#include "core/localize/localize.h"

#include <opencv2/core/mat.hpp>

namespace clipscope {

/// The heat over the picture in the default (perceptually uniform) colour map, half transparent.
/// CV_8UC3 RGB, picture size. Throws Error(InvalidArgument) if the sizes differ.
[[nodiscard]] cv::Mat overlayPicture(const Image& image, const Heatmap& heatmap);

/// The heat as 16-bit grey: round(65535 * heat). CV_16UC1, size of the heatmap.
[[nodiscard]] cv::Mat heatmapPicture(const Heatmap& heatmap);

/// The picture with the outlines of the mask, every candidate box in thin amber, those that the
/// rule selects in strong amber and the chosen one in strong red, each on a dark rim so that it
/// shows on any ground. CV_8UC3 RGB, picture size.
[[nodiscard]] cv::Mat boxesPicture(const Image& image, const Localisation& localisation);

/// Widths of lines, in pixels, that stay readable when the picture is shown at screen size.
struct LineWidths {
    int thin = 1;    ///< outlines and candidate boxes
    int strong = 2;  ///< the chosen box
};
[[nodiscard]] LineWidths lineWidths(Size picture);

}  // namespace clipscope
