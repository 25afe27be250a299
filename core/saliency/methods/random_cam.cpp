// SPDX-License-Identifier: GPL-3.0-or-later
// RandomCAM: weights by chance.
//
// Source: pytorch-grad-cam's baseline; why one is needed: Adebayo et al., "Sanity Checks for
//         Saliency Maps", NeurIPS 2018, arXiv:1810.03292.
// Agrees: tests/core/saliency/gradient_golden_test.cpp (weights of the published generator).

#include "core/base/seeded_random.h"
#include "core/saliency/blocks/sum_channels.h"
#include "core/saliency/probe.h"

#include <ATen/ops/tensor.h>

#include <cstdint>
#include <vector>

namespace clipscope {

namespace {

/// Uniform in [-1, 1).
std::vector<double> uniformWeights(std::int64_t count, std::uint64_t seed)
{
    SeededRandom random(seed);
    std::vector<double> weights(static_cast<std::size_t>(count));
    for (double& weight : weights)
        weight = random.uniform(-1.0, 1.0);
    return weights;
}

class RandomCam final : public SaliencyMethod {
public:
    [[nodiscard]] SaliencyOutcome
    run(const Probe& probe, const ParamValues&, const RunContext& context) const override
    {
        context.step({.stage = "activation", .done = 0, .total = 1});
        const at::Tensor activation = probe.activation();
        return weightedSum(
            activation, at::tensor(uniformWeights(activation.size(0), probe.seed())));
    }
};

}  // namespace

MethodEntry describeRandomCam()
{
    return {
        .info =
            {.id = "randomcam",
             .title = "RandomCAM",
             .family = MethodFamily::Gradient,
             .layer = LayerRole::GradientLayer,
             .usesPrompt = false,
             .usesSeed = true,
             .summary = "Weighs channels at random: what a map looks like that knows nothing.",
             .behaviour = "A sanity baseline that ignores the prompt: a method whose maps do not "
                          "beat it shows nothing.",
             .needs = "activations",
             .paper = "baseline after Adebayo et al., arXiv:1810.03292",
             .params = {},
             .cost = [](int, const ParamValues&) { return Cost{.encoderPasses = 1}; }},
        .create = []() -> std::unique_ptr<SaliencyMethod> { return std::make_unique<RandomCam>(); },
    };
}

}  // namespace clipscope
