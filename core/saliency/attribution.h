// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heatmap/heatmap.h"

#include <opencv2/core/mat.hpp>

#include <cstddef>
#include <vector>

namespace clipscope {

/// How the parts of a vision transformer add up to the cosine of picture and prompt: an exact
/// decomposition (Gandelsman et al., "Interpreting CLIP's Image Representation via Text-Based
/// Decomposition", ICLR 2024, arXiv:2310.05916, section 3.1). Layers and heads in the model's own
/// order, counted from 0, input side first.
struct Attribution {
    cv::Mat heads;            ///< CV_32FC1, L x H: attention of head h in layer l, all tokens
    std::vector<float> mlps;  ///< L + 1: the embedding behind ln_pre, then the MLP of every layer
    double cosine = 0;        ///< the sum of all of the above, up to rounding
    /// CV_32FC1, (L H) x (h w): row l H + h holds what head h of layer l took from each patch, row
    /// by row. A row and the class token's share add up to `heads`(l, h), up to rounding.
    cv::Mat headMaps;
    cv::Mat classShares;  ///< CV_32FC1, L x H: what each head took from the class token itself
    Size grid;            ///< w and h of a head's map

    [[nodiscard]] int layerCount() const { return heads.rows; }
    [[nodiscard]] int headCount() const { return heads.cols; }
    /// What all heads of a layer add, summed in double.
    [[nodiscard]] double layerAttention(int layer) const;
};

/// What a map shows as hot: what raises the cosine, or (the map negated) what lowers it.
enum class Evidence { For, Against };

/// Against where the value is negative: what made it so.
[[nodiscard]] inline Evidence evidenceOf(double value)
{
    return value < 0 ? Evidence::Against : Evidence::For;
}

/// What each patch brought to the cosine through one head; rectified after resizing, as
/// ClipTextSpan is. Throws Error(InvalidArgument) for a layer or head that is not there, naming
/// the range.
[[nodiscard]] NativeMap
headMap(const Attribution& attribution, int layer, int head, Evidence evidence = Evidence::For);

/// The same through all heads of a layer: the sum of their maps.
[[nodiscard]] NativeMap
layerMap(const Attribution& attribution, int layer, Evidence evidence = Evidence::For);

/// One head and what it adds.
struct RankedHead {
    int layer = 0;
    int head = 0;
    double value = 0;  ///< part of the cosine
};

/// The `count` heads that matter most, by magnitude; ties by layer, then head.
[[nodiscard]] std::vector<RankedHead> topHeads(const Attribution& attribution, std::size_t count);

/// A part of the cosine in percent of its magnitude: positive raises the cosine, whatever its sign.
/// 0 if the cosine is 0.
[[nodiscard]] double percentOfCosine(const Attribution& attribution, double value);

}  // namespace clipscope
