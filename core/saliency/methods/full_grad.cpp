// SPDX-License-Identifier: GPL-3.0-or-later
// FullGrad: the gradients of the pixels and of every bias on the way, each channel scaled alike.
//
// Paper:  Srinivas and Fleuret, NeurIPS 2019, arXiv:1905.00780. The biases are those of the
//         convolutions with their norms folded in, i.e. of the batch norms; attention pooling is
//         left out, as in the common program, so the parts do not add up to the score.
// Agrees: tests/core/saliency/full_grad_test.cpp (plain loops; gradients against finite
//         differences).

#include "core/saliency/blocks/to_bank.h"
#include "core/saliency/method.h"
#include "core/saliency/probe.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/abs.h>
#include <ATen/ops/amax.h>
#include <ATen/ops/amin.h>
#include <ATen/ops/isfinite.h>
#include <ATen/ops/upsample_bilinear2d.h>
#include <ATen/ops/where.h>
#include <ATen/ops/zeros_like.h>

#include <cstdint>

namespace clipscope {

namespace {

/// Every channel of [C, h, w] stretched to [0, 1] by its own range, added up: [h, w], double.
/// Channels without a range, and such with a value that is not finite, have no part.
at::Tensor sumOfStretched(const at::Tensor& channels)
{
    const at::Tensor low = at::amin(channels, {1, 2}, /*keepdim=*/true);
    const at::Tensor range = at::amax(channels, {1, 2}, /*keepdim=*/true) - low;
    const at::Tensor stretched = (channels - low) / range;
    return at::where(at::isfinite(stretched), stretched, at::zeros_like(stretched)).sum(0);
}

/// [h, w] -> [side, side], bilinear with half-pixel centres.
at::Tensor resized(const at::Tensor& map, std::int64_t side)
{
    return at::upsample_bilinear2d(map.view({1, 1, map.size(0), map.size(1)}), {side, side}, false)
        .view({side, side});
}

class FullGrad final : public SaliencyMethod {
public:
    [[nodiscard]] SaliencyOutcome
    run(const Probe& probe, const ParamValues&, const RunContext& context) const override
    {
        context.step({.stage = "gradients of all layers", .done = 0, .total = 0});
        const FullGradients gradients = probe.fullGradients();
        const at::Tensor pixels = probe.pixels().squeeze(0).to(at::kDouble);
        const std::int64_t side = pixels.size(1);
        at::Tensor map = sumOfStretched(at::abs(pixels * gradients.pixels.to(at::kDouble)));
        const auto total = static_cast<std::int64_t>(gradients.layers.size());
        std::int64_t done = 0;
        for (const auto& [bias, gradient] : gradients.layers) {
            context.step({.stage = "adding up layers", .done = done++, .total = total});
            // Bilinear resizing is linear, so a layer's channels can be added up before it.
            const at::Tensor parts = bias.view({-1, 1, 1}).to(at::kDouble) * gradient;
            map = map + resized(sumOfStretched(at::abs(parts)), side);
        }
        SaliencyOutcome outcome{.map = toNativeMap(map)};
        if (total == 0)
            outcome.notes.emplace_back(
                "this image tower has no layers with a bias in the sense of FullGrad, so only the "
                "gradient of the pixels is shown");
        return outcome;
    }
};

}  // namespace

MethodEntry describeFullGrad()
{
    return {
        .info =
            {.id = "fullgrad",
             .title = "FullGrad",
             .family = MethodFamily::Gradient,
             .layer = LayerRole::GradientLayer,
             .usesLayer = false,
             .summary = "Adds up the gradients of the pixels and of all biases: fine detail, no "
                        "layer to choose.",
             .behaviour = "Fine-grained and only loosely bound to the prompt, since each of "
                          "thousands of channels is stretched to the same range; on a ViT only the "
                          "pixels' gradient is left.",
             .needs = "gradients of all layers",
             .paper = "Srinivas and Fleuret, arXiv:1905.00780",
             .params = {},
             .cost = [](int,
                        const ParamValues&) { return Cost{.encoderPasses = 2, .backwards = 1}; }},
        .create = []() -> std::unique_ptr<SaliencyMethod> { return std::make_unique<FullGrad>(); },
    };
}

}  // namespace clipscope
