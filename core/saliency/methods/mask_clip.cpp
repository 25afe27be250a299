// SPDX-License-Identifier: GPL-3.0-or-later
// MaskCLIP: every patch is compared with the prompt as if the last attention looked at it alone.
//
// Paper:  Zhou et al., "Extract Free Dense Labels from CLIP", ECCV 2022, arXiv:2112.01071,
//         section 3.2.
// Agrees: tests/core/saliency/transformer_golden_test.cpp (formula in double, 1e-5).

#include "core/clip/resnet_encoder.h"
#include "core/clip/vit_encoder.h"
#include "core/saliency/method.h"
#include "core/saliency/probe.h"
#include "core/saliency/transformer/cells.h"

#include <ATen/TensorOperators.h>
#include <ATen/core/grad_mode.h>

#include <cstddef>
#include <cstdint>
#include <string>

namespace clipscope {

namespace {

/// Unit features of every cell, [h * w, E].
at::Tensor cellsOf(
    const VitEncoder& vit,
    const at::Tensor& pixels,
    const std::string& flavour,
    const RunContext& context)
{
    const std::size_t count = vit.blocks().size();
    const auto report = [&](std::size_t done) {
        context.step(
            {.stage = "dense features",
             .done = static_cast<std::int64_t>(done),
             .total = static_cast<std::int64_t>(count)});
    };
    at::Tensor tokens = vit.embed(pixels);
    for (std::size_t i = 0; i + 1 < count; ++i) {
        report(i);
        tokens = vit.blocks()[i].forward(tokens);
    }
    report(count - 1);
    const ResidualBlock& last = vit.blocks().back();
    if (flavour == "raw") {
        tokens = last.forward(tokens);
    } else {
        const at::Tensor values = last.attn.project(last.ln_1.forward(tokens)).value;
        tokens = tokens + last.attn.out_proj.forward(values.transpose(1, 2).flatten(2));
        if (flavour == "maskclip")
            tokens = tokens + last.mlp.forward(last.ln_2.forward(tokens));
    }
    report(count);
    return unitRows(vit.projectAll(tokens).squeeze(0).slice(0, 1));
}

at::Tensor cellsOf(const ResNetEncoder& resnet, const at::Tensor& pixels)
{
    const at::Tensor maps = resnet.trunk(pixels, resnet.lastBlockOutput()).activation;
    const AttentionPool& pool = resnet.attentionPool();
    const at::Tensor cells = maps.flatten(2).transpose(1, 2);  // no mean, no positions
    return unitRows(pool.project(pool.values(cells)).squeeze(0));
}

class MaskClip final : public SaliencyMethod {
public:
    [[nodiscard]] SaliencyOutcome
    run(const Probe& probe, const ParamValues& params, const RunContext& context) const override
    {
        context.step({.stage = "dense features", .done = 0, .total = 1});
        const at::NoGradGuard guard;
        const std::string& flavour = params.text("flavour");
        const VitEncoder* vit = asTransformer(probe);
        const at::Tensor cells = probe.kept("maskclip " + flavour, [&] {
            return vit != nullptr ? cellsOf(*vit, probe.pixels(), flavour, context)
                                  : cellsOf(resnetOf(probe), probe.pixels());
        });
        SaliencyOutcome outcome{
            .map = toCellMap(
                along(cells, probe.target().direction()), probe.visual(), Rectify::Never)};
        if (vit == nullptr && flavour != "maskclip")
            outcome.notes.push_back(
                "the flavour '" + flavour +
                "' is defined for vision transformers; this ResNet was read the way of MaskCLIP");
        return outcome;
    }
};

}  // namespace

MethodEntry describeMaskClip()
{
    return {
        .info =
            {.id = "maskclip",
             .title = "MaskCLIP",
             .family = MethodFamily::Attention,
             .layer = LayerRole::LastBlockOutput,
             .usesLayer = false,
             .summary = "Compares every patch with the prompt, leaving out the last attention.",
             .behaviour = "Fast and faithful to single patches but noisy; the raw flavour is often "
                          "inverted, brighter beside the object than on it.",
             .needs = "dense features",
             .paper = "Zhou et al., ECCV 2022, arXiv:2112.01071",
             .params =
                 {{.id = "flavour",
                   .title = "Flavour",
                   .help = "What a ViT's last block becomes: values and MLP (maskclip), values "
                           "alone (surgery), or left as it is (raw).",
                   .fallback = std::string("maskclip"),
                   .choices = {"maskclip", "surgery", "raw"}}},
             .cost = [](int, const ParamValues&) { return Cost{.encoderPasses = 1}; }},
        .create = []() -> std::unique_ptr<SaliencyMethod> { return std::make_unique<MaskClip>(); },
    };
}

}  // namespace clipscope
