// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heatmap/heatmap.h"
#include "core/heatmap/score_weights.h"

#include <opencv2/core/mat.hpp>

#include <vector>

namespace clipscope {

/// What is kept of a run of a channel method: enough to redraw it with another k or with channels
/// switched off, and to show single channels, without the network.
struct ChannelBank {
    cv::Mat activations;         ///< CV_32FC1, C rows of h * w values, row-major cells
    Size grid;                   ///< w, h
    std::vector<float> weights;  ///< w_c, C values: the map is the sum of w_c * A_c

    /// Score methods only (else empty): the selected channels and their logits, in the order in
    /// which they were scored, so that the first k are those of a run with that k: from the top or
    /// the bottom of the ranking, or from both in turn. No logits with the weighting Uniform, which
    /// scores nothing. `importance` has one value per channel: what ranked them.
    std::vector<int> order;
    std::vector<float> logits;
    std::vector<float> importance;
    SoftmaxRule softmax = SoftmaxRule::Auto;
    ScoreWeighting weighting = ScoreWeighting::Scores;
    ChannelPick pick = ChannelPick::Top;

    [[nodiscard]] int channels() const { return activations.rows; }
    [[nodiscard]] bool isScored() const { return !order.empty(); }
};

/// Sum over channels of weights[c] * A_c, accumulated in double. `weights`: C values.
[[nodiscard]] NativeMap combine(const ChannelBank& bank, const std::vector<float>& weights);

/// The map that a fresh run with this k (1 <= k <= largestK(bank)) would give.
[[nodiscard]] NativeMap combineFirst(const ChannelBank& bank, int k);

/// One channel's activation as a map (methods-cnn.md 2.15).
[[nodiscard]] NativeMap channelMap(const ChannelBank& bank, int channel);

}  // namespace clipscope
