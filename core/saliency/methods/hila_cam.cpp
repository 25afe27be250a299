// SPDX-License-Identifier: GPL-3.0-or-later
// HilaCAM: what the class token saw through attention that raised the target, over all blocks.
//
// Paper:  Chefer et al., "Generic Attention-model Explainability for Interpreting Bi-Modal and
//         Encoder-Decoder Transformers", ICCV 2021, arXiv:2103.15679, equations 5-6.
// Agrees: tests/core/saliency/transformer_golden_test.cpp (formula in double, 1e-5).

#include "core/clip/vit_encoder.h"
#include "core/saliency/method.h"
#include "core/saliency/probe.h"
#include "core/saliency/transformer/attention_record.h"
#include "core/saliency/transformer/cells.h"
#include "core/saliency/transformer/token_flow.h"

#include <cstddef>
#include <vector>

namespace clipscope {

namespace {

class HilaCam final : public SaliencyMethod {
public:
    [[nodiscard]] SaliencyOutcome
    run(const Probe& probe, const ParamValues& params, const RunContext& context) const override
    {
        context.step({.stage = "reading attention", .done = 0, .total = 1});
        const VitEncoder& vit = transformerOf(probe);
        const std::size_t first = params.text("blocks") == "last" ? vit.blocks().size() - 1 : 0;
        const AttentionRecord record = recordAttention(probe, first, context);
        std::vector<at::Tensor> steps;
        for (std::size_t i = 0; i < record.weights.size(); ++i)
            steps.push_back(
                relevanceStep(positiveAttention(record.weights[i], record.gradients[i])));
        // Never negative, so that it is the same where the map is rectified; nothing but zeros
        // is told as "no evidence" this way.
        return {.map = tokensToCellMap(flowInto(steps, 0), vit, Rectify::BeforeResize)};
    }
};

}  // namespace

MethodEntry describeHilaCam()
{
    return {
        .info =
            {.id = "hilacam",
             .title = "HilaCAM",
             .family = MethodFamily::Attention,
             .layer = LayerRole::LastBlockOutput,
             .runsOn = RunsOn::TransformerOnly,
             .usesLayer = false,
             .summary = "Follows the attention that raises the target back to the patches.",
             .behaviour = "Finds the main object fairly well; on fine-grained ViTs all blocks "
                          "together leave spots in the background that the last block alone "
                          "does not have.",
             .needs = "attention, gradients",
             .paper = "Chefer et al., ICCV 2021, arXiv:2103.15679",
             .params =
                 {{.id = "blocks",
                   .title = "Blocks",
                   .help = "All blocks, as in the paper and in gScoreCAM, or only the last, as in "
                           "the authors' notebook.",
                   .fallback = std::string("all"),
                   .choices = {"all", "last"}}},
             .cost = [](int,
                        const ParamValues&) { return Cost{.encoderPasses = 1, .backwards = 1}; }},
        .create = []() -> std::unique_ptr<SaliencyMethod> { return std::make_unique<HilaCam>(); },
    };
}

}  // namespace clipscope
