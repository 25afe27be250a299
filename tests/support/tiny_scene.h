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

#include <memory>
#include <string>
#include <utility>

namespace clipscope {

/// A tiny CLIP, a picture made by a formula and a prompt.
struct TinyScene {
    std::unique_ptr<ClipModel> model;
    std::unique_ptr<MaskedEncoder> encoder;
    at::Tensor pixels;
    at::Tensor text;
    std::string layer;
    Cut cut;
    EmbeddingBank bank;

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
        at::Tensor text = model->encodeText(
            {model->config().text.vocabulary - 2, 5, model->config().text.vocabulary - 1});
        Cut cut = model->visual().trunk(pixels, layer);
        EmbeddingBank bank(model->visual().layer(layer).channels, model->config().embedding);
        auto encoder = makeReferenceEncoder(*model);
        return {
            std::move(model),
            std::move(encoder),
            std::move(pixels),
            std::move(text),
            std::move(layer),
            std::move(cut),
            std::move(bank)};
    }

    [[nodiscard]] ProbeInputs inputs(std::int64_t batch)
    {
        return {*model, *encoder, pixels, text, cut, layer, bank, batch};
    }

    [[nodiscard]] double logitOf(const at::Tensor& embedding) const
    {
        const at::Tensor row = embedding.squeeze(0).to(at::kDouble);
        return (row.dot(text.to(at::kDouble)) / at::linalg_vector_norm(row)).item<double>() *
               model->logitScale();
    }
};

}  // namespace clipscope
