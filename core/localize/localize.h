// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heatmap/heatmap.h"
#include "core/image/geometry.h"

#include <opencv2/core/mat.hpp>
#include <opencv2/core/types.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clipscope {

/// How a heatmap becomes a mask.
struct Threshold {
    enum class Kind { Otsu, Fixed };
    Kind kind = Kind::Otsu;
    double value = 0.5;  ///< for Fixed: in [0, 1], compared strictly (heat > value) on 8 bits
    friend bool operator==(const Threshold&, const Threshold&) = default;
};

/// Accepts "otsu" or a number in [0, 1]; throws Error(InvalidArgument) that says so otherwise.
[[nodiscard]] Threshold thresholdFromString(std::string_view text);
[[nodiscard]] std::string toString(const Threshold& threshold);

struct BoxCandidate {
    Box box;
    double meanHeat = 0;  ///< mean of the heatmap inside the box, [0, 1]
};

/// Everything between a heatmap and its box. Recomputed on every change of a threshold (tier A).
struct Localisation {
    int level = 0;     ///< 8-bit threshold in force; a pixel is on if its 8-bit heat is above it
    double value = 0;  ///< level / 255
    cv::Mat mask;      ///< CV_8UC1, 0 or 255, picture size
    std::vector<std::vector<cv::Point>> contours;  ///< outer contours, in OpenCV's order
    std::vector<BoxCandidate> candidates;          ///< one per contour, same order
    std::optional<std::size_t> chosen;  ///< index of the largest box; none without contours

    [[nodiscard]] std::optional<Box> box() const;
};

/// Algorithm 1 of gScoreCAM (methods-cnn.md 4.1): 8-bit min-max (rounded), threshold (strictly
/// above), external contours, the contour whose bounding box has the largest area; ties go to the
/// first. An empty or flat heatmap has no contour and no box.
[[nodiscard]] Localisation localize(const Heatmap& heatmap, const Threshold& threshold);

/// The 8-bit map that localize() thresholds: cv::normalize(MINMAX) to [0, 255], rounded.
[[nodiscard]] cv::Mat heatToBytes(const cv::Mat& heat);

}  // namespace clipscope
