// SPDX-License-Identifier: GPL-3.0-or-later
// gScoreCAM: the k channels whose gradient rises most are scored by what CLIP still sees through
// them.
//
// Paper:  Chen et al., "gScoreCAM: What objects is CLIP looking at?", ACCV 2022.
// Agrees: tests/core/saliency/golden_test.cpp (published program, max |d| 1e-5).

#include "core/saliency/blocks/score_channels.h"

#include <algorithm>
#include <string>

namespace clipscope {

namespace {

class GScoreCam final : public SaliencyMethod {
public:
    [[nodiscard]] SaliencyOutcome
    run(const Probe& probe, const ParamValues& params, const RunContext& context) const override
    {
        return scoreTopChannels(
            probe, params.integer("k"), softmaxRuleFromString(params.text("softmax")), context);
    }
};

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
             .paper = "Chen et al., ACCV 2022",
             .params =
                 {{.id = "k",
                   .title = "Channels",
                   .help = "How many of the highest-gradient channels are scored; more cost more.",
                   .fallback = std::int64_t{300},
                   .minimum = 1,
                   .maximum = 1'000'000,
                   .choices = {},
                   .tier = ParamTier::Recombine},
                  softmaxParam()},
             .cost =
                 [](int channels, std::int64_t k) {
                     return Cost{
                         .encoderPasses = 1 + std::min<std::int64_t>(k, channels),
                         .headBackwards = 1};
                 }},
        .create = []() -> std::unique_ptr<SaliencyMethod> { return std::make_unique<GScoreCam>(); },
    };
}

}  // namespace clipscope
