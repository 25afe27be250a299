// SPDX-License-Identifier: GPL-3.0-or-later
// LayerCAM: every cell of a channel has a weight of its own, its positive gradient.
//
// Paper:  Jiang et al., IEEE TIP 2021, "LayerCAM: Exploring Hierarchical Class Activation Maps for
//         Localization". Rule "elementwise" keeps the positive products instead of the positive
//         gradients: the same where no activation is negative.
// Agrees: tests/core/saliency/gradient_golden_test.cpp (gScoreCAM's program, max |d| 1e-5).

#include "core/saliency/blocks/sum_channels.h"
#include "core/saliency/probe.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/relu.h>

namespace clipscope {

namespace {

class LayerCam final : public SaliencyMethod {
public:
    [[nodiscard]] SaliencyOutcome
    run(const Probe& probe, const ParamValues& params, const RunContext& context) const override
    {
        context.step({.stage = "gradient", .done = 0, .total = 1});
        // A class token's gradient [C, 1, 1] counts for every cell.
        const at::Tensor activation = probe.activation();
        const at::Tensor gradient = probe.gradient();
        return sumOfTerms(
            params.text("rule") == "elementwise" ? at::relu(gradient * activation)
                                                 : at::relu(gradient) * activation);
    }
};

}  // namespace

MethodEntry describeLayerCam()
{
    return {
        .info =
            {.id = "layercam",
             .title = "LayerCAM",
             .family = MethodFamily::Gradient,
             .layer = LayerRole::GradientLayer,
             .summary = "Weighs every cell of a channel by its own positive gradient: finer than "
                        "Grad-CAM.",
             .behaviour = "Never negative on a ResNet, so seldom empty, and of use at early layers "
                          "too; what speaks against the prompt is left out, so it takes in "
                          "background.",
             .needs = "activations, gradients",
             .paper = "Jiang et al., IEEE TIP 2021",
             .params =
                 {{.id = "rule",
                   .title = "Rule",
                   .help = "What must be positive: the gradient (layercam) or its product with "
                           "the activation (elementwise); the same on a ResNet.",
                   .fallback = std::string("layercam"),
                   .choices = {"layercam", "elementwise"}}},
             .cost = [](int,
                        const ParamValues&) { return Cost{.encoderPasses = 1, .backwards = 1}; }},
        .create = []() -> std::unique_ptr<SaliencyMethod> { return std::make_unique<LayerCam>(); },
    };
}

}  // namespace clipscope
