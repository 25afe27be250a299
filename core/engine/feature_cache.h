// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/lru_cache.h"
#include "core/base/run_context.h"
#include "core/clip/clip_model.h"
#include "core/image/image.h"
#include "core/image/pil_resample.h"
#include "core/saliency/embedding_bank.h"
#include "core/text/bpe_tokenizer.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace clipscope {

/// A prompt as the model reads it.
struct TextFeature {
    Tokens tokens;         ///< of the prompt in the first template
    at::Tensor embedding;  ///< [E], L2-normalised; of several templates: their mean, normalised
    double norm = 1;       ///< length of the (first) embedding before normalisation
};

/// A picture and how it becomes the model's square.
struct View {
    const Image& image;
    Fit fit = Fit::Stretch;
    std::optional<ResampleFilter> filter;  ///< none: the fit's own

    /// Tells views of different contents apart.
    [[nodiscard]] std::string key() const;
};

/// A picture as the model reads it.
struct ImageFeature {
    at::Tensor pixels;     ///< [1, 3, n, n], normalised
    at::Tensor embedding;  ///< [E], L2-normalised
};

/// Everything about one model's inputs that does not change from one request to the next.
/// All tensors are computed without recording gradients. One thread at a time.
class FeatureCache {
public:
    /// `model` and `tokenizer` must outlive the cache. `bankBytes` limits the kept banks.
    FeatureCache(const ClipModel& model, const BpeTokenizer& tokenizer, std::int64_t bankBytes);

    /// `templates`: texts with one "{}" each, which the prompt fills; none: the prompt as it is.
    /// Can be stopped between templates.
    [[nodiscard]] std::shared_ptr<const TextFeature> text(
        const std::string& prompt,
        const std::vector<std::string>& templates = {},
        const RunContext& context = {});
    [[nodiscard]] std::shared_ptr<const ImageFeature> image(const View& view);
    /// The picture as the model reads it, [1, 3, n, n], without running the network.
    [[nodiscard]] at::Tensor pixels(const View& view);
    /// State of the image tower at `layer` for this picture.
    [[nodiscard]] std::shared_ptr<const Cut> cut(const View& view, const std::string& layer);
    /// The bank of a family of masked pictures with this many members; empty when new.
    [[nodiscard]] std::shared_ptr<EmbeddingBank>
    bank(const View& view, const std::string& layer, const std::string& family, std::int64_t rows);

    /// Any other tensor of this picture, named by `id`: kept, or computed now and kept.
    [[nodiscard]] at::Tensor
    tensor(const View& view, const std::string& id, const std::function<at::Tensor()>& compute);

private:
    std::shared_ptr<const Cut>
    keepCut(const std::string& key, const at::Tensor& pixels, const std::string& layer);
    [[nodiscard]] TextFeature read(const std::string& text) const;

    const ClipModel& m_model;
    const BpeTokenizer& m_tokenizer;
    LruCache<const TextFeature> m_texts;
    LruCache<const ImageFeature> m_images;
    LruCache<const Cut> m_cuts;
    LruCache<EmbeddingBank> m_banks;
    LruCache<const at::Tensor> m_tensors;
};

}  // namespace clipscope
