// SPDX-License-Identifier: GPL-3.0-or-later
// FEM: a channel counts by how many of its cells stand out from the rest.
//
// Paper:  Fuad et al., "Features Understanding in 3D CNNs for Actions Recognition in Video", IPTA
//         2020: the k-sigma rule. The sum is over activations, not over their binary masks,
//         as in pytorch-grad-cam.
// Agrees: tests/core/saliency/gradient_golden_test.cpp (numpy) and gradient_slow_test.cpp (loops).

#include "core/saliency/blocks/sum_channels.h"
#include "core/saliency/probe.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/sqrt.h>

namespace clipscope {

namespace {

class Fem final : public SaliencyMethod {
public:
    [[nodiscard]] SaliencyOutcome
    run(const Probe& probe, const ParamValues& params, const RunContext& context) const override
    {
        context.step({.stage = "activation", .done = 0, .total = 1});
        const at::Tensor activation = probe.activation().to(at::kDouble);
        const at::Tensor mean = activation.mean({1, 2}, /*keepdim=*/true);
        const at::Tensor distance = activation - mean;
        const at::Tensor deviation = at::sqrt((distance * distance).mean({1, 2}, /*keepdim=*/true));
        const at::Tensor standsOut = distance > params.real("deviations") * deviation;
        return weightedSum(activation, standsOut.to(at::kDouble).mean({1, 2}));
    }
};

}  // namespace

MethodEntry describeFem()
{
    return {
        .info =
            {.id = "fem",
             .title = "FEM",
             .family = MethodFamily::Gradient,
             .layer = LayerRole::GradientLayer,
             .usesPrompt = false,
             .summary = "Weighs channels by the share of their cells that stand out from the rest, "
                        "without a gradient.",
             .behaviour = "Ignores the prompt: it shows where many channels peak, whatever was "
                          "asked.",
             .needs = "activations",
             .paper = "Fuad et al., IPTA 2020",
             .params =
                 {{.id = "deviations",
                   .title = "Deviations",
                   .help = "How many standard deviations above its channel's mean a cell must lie.",
                   .fallback = 2.0,
                   .minimum = 0,
                   .maximum = 10,
                   .choices = {}}},
             .cost = [](int, const ParamValues&) { return Cost{.encoderPasses = 1}; }},
        .create = []() -> std::unique_ptr<SaliencyMethod> { return std::make_unique<Fem>(); },
    };
}

}  // namespace clipscope
