// SPDX-License-Identifier: GPL-3.0-or-later
// gScoreCAM: the k channels whose gradient rises most are scored by what CLIP still sees through
// them.
//
// Paper:  Chen et al., "gScoreCAM: What objects is CLIP looking at?", ACCV 2022. Other rankings,
//         picks and weightings: variants in its program, none of them published with numbers.
// Agrees: tests/core/saliency/golden_test.cpp (published program, max |d| 1e-5) and
//         score_gscorecam_test.cpp (every variant written out in double).

#include "core/saliency/blocks/rank_channels.h"
#include "core/saliency/blocks/score_channels.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace clipscope {

namespace {

std::int64_t selectedChannels(std::int64_t channels, const ParamValues& params)
{
    const double percent = params.real("percent");
    const std::int64_t k = percent > 0
                               ? std::llround(percent / 100.0 * static_cast<double>(channels))
                               : params.integer("k");
    return std::clamp<std::int64_t>(k, 1, channels);
}

class GScoreCam final : public SaliencyMethod {
public:
    [[nodiscard]] SaliencyOutcome
    run(const Probe& probe, const ParamValues& params, const RunContext& context) const override
    {
        context.step({.stage = "gradient", .done = 0, .total = 1});
        const at::Tensor gradient = probe.gradient();
        const ChannelRank wanted = channelRankFromString(params.text("rank"));
        const ChannelRank rank = usableRank(wanted, gradient);

        ChannelSelection selection;
        selection.importance = channelImportance(gradient, rank);  // I_c
        selection.pick = channelPickFromString(params.text("pick"));
        selection.order = pickChannels(
            selection.importance, selection.pick, selectedChannels(gradient.size(0), params));
        selection.softmax = softmaxRuleFromString(params.text("softmax"));
        selection.weighting = scoreWeightingFromString(params.text("weighting"));
        SaliencyOutcome outcome = scoreChannels(probe, selection, context);
        if (rank != wanted)
            outcome.notes.emplace_back(
                "at this layer every channel has a single gradient, which has no variance, so the "
                "channels were ranked by its value");
        return outcome;
    }
};

std::vector<std::string> strings(const std::vector<std::string_view>& names)
{
    return {names.begin(), names.end()};
}

std::vector<ParamSpec> parameters()
{
    return {
        channelCountParam(300),
        {.id = "percent",
         .title = "Channels in percent",
         .help = "Above 0 it replaces k: the share of the layer's channels that is scored.",
         .fallback = 0.0,
         .minimum = 0,
         .maximum = 100,
         .choices = {},
         .tier = ParamTier::Network},
        {.id = "rank",
         .title = "Ranking",
         .help = "What of a channel's gradient makes it important: its mean (published), the mean "
                 "or maximum of its absolute value, its maximum, or its variance.",
         .fallback = std::string("mean"),
         .choices = strings(channelRankNames()),
         .tier = ParamTier::Network},
        {.id = "pick",
         .title = "Pick",
         .help = "Score the channels at the top of the ranking (published), at the bottom, or half "
                 "from each end with the bottom half's weights negated.",
         .fallback = std::string("top"),
         .choices = strings(channelPickNames()),
         .tier = ParamTier::Network},
        {.id = "weighting",
         .title = "Weighting",
         .help = "Weights by the softmax of: the scores (published); scores and importance, "
                 "averaged; scores times the softmax of importance; importance times the softmax "
                 "of scores; scores times importance; or nothing, every selected channel alike and "
                 "none scored.",
         .fallback = std::string("scores"),
         .choices = strings(scoreWeightingNames()),
         .tier = ParamTier::Recombine},
        softmaxParam()};
}

Cost costOf(int channels, const ParamValues& params)
{
    const bool scores = params.text("weighting") != toString(ScoreWeighting::Uniform);
    return {.encoderPasses = 1 + (scores ? selectedChannels(channels, params) : 0), .backwards = 1};
}

}  // namespace

MethodEntry describeGScoreCam()
{
    return {
        .info =
            {.id = "gscorecam",
             .title = "gScoreCAM",
             .family = MethodFamily::Score,
             .layer = LayerRole::LastBlockOutput,
             .summary = "Scores only the k channels with the highest gradient: sharp maps at a "
                        "tenth of ScoreCAM's cost.",
             .behaviour =
                 "Made for CLIP and best on its ResNets; scores near 20 make the softmax nearly "
                 "one-hot, so that a handful of channels draw the map and a small k often "
                 "suffices.",
             .needs = "activations, gradients, masked passes",
             .paper = "Chen et al., ACCV 2022",
             .params = parameters(),
             .cost = costOf},
        .create = []() -> std::unique_ptr<SaliencyMethod> { return std::make_unique<GScoreCam>(); },
    };
}

}  // namespace clipscope
