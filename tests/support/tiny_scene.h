// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clip/clip_model.h"
#include "core/saliency/clip_probe.h"
#include "tests/support/tiny_clip.h"

#include <ATen/TensorOperators.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/linalg_vector_norm.h>
#include <ATen/ops/sin.h>
#include <ATen/ops/stack.h>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace clipscope {

/// A tiny CLIP, a picture made by a formula and a prompt.
struct TinyScene {
    std::unique_ptr<ClipModel> model;
    std::unique_ptr<MaskedEncoder> encoder;
    at::Tensor pixels;
    at::Tensor texts;  ///< [2, E]: the explained prompt and another
    std::unique_ptr<Target> target;
    std::string layer;
    Cut cut;
    std::map<std::string, std::shared_ptr<EmbeddingBank>> banks;

    static TinyScene make(VisionFamily family, bool gradientLayer)
    {
        const auto model = tinyClip(family);
        return makeAt(
            family,
            gradientLayer ? model->visual().gradientLayer() : model->visual().lastBlockOutput());
    }

    static TinyScene makeAt(VisionFamily family, std::string layer)
    {
        const at::NoGradGuard guard;
        auto model = tinyClip(family);
        const std::int64_t n = model->config().vision.inputSize;
        at::Tensor pixels = at::sin(at::arange(3 * n * n, at::kFloat) * 0.37).view({1, 3, n, n});
        at::Tensor texts = at::stack({encode(*model, {5}), encode(*model, {7, 11, 3})});
        auto target = std::make_unique<Target>(
            Target::Inputs{.texts = texts, .logitScale = model->logitScale()});
        Cut cut = model->visual().trunk(pixels, layer);
        auto encoder = makeReferenceEncoder(*model);
        return {
            std::move(model),
            std::move(encoder),
            std::move(pixels),
            std::move(texts),
            std::move(target),
            std::move(layer),
            std::move(cut),
            {}};
    }

    /// The embedding of a prompt made of these tokens.
    [[nodiscard]] static at::Tensor
    encode(const ClipModel& model, const std::vector<std::int32_t>& words)
    {
        std::vector<std::int32_t> ids{model.config().text.vocabulary - 2};
        ids.insert(ids.end(), words.begin(), words.end());
        ids.push_back(model.config().text.vocabulary - 1);
        return model.encodeText(ids);
    }

    /// Explains something else than the logit of prompt 0.
    void explain(Target::Inputs inputs)
    {
        inputs.texts = texts;
        inputs.logitScale = model->logitScale();
        target = std::make_unique<Target>(std::move(inputs));
    }

    [[nodiscard]] ProbeInputs inputs(std::int64_t batch)
    {
        return {
            .model = *model,
            .encoder = *encoder,
            .pixels = pixels,
            .target = *target,
            .cut = cut,
            .layer = layer,
            .banks =
                [this](const std::string& family, std::int64_t rows) {
                    auto& bank = banks[family];
                    if (!bank)
                        bank = std::make_shared<EmbeddingBank>(rows, model->config().embedding);
                    return bank;
                },
            // Texts become tokens by their lengths: enough to tell them apart.
            .texts =
                [this](const std::vector<std::string>& others) {
                    std::vector<at::Tensor> rows;
                    for (const std::string& text : others)
                        rows.push_back(
                            encode(*model, {static_cast<std::int32_t>(1 + text.size() % 60)}));
                    return at::stack(rows);
                },
            .batch = batch,
            .seed = 7};
    }

    /// Rows of the channel masks' bank that were encoded so far.
    [[nodiscard]] std::int64_t scoredChannels() const
    {
        const auto found = banks.find("channels");
        return found == banks.end() ? 0 : found->second->scoredRows();
    }

    [[nodiscard]] double logitOf(const at::Tensor& embedding) const
    {
        const at::Tensor row = embedding.squeeze(0).to(at::kDouble);
        return (row.dot(texts[0].to(at::kDouble)) / at::linalg_vector_norm(row)).item<double>() *
               model->logitScale();
    }
};

}  // namespace clipscope
