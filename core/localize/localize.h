// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heatmap/heatmap.h"
#include "core/image/geometry.h"
#include "core/localize/box_rule.h"
#include "core/localize/threshold.h"

#include <opencv2/core/mat.hpp>
#include <opencv2/core/types.hpp>

#include <optional>
#include <vector>

namespace clipscope {

struct LocalizeOptions {
    Threshold threshold;
    BoxRule rule = BoxRule::LargestBox;
    double alpha = 1;  ///< for AreaIntensity: weight of the area against the heat, [0, 1]
    friend bool operator==(const LocalizeOptions&, const LocalizeOptions&) = default;
};

/// Everything between a heatmap and its box. Recomputed on every change of a threshold (tier A).
struct Localisation {
    int level = 0;                                 ///< threshold in force on 8 bits, see Binarised
    double value = 0;                              ///< the same in [0, 1]
    cv::Mat mask;                                  ///< CV_8UC1, 0 or 255, picture size
    std::vector<std::vector<cv::Point>> contours;  ///< see contoursFor(), in OpenCV's order
    std::vector<BoxCandidate> candidates;  ///< one per contour, same order; Enclosing has just one
    std::optional<std::size_t> chosen;     ///< index of the rule's box; none without candidates
    std::vector<std::size_t> selected;     ///< boxes that the rule yields: `chosen`, or all for All

    [[nodiscard]] std::optional<Box> box() const;
};

/// Threshold, contours, boxes, choice. An empty or flat heatmap has no contour and no box, where
/// CLIPCAM's program would return the first pixel and gScoreCAM's the first pixel as a dummy.
///
/// - LargestBox: Algorithm 1 of gScoreCAM (methods-cnn.md 4.1): 8-bit min-max (rounded), strictly
///   above, external contours, the largest bounding box, ties to the first.
/// - Enclosing with Kind::AtLeast: CLIPCAM (4.3).
/// - LargestContour with Kind::Fixed: MaxBoxAcc (6.2) with binariseForMaxBoxAcc(). Its boxes are
///   the protocol's corners (x, y, right(), bottom()), which it reads as inclusive; one that ends
///   in the picture's last column or row is a pixel short, hence a single pixel there is empty.
///
/// Throws Error(InvalidArgument) if the threshold or `alpha` lies outside [0, 1].
[[nodiscard]] Localisation localize(const Heatmap& heatmap, const LocalizeOptions& options);

/// The same with BoxRule::LargestBox.
[[nodiscard]] Localisation localize(const Heatmap& heatmap, const Threshold& threshold);

}  // namespace clipscope
