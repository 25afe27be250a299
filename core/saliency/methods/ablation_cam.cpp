// SPDX-License-Identifier: GPL-3.0-or-later
// Ablation-CAM: a channel counts as much as the score falls without it.
//
// Paper:  Desai and Ramaswamy, WACV 2020. An ablated channel is 0 everywhere in both families;
//         the common program takes a huge negative number for a ViT.
// Agrees: tests/core/saliency/gradient_golden_test.cpp (pytorch-grad-cam, max |d| 1e-5).

#include "core/saliency/blocks/sum_channels.h"
#include "core/saliency/probe.h"

#include <ATen/ops/tensor.h>

#include <cstdint>
#include <numeric>
#include <sstream>
#include <string>
#include <vector>

namespace clipscope {

namespace {

std::vector<std::int64_t> allChannels(std::int64_t count)
{
    std::vector<std::int64_t> channels(static_cast<std::size_t>(count));
    std::iota(channels.begin(), channels.end(), std::int64_t{0});
    return channels;
}

/// What to tell people about a score that is not above 0; empty if it is.
std::vector<std::string> remarksOn(double score)
{
    if (score > 0)
        return {};
    if (score == 0)
        return {"The score is 0, and a fall relative to 0 means nothing: all weights are 0."};
    std::ostringstream text;
    text << "The score is negative (" << score
         << "), and the published division by it turns all weights round.";
    return {text.str()};
}

class AblationCam final : public SaliencyMethod {
public:
    [[nodiscard]] SaliencyOutcome
    run(const Probe& probe, const ParamValues&, const RunContext& context) const override
    {
        const at::Tensor activation = probe.activation();
        const std::int64_t channels = activation.size(0);
        context.step({.stage = "switching channels off", .done = 0, .total = channels});
        const double score = probe.score();
        const std::vector<float> without = probe.ablatedScores(allChannels(channels), context);
        std::vector<double> weights(without.size(), 0.0);
        if (score != 0)
            for (std::size_t c = 0; c < weights.size(); ++c)
                weights[c] = (score - static_cast<double>(without[c])) / score;
        SaliencyOutcome outcome = weightedSum(activation, at::tensor(weights));
        const std::vector<std::string> remarks = remarksOn(score);
        outcome.notes.insert(outcome.notes.begin(), remarks.begin(), remarks.end());
        return outcome;
    }
};

}  // namespace

MethodEntry describeAblationCam()
{
    return {
        .info =
            {.id = "ablationcam",
             .title = "Ablation-CAM",
             .family = MethodFamily::Gradient,
             .layer = LayerRole::GradientLayer,
             .summary = "Switches every channel off in turn and weighs it by how far the score "
                        "falls.",
             .behaviour = "Trusts no gradient; but a single channel moves CLIP's score by little, "
                          "and a score below 0 turns all weights round.",
             .needs = "activations, scores without a channel",
             .paper = "Desai and Ramaswamy, WACV 2020",
             .params = {},
             .cost =
                 [](int channels, const ParamValues&) {
                     return Cost{.encoderPasses = 1, .headPasses = channels};
                 }},
        .create = []() -> std::unique_ptr<SaliencyMethod> {
            return std::make_unique<AblationCam>();
        },
    };
}

}  // namespace clipscope
