// SPDX-License-Identifier: GPL-3.0-or-later
// ScoreCAM: every channel is scored by what CLIP still sees through it.
//
// Paper:  Wang et al., "Score-CAM", CVPR Workshops 2020, arXiv:1910.01279, equations 5-8.
// Agrees: tests/core/saliency/golden_test.cpp (gScoreCAM's program, max |d| 1e-5). Its epsilon of 0
//         makes dead channels NaN and then 0; ours of 1e-6 gives the identical map without NaN.

#include "core/saliency/blocks/score_channels.h"

#include <limits>

namespace clipscope {

namespace {

class ScoreCam final : public SaliencyMethod {
public:
    [[nodiscard]] SaliencyOutcome
    run(const Probe& probe, const ParamValues& params, const RunContext& context) const override
    {
        return scoreTopChannels(
            probe,
            std::numeric_limits<std::int64_t>::max(),
            softmaxRuleFromString(params.text("softmax")),
            context);
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
             .summary = "Scores every channel of the layer: thorough and slow.",
             .paper = "Wang et al., arXiv:1910.01279",
             .params = {softmaxParam()},
             .cost =
                 [](int channels, std::int64_t) {
                     return Cost{.encoderPasses = 1 + channels, .headBackwards = 1};
                 }},
        .create = []() -> std::unique_ptr<SaliencyMethod> { return std::make_unique<ScoreCam>(); },
    };
}

}  // namespace clipscope
