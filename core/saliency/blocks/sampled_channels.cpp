// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/saliency/blocks/sampled_channels.h"

#include "core/saliency/blocks/masks.h"
#include "core/saliency/blocks/rank_channels.h"
#include "core/saliency/blocks/score_channels.h"

#include <ATen/ops/index_select.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/tensor.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace clipscope {

namespace {

constexpr const char* kStage = "scoring samples";

/// Member c * N + i is sample i of channel c.
PictureFamily familyOf(const Probe& probe, const ChannelSampling& sampling)
{
    const at::Tensor activation = probe.activation();
    const std::int64_t side = probe.pixels().size(2);
    const std::int64_t samples = sampling.samples;
    return {
        .id = sampling.id,
        .stage = kStage,
        .count = activation.size(0) * samples,
        .make = [activation, side, samples, make = sampling.make](
                    const std::vector<std::int64_t>& rows) {
            std::vector<at::Tensor> pictures;
            for (const std::int64_t row : rows) {
                const std::int64_t channel = row / samples;
                const at::Tensor map = at::index_select(activation, 0, at::tensor({channel}));
                pictures.push_back(
                    make(channelMasks(map, side).squeeze(0), channel, row % samples));
            }
            return at::stack(pictures);
        }};
}

/// Mean score of every channel that has one, less the picture's own. `scores`: round by round.
std::vector<float> gains(const std::vector<float>& scores, std::size_t channels, double baseline)
{
    const std::size_t begun = std::min(scores.size(), channels);
    std::vector<float> means(begun);
    for (std::size_t c = 0; c < begun; ++c) {
        double sum = 0;
        int count = 0;
        for (std::size_t i = c; i < scores.size(); i += channels) {
            sum += static_cast<double>(scores[i]);
            ++count;
        }
        means[c] = static_cast<float>(sum / count - baseline);
    }
    return means;
}

}  // namespace

SaliencyOutcome scoreSampledChannels(
    const Probe& probe, std::int64_t k, const ChannelSampling& sampling, const RunContext& context)
{
    context.step({.stage = "gradient", .done = 0, .total = 1});
    ChannelSelection selection;
    selection.importance = channelImportance(probe.gradient(), ChannelRank::Mean);
    selection.order = pickChannels(selection.importance, ChannelPick::Top, k);
    selection.softmax = SoftmaxRule::Selected;
    ChannelBank bank = selectionBank(probe, selection);

    std::vector<std::int64_t> rows;
    for (std::int64_t sample = 0; sample < sampling.samples; ++sample)
        for (const std::int64_t channel : selection.order)
            rows.push_back(channel * sampling.samples + sample);
    const double baseline = probe.score();
    const std::size_t channels = selection.order.size();
    const auto showPartial = [&](const std::vector<float>& scores) {
        if (scores.size() == rows.size() || !context.wantsPartials())
            return;
        bank.logits = gains(scores, channels, baseline);
        context.partial(
            combineFirst(bank, static_cast<int>(bank.logits.size())),
            {.stage = kStage,
             .done = static_cast<std::int64_t>(scores.size()),
             .total = static_cast<std::int64_t>(rows.size())});
    };
    bank.logits = gains(
        probe.scores(familyOf(probe, sampling), rows, context, showPartial), channels, baseline);
    bank.weights = weightsOfFirst(bank, static_cast<int>(channels));
    NativeMap map = combine(bank, bank.weights);
    return {.map = std::move(map), .bank = std::move(bank)};
}

Cost sampledChannelsCost(int channels, const ParamValues& params)
{
    const std::int64_t k = std::min<std::int64_t>(params.integer("k"), channels);
    return {.encoderPasses = 1 + k * params.integer("samples"), .backwards = 1};
}

}  // namespace clipscope
