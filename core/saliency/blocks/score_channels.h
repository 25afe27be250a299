// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/run_context.h"
#include "core/saliency/method.h"
#include "core/saliency/probe.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

namespace clipscope {

/// The "softmax" parameter that score methods share.
[[nodiscard]] ParamSpec softmaxParam();
/// The "k" parameter: how many of the highest-gradient channels are scored.
[[nodiscard]] ParamSpec channelCountParam(std::int64_t fallback);

/// Channels to score and what becomes of their logits.
struct ChannelSelection {
    std::vector<std::int64_t> order;  ///< none twice; the first j are a run's with k = j
    at::Tensor importance;            ///< [C]: what ranked them
    SoftmaxRule softmax = SoftmaxRule::Auto;
    ScoreWeighting weighting = ScoreWeighting::Scores;
    ChannelPick pick = ChannelPick::Top;  ///< that `order` was made with
};

/// ScoreCAM over the selected channels: scores the picture under each one's mask, turns logits into
/// weights and sums the raw activations of all channels. Hands out the partial map after every
/// batch. With all channels this is ScoreCAM, whose result does not depend on the order.
/// A note says so when small logits make an automatic softmax run over the selected channels alone.
[[nodiscard]] SaliencyOutcome
scoreChannels(const Probe& probe, const ChannelSelection& selection, const RunContext& context);

/// The bank of a run before anything is scored; weights all 0.
[[nodiscard]] ChannelBank selectionBank(const Probe& probe, const ChannelSelection& selection);

}  // namespace clipscope
