// SPDX-License-Identifier: GPL-3.0-or-later
// Eigen-CAM: what the channels have in common.
//
// Paper:  Muhammad and Yeasin, IJCNN 2020, arXiv:2008.00299.
// Agrees: tests/core/saliency/gradient_golden_test.cpp (pytorch-grad-cam, but for the sign that it
//         leaves to LAPACK).

#include "core/saliency/blocks/first_component.h"
#include "core/saliency/blocks/to_bank.h"
#include "core/saliency/method.h"
#include "core/saliency/probe.h"

namespace clipscope {

namespace {

class EigenCam final : public SaliencyMethod {
public:
    [[nodiscard]] SaliencyOutcome
    run(const Probe& probe, const ParamValues&, const RunContext& context) const override
    {
        context.step({.stage = "activation", .done = 0, .total = 1});
        return {.map = toNativeMap(firstComponent(probe.activation()))};
    }
};

}  // namespace

MethodEntry describeEigenCam()
{
    return {
        .info =
            {.id = "eigencam",
             .title = "Eigen-CAM",
             .family = MethodFamily::Gradient,
             .layer = LayerRole::GradientLayer,
             .usesPrompt = false,
             .summary = "Shows the first principal component of all channels, without a gradient.",
             .behaviour = "Ignores the prompt: it shows what stands out in the picture, whatever "
                          "was asked; which end of the component is shown as evidence is a "
                          "convention.",
             .needs = "activations",
             .paper = "Muhammad and Yeasin, arXiv:2008.00299",
             .params = {},
             .cost = [](int, const ParamValues&) { return Cost{.encoderPasses = 1}; }},
        .create = []() -> std::unique_ptr<SaliencyMethod> { return std::make_unique<EigenCam>(); },
    };
}

}  // namespace clipscope
