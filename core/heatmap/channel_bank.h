// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heatmap/heatmap.h"

#include <opencv2/core/mat.hpp>

#include <string_view>
#include <vector>

namespace clipscope {

/// How logits of masked images become channel weights (methods-cnn.md 2.1 step 5).
enum class SoftmaxRule {
    All,       ///< over all C channels, those not scored count as logit 0: the authors' program
    Selected,  ///< over the scored channels alone, weight 0 elsewhere
    Auto  ///< All, unless a scored logit is below 3: then unscored channels would win, so Selected
};

[[nodiscard]] std::string_view toString(SoftmaxRule rule);
/// Throws Error(InvalidArgument) unless `text` is "all", "selected" or "auto".
[[nodiscard]] SoftmaxRule softmaxRuleFromString(std::string_view text);

/// What is kept of a run of a channel method: enough to redraw it with another k or with channels
/// switched off, and to show single channels, without the network.
struct ChannelBank {
    cv::Mat activations;         ///< CV_32FC1, C rows of h * w values, row-major cells
    Size grid;                   ///< w, h
    std::vector<float> weights;  ///< w_c, C values: the map is the sum of w_c * A_c

    /// Score methods only (else empty): channels by falling importance and their logits, in the
    /// order in which they were scored; `importance` has one value per channel.
    std::vector<int> order;
    std::vector<float> logits;
    std::vector<float> importance;
    SoftmaxRule softmax = SoftmaxRule::Auto;

    [[nodiscard]] int channels() const { return activations.rows; }
    [[nodiscard]] bool isScored() const { return !order.empty(); }
};

/// Weights of all C channels from the first `k` entries of `order` and `logits`, both at least k
/// long. A non-finite logit counts as 0, as in the authors' program. Computed in double, softmax
/// shifted by its maximum.
[[nodiscard]] std::vector<float> softmaxWeights(
    const std::vector<int>& order,
    const std::vector<float>& logits,
    int k,
    int channels,
    SoftmaxRule rule);

/// Sum over channels of weights[c] * A_c, accumulated in double. `weights`: C values.
[[nodiscard]] NativeMap combine(const ChannelBank& bank, const std::vector<float>& weights);

/// The map that a fresh run with this k (1 <= k <= scored channels) would give.
[[nodiscard]] NativeMap combineFirst(const ChannelBank& bank, int k);

/// One channel's activation as a map (methods-cnn.md 2.15).
[[nodiscard]] NativeMap channelMap(const ChannelBank& bank, int channel);

}  // namespace clipscope
