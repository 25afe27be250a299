// SPDX-License-Identifier: GPL-3.0-or-later
// Grad-CAM: a channel counts as much as the prompt's logit rises with it, on average.
//
// Paper:  Selvaraju et al., ICCV 2017, arXiv:1610.02391, equations 1-2.
// Agrees: tests/core/saliency/golden_test.cpp (gScoreCAM's program, max |d| 1e-6).

#include "core/saliency/blocks/sum_channels.h"
#include "core/saliency/probe.h"

namespace clipscope {

namespace {

class GradCam final : public SaliencyMethod {
public:
    [[nodiscard]] SaliencyOutcome
    run(const Probe& probe, const ParamValues&, const RunContext& context) const override
    {
        context.step({.stage = "gradient", .done = 0, .total = 1});
        return weightedSum(probe.activation(), probe.gradient().mean({1, 2}));
    }
};

}  // namespace

MethodEntry describeGradCam()
{
    return {
        .info =
            {.id = "gradcam",
             .title = "Grad-CAM",
             .family = MethodFamily::Gradient,
             .layer = LayerRole::GradientLayer,
             .summary = "Weighs channels by their mean gradient: instant, often coarse on CLIP.",
             .behaviour = "On CLIP the weighted sum is often negative everywhere, which leaves the "
                          "map empty.",
             .needs = "activations, gradients",
             .paper = "Selvaraju et al., arXiv:1610.02391",
             .params = {},
             .cost = [](int,
                        const ParamValues&) { return Cost{.encoderPasses = 1, .backwards = 1}; }},
        .create = []() -> std::unique_ptr<SaliencyMethod> { return std::make_unique<GradCam>(); },
    };
}

}  // namespace clipscope
