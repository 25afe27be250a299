// SPDX-License-Identifier: GPL-3.0-or-later
// EigenGrad-CAM: what the products of gradient and activation have in common.
//
// Source: pytorch-grad-cam, whose authors have published it nowhere else; Eigen-CAM is Muhammad and
//         Yeasin, arXiv:2008.00299. Weighting "abs-gradient" is its Seg-Eigen-CAM.
// Agrees: tests/core/saliency/gradient_golden_test.cpp (that program, but for the sign that it
//         leaves to LAPACK).

#include "core/saliency/blocks/first_component.h"
#include "core/saliency/blocks/sum_channels.h"
#include "core/saliency/blocks/to_bank.h"
#include "core/saliency/probe.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/abs.h>

namespace clipscope {

namespace {

class EigenGradCam final : public SaliencyMethod {
public:
    [[nodiscard]] SaliencyOutcome
    run(const Probe& probe, const ParamValues& params, const RunContext& context) const override
    {
        context.step({.stage = "gradient", .done = 0, .total = 1});
        // A class token's gradient [C, 1, 1] counts for every cell.
        const at::Tensor gradient = probe.gradient();
        const bool sizeOnly = params.text("weighting") == "abs-gradient";
        SaliencyOutcome outcome =
            sumOfTerms((sizeOnly ? at::abs(gradient) : gradient) * probe.activation());
        outcome.map = toNativeMap(firstComponent(outcome.terms));
        return outcome;
    }
};

}  // namespace

MethodEntry describeEigenGradCam()
{
    return {
        .info =
            {.id = "eigengradcam",
             .title = "EigenGrad-CAM",
             .family = MethodFamily::Gradient,
             .layer = LayerRole::GradientLayer,
             .summary = "Shows the first principal component of gradient times activation.",
             .behaviour = "Sharper than Eigen-CAM and bound to the prompt, but the component has "
                          "no sign of its own: object and background can change places.",
             .needs = "activations, gradients",
             .paper = "Gildenblat et al., pytorch-grad-cam; after arXiv:2008.00299",
             .params =
                 {{.id = "weighting",
                   .title = "Weighting",
                   .help = "What multiplies the activation: the gradient or its size alone "
                           "(abs-gradient, as in Seg-Eigen-CAM).",
                   .fallback = std::string("gradient"),
                   .choices = {"gradient", "abs-gradient"}}},
             .cost = [](int,
                        const ParamValues&) { return Cost{.encoderPasses = 1, .backwards = 1}; }},
        .create = []() -> std::unique_ptr<SaliencyMethod> {
            return std::make_unique<EigenGradCam>();
        },
    };
}

}  // namespace clipscope
