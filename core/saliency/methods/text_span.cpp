// SPDX-License-Identifier: GPL-3.0-or-later
// ClipTextSpan: what every patch brought into the picture's embedding through all heads, along the
// prompt.
//
// Paper:  Gandelsman et al., "Interpreting CLIP's Image Representation via Text-Based
//         Decomposition", ICLR 2024, arXiv:2310.05916, sections 3.1 and 5.2.
// Agrees: tests/core/saliency/transformer_golden_test.cpp (formula in double, 1e-5).

#include "core/saliency/transformer/text_span.h"

#include "core/base/check.h"
#include "core/saliency/method.h"
#include "core/saliency/probe.h"
#include "core/saliency/transformer/cells.h"
#include "core/saliency/transformer/prompt_contrast.h"

#include <ATen/TensorOperators.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/stack.h>

#include <cstdint>
#include <string>

namespace clipscope {

namespace {

constexpr const char* kEmptyPromptSet = "imagenet";

/// [E]: what the patches' contributions are measured along.
at::Tensor contrasted(const Probe& probe, const std::string& contrast)
{
    const Target& target = probe.target();
    const bool several = target.texts().size(0) > 1;
    if (contrast == "none")
        return target.direction();
    if (contrast == "auto" && target.scalar() == Scalar::Contrast)
        return target.direction();  // is a contrast already
    CLIPSCOPE_CHECK(
        several || contrast != "prompts",
        "a contrast with the other prompts needs at least two prompts; give another one or choose "
        "the empty prompt as the contrast");
    if (contrast == "empty" || !several)
        return target.text() - emptyPrompt(probe, kEmptyPromptSet);
    return target.text() - target.texts().mean(0);
}

/// `index` counted from 0, or a slice of all for -1.
at::Tensor
restricted(const at::Tensor& terms, std::int64_t dimension, std::int64_t index, const char* what)
{
    const std::int64_t count = terms.size(dimension);
    CLIPSCOPE_CHECK(
        index < count,
        std::string("this model has the ") + what + "s 0 to " + std::to_string(count - 1) +
            ", no " + what + " " + std::to_string(index) + "; -1 takes all");
    return index < 0 ? terms : terms.narrow(dimension, index, 1);
}

class TextSpan final : public SaliencyMethod {
public:
    [[nodiscard]] SaliencyOutcome
    run(const Probe& probe, const ParamValues& params, const RunContext& context) const override
    {
        context.step({.stage = "decomposing", .done = 0, .total = 1});
        const at::NoGradGuard guard;
        const VitEncoder& vit = transformerOf(probe);
        const at::Tensor direction = contrasted(probe, params.text("contrast"));
        const at::Tensor text = probe.target().text();
        // The prompt comes in last, so that a further one costs next to nothing.
        const ClassRows rows = keptClassRows(
            vit,
            probe.pixels(),
            [&](const auto& id, const auto& compute) { return probe.kept(id, compute); },
            context);
        const Decomposition parts = decompose(vit, rows, at::stack({direction, text}));
        const at::Tensor layers = restricted(parts.tokens[0], 0, params.integer("block"), "block");
        const at::Tensor heads = restricted(layers, 1, params.integer("head"), "head");
        return {
            .map = tokensToCellMap(heads.sum(at::IntArrayRef{0, 1}), vit, Rectify::AfterResize),
            .attribution = attributionOf(parts, text, parts.tokens[1], vit)};
    }
};

}  // namespace

MethodEntry describeTextSpan()
{
    return {
        .info =
            {.id = "textspan",
             .title = "ClipTextSpan",
             .family = MethodFamily::Attention,
             .layer = LayerRole::LastBlockOutput,
             .runsOn = RunsOn::TransformerOnly,
             .usesLayer = false,
             .summary = "Splits the embedding into what each patch brought through each head.",
             .behaviour = "Adds up exactly to what attention says of the cosine; needs something "
                          "to compare with, since a prompt alone lights up almost everywhere.",
             .needs = "attention",
             .paper = "Gandelsman et al., ICLR 2024, arXiv:2310.05916",
             .params =
                 {{.id = "contrast",
                   .title = "Compared with",
                   .help = "The mean of all prompts, the empty prompt in 80 templates, or nothing; "
                           "auto takes the prompts if there are several.",
                   .fallback = std::string("auto"),
                   .choices = {"auto", "prompts", "empty", "none"}},
                  {.id = "block",
                   .title = "Block",
                   .help = "Only what came through this block, counted from 0; -1 adds up all.",
                   .fallback = std::int64_t{-1},
                   .minimum = -1,
                   .maximum = 1000,
                   .choices = {}},
                  {.id = "head",
                   .title = "Head",
                   .help = "Only what came through this head, counted from 0; -1 adds up all.",
                   .fallback = std::int64_t{-1},
                   .minimum = -1,
                   .maximum = 1000,
                   .choices = {}}},
             .cost = [](int, const ParamValues&) { return Cost{.encoderPasses = 1}; }},
        .create = []() -> std::unique_ptr<SaliencyMethod> { return std::make_unique<TextSpan>(); },
    };
}

}  // namespace clipscope
