// SPDX-License-Identifier: GPL-3.0-or-later
// Grad-CAM++: only rising places count, each by how much it alone explains its channel's gradient.
//
// Paper:  Chattopadhay et al., WACV 2018, arXiv:1710.11063, in the closed form for an exponential
//         score, whose higher derivatives are powers of the first. The exponential itself is left
//         out, as in the common program: CLIP's logits would overflow it.
// Agrees: tests/core/saliency/gradient_golden_test.cpp (gScoreCAM's program, max |d| 1e-5).

#include "core/saliency/blocks/sum_channels.h"
#include "core/saliency/probe.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/relu.h>
#include <ATen/ops/where.h>
#include <ATen/ops/zeros_like.h>

namespace clipscope {

namespace {

constexpr double kEpsilon = 1e-6;  // of the common program; counts, as the formula has a scale

/// `activation` [C, h, w], `gradient` [C, h, w] or, of a class token, [C, 1, 1]: then there is one
/// place to sum over, while the activation is summed over all of its cells.
at::Tensor weightsOf(const at::Tensor& activation, const at::Tensor& gradient)
{
    const at::Tensor g = gradient.to(at::kDouble);
    const at::Tensor sums = activation.to(at::kDouble).sum({1, 2}, /*keepdim=*/true);
    const at::Tensor square = g * g;
    const at::Tensor share = square / (2.0 * square + sums * square * g + kEpsilon);
    return (at::relu(g) * at::where(g == 0.0, at::zeros_like(g), share)).sum({1, 2});
}

class GradCamPlusPlus final : public SaliencyMethod {
public:
    [[nodiscard]] SaliencyOutcome
    run(const Probe& probe, const ParamValues&, const RunContext& context) const override
    {
        context.step({.stage = "gradient", .done = 0, .total = 1});
        return weightedSum(probe.activation(), weightsOf(probe.activation(), probe.gradient()));
    }
};

}  // namespace

MethodEntry describeGradCamPlusPlus()
{
    return {
        .info =
            {.id = "gradcam++",
             .title = "Grad-CAM++",
             .family = MethodFamily::Gradient,
             .layer = LayerRole::GradientLayer,
             .summary = "Weighs channels by their positive gradients, places of strong gradient "
                        "more.",
             .behaviour = "Never negative on a ResNet, so seldom empty, but it takes in "
                          "background; unlike its neighbours it changes with the unit of the score "
                          "(logit or cosine).",
             .needs = "activations, gradients",
             .paper = "Chattopadhay et al., arXiv:1710.11063",
             .params = {},
             .cost = [](int,
                        const ParamValues&) { return Cost{.encoderPasses = 1, .backwards = 1}; }},
        .create = []() -> std::unique_ptr<SaliencyMethod> {
            return std::make_unique<GradCamPlusPlus>();
        },
    };
}

}  // namespace clipscope
