// SPDX-License-Identifier: GPL-3.0-or-later
// Attention rollout: how much of every patch reaches the class token, were attention all there is.
//
// Paper:  Abnar and Zuidema, "Quantifying Attention Flow in Transformers", ACL 2020,
//         arXiv:2005.00928, section 3. Discarding and other fusions: vit-explain (Gildenblat).
// Agrees: tests/core/saliency/transformer_golden_test.cpp (formula in double, 1e-5).
//
// One deviation: vit-explain divides every entry by the sum of the wrong row; rows sum to 1 here.

#include "core/clip/vit_encoder.h"
#include "core/saliency/method.h"
#include "core/saliency/probe.h"
#include "core/saliency/transformer/attention_record.h"
#include "core/saliency/transformer/cells.h"
#include "core/saliency/transformer/token_flow.h"

#include <ATen/core/grad_mode.h>

#include <cstddef>
#include <vector>

namespace clipscope {

namespace {

class Rollout final : public SaliencyMethod {
public:
    [[nodiscard]] SaliencyOutcome
    run(const Probe& probe, const ParamValues& params, const RunContext& context) const override
    {
        context.step({.stage = "reading attention", .done = 0, .total = 1});
        const at::NoGradGuard guard;
        const VitEncoder& vit = transformerOf(probe);
        const HeadFusion fusion = headFusionFromString(params.text("fusion"));
        const double discard = params.real("discard");
        std::vector<at::Tensor> steps;
        watchAttention(
            vit.blocks(),
            vit.embed(probe.pixels()),
            vit.blocks().size(),
            [&](std::size_t, const at::Tensor& weights) {
                steps.push_back(
                    rolloutStep(fuseHeads(weights, fusion), discard, DiscardFrom::AllButTheFirst));
            },
            context);
        return {.map = tokensToCellMap(flowInto(steps, 0), vit, Rectify::Never)};
    }
};

}  // namespace

MethodEntry describeRollout()
{
    return {
        .info =
            {.id = "rollout",
             .title = "Attention rollout",
             .family = MethodFamily::Attention,
             .layer = LayerRole::LastBlockOutput,
             .runsOn = RunsOn::TransformerOnly,
             .usesPrompt = false,
             .usesLayer = false,
             .summary = "Multiplies the attention of all blocks, whatever the prompt.",
             .behaviour = "The same for every prompt; shows what is salient in the picture at "
                          "best, and spreads over the background.",
             .needs = "attention",
             .paper = "Abnar and Zuidema, ACL 2020, arXiv:2005.00928",
             .params =
                 {{.id = "fusion",
                   .title = "Heads",
                   .help = "How the heads of a block become one: their mean, largest or smallest.",
                   .fallback = std::string("mean"),
                   .choices = {"mean", "max", "min"}},
                  {.id = "discard",
                   .title = "Discard",
                   .help = "Share of each block's weakest attention that is left out.",
                   .fallback = 0.0,
                   .minimum = 0,
                   .maximum = 0.99,
                   .choices = {}}},
             .cost = [](int, const ParamValues&) { return Cost{.encoderPasses = 1}; }},
        .create = []() -> std::unique_ptr<SaliencyMethod> { return std::make_unique<Rollout>(); },
    };
}

}  // namespace clipscope
