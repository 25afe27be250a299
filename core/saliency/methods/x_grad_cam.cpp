// SPDX-License-Identifier: GPL-3.0-or-later
// XGrad-CAM: Grad-CAM whose mean gradient is taken where the channel is active.
//
// Paper:  Fu et al., BMVC 2020, arXiv:2008.02312.
// Agrees: tests/core/saliency/gradient_golden_test.cpp (gScoreCAM's program, max |d| 1e-6).

#include "core/saliency/blocks/sum_channels.h"
#include "core/saliency/probe.h"

#include <ATen/TensorOperators.h>

namespace clipscope {

namespace {

constexpr double kEpsilon = 1e-7;  // of the common program

class XGradCam final : public SaliencyMethod {
public:
    [[nodiscard]] SaliencyOutcome
    run(const Probe& probe, const ParamValues&, const RunContext& context) const override
    {
        context.step({.stage = "gradient", .done = 0, .total = 1});
        // A class token's gradient [C, 1, 1] is the same at every cell, which makes this Grad-CAM.
        const at::Tensor activation = probe.activation().to(at::kDouble);
        const at::Tensor products = probe.gradient().to(at::kDouble) * activation;
        return weightedSum(activation, products.sum({1, 2}) / (activation.sum({1, 2}) + kEpsilon));
    }
};

}  // namespace

MethodEntry describeXGradCam()
{
    return {
        .info =
            {.id = "xgradcam",
             .title = "XGrad-CAM",
             .family = MethodFamily::Gradient,
             .layer = LayerRole::GradientLayer,
             .summary = "Weighs channels by their gradient where they are active.",
             .behaviour = "Close to Grad-CAM on a ResNet; at a ViT's layer norm the values of a "
                          "channel nearly cancel, the division by their sum blows up and the map "
                          "is unstable.",
             .needs = "activations, gradients",
             .paper = "Fu et al., arXiv:2008.02312",
             .params = {},
             .cost = [](int,
                        const ParamValues&) { return Cost{.encoderPasses = 1, .backwards = 1}; }},
        .create = []() -> std::unique_ptr<SaliencyMethod> { return std::make_unique<XGradCam>(); },
    };
}

}  // namespace clipscope
