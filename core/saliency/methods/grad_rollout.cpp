// SPDX-License-Identifier: GPL-3.0-or-later
// Gradient rollout: attention rollout of the attention that raises the target.
//
// Paper:  Gildenblat, "Exploring Explainability for Vision Transformers", 2020 (vit-explain), after
//         Abnar and Zuidema, ACL 2020, arXiv:2005.00928.
// Agrees: tests/core/saliency/transformer_golden_test.cpp (formula in double, 1e-5).
//
// One deviation: vit-explain divides every entry by the sum of the wrong row; rows sum to 1 here.

#include "core/clip/vit_encoder.h"
#include "core/saliency/method.h"
#include "core/saliency/probe.h"
#include "core/saliency/transformer/attention_record.h"
#include "core/saliency/transformer/cells.h"
#include "core/saliency/transformer/token_flow.h"

#include <ATen/TensorOperators.h>

#include <cstddef>
#include <vector>

namespace clipscope {

namespace {

class GradRollout final : public SaliencyMethod {
public:
    [[nodiscard]] SaliencyOutcome
    run(const Probe& probe, const ParamValues& params, const RunContext& context) const override
    {
        context.step({.stage = "reading attention", .done = 0, .total = 1});
        const VitEncoder& vit = transformerOf(probe);
        const AttentionRecord record = recordAttention(probe, 0, context);
        const double discard = params.real("discard");
        std::vector<at::Tensor> steps;
        for (std::size_t i = 0; i < record.weights.size(); ++i) {
            // Signs may cancel between heads before the negative rest is cut off: unlike HilaCAM.
            const at::Tensor fused = (record.weights[i] * record.gradients[i]).mean(0).clamp_min(0);
            steps.push_back(rolloutStep(fused, discard, DiscardFrom::AllEntries));
        }
        return {.map = tokensToCellMap(flowInto(steps, 0), vit, Rectify::BeforeResize)};
    }
};

}  // namespace

MethodEntry describeGradRollout()
{
    return {
        .info =
            {.id = "gradrollout",
             .title = "Gradient rollout",
             .family = MethodFamily::Attention,
             .layer = LayerRole::LastBlockOutput,
             .runsOn = RunsOn::TransformerOnly,
             .usesLayer = false,
             .summary = "Multiplies the attention of all blocks that raises the target.",
             .behaviour = "Follows the prompt, unlike plain rollout, but coarser than HilaCAM: "
                          "heads cancel each other before the negative is cut off.",
             .needs = "attention, gradients",
             .paper = "Gildenblat, vit-explain, 2020",
             .params =
                 {{.id = "discard",
                   .title = "Discard",
                   .help = "Share of each block's weakest attention that is left out.",
                   .fallback = 0.0,
                   .minimum = 0,
                   .maximum = 0.99,
                   .choices = {}}},
             .cost = [](int,
                        const ParamValues&) { return Cost{.encoderPasses = 1, .backwards = 1}; }},
        .create = []() -> std::unique_ptr<SaliencyMethod> {
            return std::make_unique<GradRollout>();
        },
    };
}

}  // namespace clipscope
