// SPDX-License-Identifier: GPL-3.0-or-later
// Raw attention: where the class token looks in one block.
//
// Paper:  Dosovitskiy et al., "An Image is Worth 16x16 Words", ICLR 2021, arXiv:2010.11929;
//         shown as maps by Caron et al., ICCV 2021, arXiv:2104.14294, section 4.2.
// Agrees: tests/core/saliency/transformer_golden_test.cpp (formula in double, 1e-5).

#include "core/base/check.h"
#include "core/clip/vit_encoder.h"
#include "core/saliency/method.h"
#include "core/saliency/probe.h"
#include "core/saliency/transformer/attention_record.h"
#include "core/saliency/transformer/cells.h"

#include <ATen/core/grad_mode.h>

#include <cstddef>
#include <cstdint>
#include <string>

namespace clipscope {

namespace {

class RawAttention final : public SaliencyMethod {
public:
    [[nodiscard]] SaliencyOutcome
    run(const Probe& probe, const ParamValues& params, const RunContext& context) const override
    {
        context.step({.stage = "reading attention", .done = 0, .total = 1});
        const at::NoGradGuard guard;
        const VitEncoder& vit = transformerOf(probe);
        const auto count = static_cast<std::int64_t>(vit.blocks().size());
        const std::int64_t given = params.integer("block");
        const std::int64_t block = given < 0 ? count + given : given;
        CLIPSCOPE_CHECK(
            block >= 0 && block < count,
            "this model has the blocks 0 to " + std::to_string(count - 1) + ", or -1 to " +
                std::to_string(-count) + " counted from the end, not " + std::to_string(given));
        const std::int64_t heads = vit.blocks().front().attn.heads;
        const std::int64_t head = params.integer("head");
        CLIPSCOPE_CHECK(
            head < heads,
            "this model's blocks have the heads 0 to " + std::to_string(heads - 1) + ", not " +
                std::to_string(head) + "; -1 takes the mean of all");
        at::Tensor fromClass;  // [heads, N]
        watchAttention(
            vit.blocks(),
            vit.embed(probe.pixels()),
            static_cast<std::size_t>(block + 1),
            [&](std::size_t, const at::Tensor& weights) { fromClass = weights.select(1, 0); },
            context);
        return {
            .map = tokensToCellMap(
                head < 0 ? fromClass.mean(0) : fromClass[head], vit, Rectify::Never)};
    }
};

}  // namespace

MethodEntry describeRawAttention()
{
    return {
        .info =
            {.id = "rawattention",
             .title = "Raw attention",
             .family = MethodFamily::Attention,
             .layer = LayerRole::LastBlockOutput,
             .runsOn = RunsOn::TransformerOnly,
             .usesPrompt = false,
             .usesLayer = false,
             .summary = "Shows where the class token looks in one block, whatever the prompt.",
             .behaviour = "The same for every prompt; CLIP's class token often looks hard at a few "
                          "background patches that say little about the picture.",
             .needs = "attention",
             .paper = "Dosovitskiy et al., ICLR 2021, arXiv:2010.11929",
             .params =
                 {{.id = "block",
                   .title = "Block",
                   .help = "Counted from 0, or from the end with -1 for the last.",
                   .fallback = std::int64_t{-1},
                   .minimum = -1000,
                   .maximum = 1000,
                   .choices = {}},
                  {.id = "head",
                   .title = "Head",
                   .help = "One head, counted from 0; -1 takes the mean of all.",
                   .fallback = std::int64_t{-1},
                   .minimum = -1,
                   .maximum = 1000,
                   .choices = {}}},
             .cost = [](int, const ParamValues&) { return Cost{.encoderPasses = 1}; }},
        .create = []() -> std::unique_ptr<SaliencyMethod> {
            return std::make_unique<RawAttention>();
        },
    };
}

}  // namespace clipscope
