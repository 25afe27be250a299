// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/attribute_heads.h"

#include "core/base/error.h"
#include "core/clip/vit_encoder.h"
#include "core/engine/prompt_scores.h"
#include "core/saliency/transformer/text_span.h"

namespace clipscope {

HeadReport attributeHeads(
    const ClipModel& model,
    FeatureCache& features,
    const SaliencyRequest& request,
    const RunContext& context)
{
    const auto* vit = dynamic_cast<const VitEncoder*>(&model.visual());
    if (vit == nullptr)
        throw Error(
            ErrorCode::Unsupported,
            "only vision transformers have layers of attention heads, and this model's image tower "
            "is a ResNet; load a ViT model");
    context.step({.stage = "decomposing", .done = 0, .total = 0});
    const View view{.image = request.image, .fit = request.fit, .filter = request.filter};
    const at::Tensor pixels = features.pixels(view);
    const ClassRows rows = keptClassRows(
        *vit,
        pixels,
        [&](const auto& id, const auto& compute) { return features.tensor(view, id, compute); },
        context);

    const std::string& prompt = request.prompts[request.explained];
    const at::Tensor text = features.text(prompt, request.templates, context)->embedding;
    const Decomposition parts = decompose(*vit, rows, text.unsqueeze(0));
    HeadReport report{
        .imageId = request.image.id(),
        .fit = request.fit,
        .filter = request.filter,
        .templates = request.templates,
        .prompts = scorePrompts(
            features,
            {.pixels = pixels, .embedding = parts.embedding},
            request.prompts,
            request.templates,
            model.logitScale(),
            context),
        .explained = request.explained,
        .attribution = attributionOf(parts, text, parts.tokens[0], *vit),
        .notes = {}};
    for (const PromptScore& score : report.prompts)
        if (score.droppedTokens > 0)
            report.notes.push_back(truncationNote(score, model.config().text.context));
    return report;
}

}  // namespace clipscope
