// SPDX-License-Identifier: GPL-3.0-or-later
// ScoreCAM: every channel is scored by what CLIP still sees through it.
//
// Paper:  Wang et al., "Score-CAM", CVPR Workshops 2020, arXiv:1910.01279, equations 5-8. Scoring a
//         random part of the channels: an option of gScoreCAM's program.
// Agrees: tests/core/saliency/golden_test.cpp (gScoreCAM's program, max |d| 1e-5). Its epsilon of 0
//         makes dead channels NaN and then 0; ours of 1e-6 gives the identical map without NaN.

#include "core/saliency/blocks/random_numbers.h"
#include "core/saliency/blocks/rank_channels.h"
#include "core/saliency/blocks/score_channels.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace clipscope {

namespace {

/// `count` of `channels` in random order, none twice; fewer are the beginning of more.
std::vector<std::int64_t> draw(std::int64_t count, std::int64_t channels, std::uint64_t seed)
{
    RandomNumbers random(seed, {});
    std::vector<std::int64_t> order(static_cast<std::size_t>(channels));
    std::iota(order.begin(), order.end(), std::int64_t{0});
    for (std::int64_t i = 0; i < count; ++i)
        std::swap(
            order[static_cast<std::size_t>(i)],
            order[static_cast<std::size_t>(i + random.below(channels - i))]);
    order.resize(static_cast<std::size_t>(count));
    return order;
}

class ScoreCam final : public SaliencyMethod {
public:
    [[nodiscard]] SaliencyOutcome
    run(const Probe& probe, const ParamValues& params, const RunContext& context) const override
    {
        // The gradient does not enter the map: it only brings the likely channels to the front, so
        // that early partial maps are good ones.
        context.step({.stage = "gradient", .done = 0, .total = 1});
        ChannelSelection selection;
        selection.importance = channelImportance(probe.gradient(), ChannelRank::Mean);
        selection.softmax = softmaxRuleFromString(params.text("softmax"));
        const std::int64_t channels = selection.importance.size(0);
        const std::int64_t sample = std::min(params.integer("sample"), channels);
        selection.order = sample > 0
                              ? draw(sample, channels, probe.seed())
                              : pickChannels(selection.importance, ChannelPick::Top, channels);
        return scoreChannels(probe, selection, context);
    }
};

}  // namespace

MethodEntry describeScoreCam()
{
    return {
        .info =
            {.id = "scorecam",
             .title = "ScoreCAM",
             .family = MethodFamily::Score,
             .layer = LayerRole::LastBlockOutput,
             .usesSeed = true,
             .summary = "Scores every channel of the layer: thorough and slow.",
             .behaviour =
                 "On CLIP about as accurate as gScoreCAM (COCO boxes: 20.4 against 20.8 in "
                 "its authors' table) at seven to ten times the cost.",
             .needs = "activations, masked passes",
             .paper = "Wang et al., arXiv:1910.01279",
             .params =
                 {{.id = "sample",
                   .title = "Random channels",
                   .help = "Above 0: only that many channels are scored, drawn at random.",
                   .fallback = std::int64_t{0},
                   .minimum = 0,
                   .maximum = 1'000'000,
                   .choices = {},
                   .tier = ParamTier::Network},
                  softmaxParam()},
             .cost =
                 [](int channels, const ParamValues& params) {
                     const std::int64_t sample = params.integer("sample");
                     return Cost{
                         .encoderPasses =
                             1 + (sample > 0 ? std::min<std::int64_t>(sample, channels) : channels),
                         .backwards = 1};
                 }},
        .create = []() -> std::unique_ptr<SaliencyMethod> { return std::make_unique<ScoreCam>(); },
    };
}

}  // namespace clipscope
