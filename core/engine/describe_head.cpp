// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/describe_head.h"

#include "core/base/check.h"
#include "core/clip/vit_encoder.h"
#include "core/image/image_io.h"
#include "core/saliency/transformer/text_span.h"
#include "core/saliency/transformer/text_span_captions.h"

#include <ATen/ops/stack.h>

namespace clipscope {

namespace {

/// The block's index from 0; a negative one counts from the end.
int blockIndex(const HeadCaptionRequest& request, int blocks)
{
    const int block = request.block < 0 ? blocks + request.block : request.block;
    CLIPSCOPE_CHECK(
        block >= 0 && block < blocks,
        "there is no layer " + std::to_string(request.block) + "; this model has " +
            std::to_string(blocks) + ", counted from 0, or from the end if negative");
    return block;
}

/// [K, E]: what the head adds to the embeddings of the pictures that can be read.
at::Tensor contributionsOf(
    const VitEncoder& vit,
    FeatureCache& features,
    const HeadCaptionRequest& request,
    const RunContext& context,
    HeadCaptions& result)
{
    std::vector<at::Tensor> rows;
    for (std::size_t i = 0; i < request.images.size(); ++i) {
        context.step(
            {.stage = "reading pictures",
             .done = static_cast<std::int64_t>(i),
             .total = static_cast<std::int64_t>(request.images.size())});
        try {
            const Image image = readImage(request.images[i]);
            const auto feature = features.image({.image = image, .fit = request.fit, .filter = {}});
            rows.push_back(
                decompose(vit, feature->pixels).attention[result.block][result.head].clone());
        } catch (const Error& error) {
            result.unreadable.emplace_back(error.what());
        }
    }
    CLIPSCOPE_CHECK(
        rows.size() >= 2,
        "a head is described by how its contributions differ from picture to picture, and only " +
            std::to_string(rows.size()) + " of " + std::to_string(request.images.size()) +
            " files could be read as pictures; give at least two");
    return at::stack(rows);
}

}  // namespace

HeadCaptions describeHead(
    const ClipModel& model,
    FeatureCache& features,
    const HeadCaptionRequest& request,
    const RunContext& context)
{
    const auto* vit = dynamic_cast<const VitEncoder*>(&model.visual());
    if (vit == nullptr)
        throw Error(
            ErrorCode::Unsupported,
            "only vision transformers have attention heads to describe, and this model's image "
            "tower is a ResNet; load a ViT model");
    CLIPSCOPE_CHECK(!request.texts.empty(), "there are no descriptions to choose from");
    const int heads = model.config().vision.heads;
    HeadCaptions result;
    result.block = blockIndex(request, static_cast<int>(vit->blocks().size()));
    result.head = request.head;
    CLIPSCOPE_CHECK(
        request.head >= 0 && request.head < heads,
        "there is no head " + std::to_string(request.head) + "; this model has " +
            std::to_string(heads) + " per layer, counted from 0");

    const at::Tensor contributions = contributionsOf(*vit, features, request, context, result);
    std::vector<at::Tensor> texts;
    for (const std::string& text : request.texts) {
        context.step(
            {.stage = "reading descriptions",
             .done = static_cast<std::int64_t>(texts.size()),
             .total = static_cast<std::int64_t>(request.texts.size())});
        texts.push_back(features.text(text)->embedding);
    }
    for (const HeadCaption& caption :
         captionHead(contributions, at::stack(texts), request.count, request.rank))
        result.captions.push_back(
            {.text = request.texts[static_cast<std::size_t>(caption.text)],
             .deviation = caption.deviation,
             .explained = caption.explained});
    return result;
}

}  // namespace clipscope
