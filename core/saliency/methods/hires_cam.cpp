// SPDX-License-Identifier: GPL-3.0-or-later
// HiResCAM: gradient times activation, cell by cell.
//
// Paper:  Draelos and Carin, arXiv:2011.08891.
// Agrees: tests/core/saliency/gradient_golden_test.cpp (pytorch-grad-cam, max |d| 1e-6).

#include "core/saliency/blocks/sum_channels.h"
#include "core/saliency/probe.h"

#include <ATen/TensorOperators.h>

namespace clipscope {

namespace {

class HiResCam final : public SaliencyMethod {
public:
    [[nodiscard]] SaliencyOutcome
    run(const Probe& probe, const ParamValues&, const RunContext& context) const override
    {
        context.step({.stage = "gradient", .done = 0, .total = 1});
        // With a class token's gradient [C, 1, 1] this is Grad-CAM.
        return sumOfTerms(probe.gradient() * probe.activation());
    }
};

}  // namespace

MethodEntry describeHiResCam()
{
    return {
        .info =
            {.id = "hirescam",
             .title = "HiResCAM",
             .family = MethodFamily::Gradient,
             .layer = LayerRole::GradientLayer,
             .summary = "Multiplies gradient and activation cell by cell, for and against the "
                        "prompt.",
             .behaviour = "Its cells add up to the score's first-order change; on CLIP they can be "
                          "negative everywhere, which leaves the map empty.",
             .needs = "activations, gradients",
             .paper = "Draelos and Carin, arXiv:2011.08891",
             .params = {},
             .cost = [](int,
                        const ParamValues&) { return Cost{.encoderPasses = 1, .backwards = 1}; }},
        .create = []() -> std::unique_ptr<SaliencyMethod> { return std::make_unique<HiResCam>(); },
    };
}

}  // namespace clipscope
