// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/geometry.h"

#include <opencv2/core/mat.hpp>
#include <opencv2/core/types.hpp>

#include <optional>
#include <string_view>
#include <vector>

namespace clipscope {

/// Which box a mask yields.
enum class BoxRule {
    LargestBox,     ///< "largest": the contour whose bounding box is largest (gScoreCAM)
    AreaIntensity,  ///< "trade-off": alpha * area + (1 - alpha) * heat on the outline (gScoreCAM)
    All,            ///< "all": the box of every contour
    Enclosing,      ///< "enclosing": one box round all pixels of the mask (CLIPCAM)
    LargestContour  ///< "maxboxacc": the contour that encloses most (MaxBoxAcc)
};

/// The ids above.
[[nodiscard]] std::string_view toString(BoxRule rule);
/// Throws Error(InvalidArgument) that lists the ids for anything else.
[[nodiscard]] BoxRule boxRuleFromString(std::string_view text);

struct BoxCandidate {
    Box box;
    double meanHeat = 0;  ///< mean of the heatmap inside the box, [0, 1]
};

using Contours = std::vector<std::vector<cv::Point>>;

/// The contours in which a rule looks, in OpenCV's order: outer ones, for LargestContour also those
/// of holes. `mask`: CV_8UC1.
[[nodiscard]] Contours contoursFor(BoxRule rule, const cv::Mat& mask);

/// One candidate per contour; for Enclosing one for the whole mask, none if that is empty.
/// For LargestContour right and bottom are clamped to W - 1 and H - 1, as the protocol does.
[[nodiscard]] std::vector<BoxCandidate>
candidatesFor(BoxRule rule, const Contours& contours, const cv::Mat& mask, const cv::Mat& heat);

/// Index of the box that the rule prefers, none without candidates; ties go to the first. For All
/// it is the largest. `alpha`: for AreaIntensity, in [0, 1]; the score is
/// alpha * w * h / (W * H) + (1 - alpha) * mean heat of the contour's one-pixel outline.
[[nodiscard]] std::optional<std::size_t> preferredBox(
    BoxRule rule,
    const std::vector<BoxCandidate>& candidates,
    const Contours& contours,
    const cv::Mat& heat,
    double alpha);

}  // namespace clipscope
