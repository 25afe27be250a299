// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/run_context.h"
#include "core/saliency/method.h"
#include "core/saliency/probe.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <functional>
#include <string>

namespace clipscope {

/// Several pictures for every channel, whose mean score is the channel's: SS-CAM and IS-CAM.
struct ChannelSampling {
    std::string id;            ///< names picture makers apart, as PictureFamily::id
    std::int64_t samples = 1;  ///< N, per channel
    /// The channel's mask [n, n] in [0, 1], the channel and the sample's number (0 ... N - 1)
    /// -> [3, n, n], normalised pixels. The same for the same arguments.
    std::function<at::Tensor(const at::Tensor& mask, std::int64_t channel, std::int64_t sample)>
        make;
};

/// Scores the `k` channels with the highest mean gradient (at most C) N times each. With y the
/// target's value: w = softmax over them of mean_i y(sample i) - y(picture), the map is the sum of
/// w_c A_c. The softmax never runs over all channels: beside differences that are mostly negative,
/// channels that were not scored would take all the weight. Samples are scored round by round, so
/// that partial maps, one after every batch, soon have all channels.
[[nodiscard]] SaliencyOutcome scoreSampledChannels(
    const Probe& probe, std::int64_t k, const ChannelSampling& sampling, const RunContext& context);

/// Passes for a layer with `channels` channels.
[[nodiscard]] Cost sampledChannelsCost(int channels, const ParamValues& params);

}  // namespace clipscope
