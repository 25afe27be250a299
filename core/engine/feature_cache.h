// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/lru_cache.h"
#include "core/clip/clip_model.h"
#include "core/image/image.h"
#include "core/saliency/embedding_bank.h"
#include "core/text/bpe_tokenizer.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <memory>
#include <string>

namespace clipscope {

struct TextFeature {
    Tokens tokens;
    at::Tensor embedding;  ///< [E], L2-normalised
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

    [[nodiscard]] std::shared_ptr<const TextFeature> text(const std::string& prompt);
    [[nodiscard]] std::shared_ptr<const ImageFeature> image(const Image& image, Fit fit);
    /// State of the image tower at `layer` for this picture.
    [[nodiscard]] std::shared_ptr<const Cut>
    cut(const Image& image, Fit fit, const std::string& layer);
    /// The bank of channel masks for this picture and layer; empty when new.
    [[nodiscard]] std::shared_ptr<EmbeddingBank>
    bank(const Image& image, Fit fit, const LayerInfo& layer);

private:
    std::shared_ptr<const Cut>
    keepCut(const std::string& key, const at::Tensor& pixels, const std::string& layer);

    const ClipModel& m_model;
    const BpeTokenizer& m_tokenizer;
    LruCache<const TextFeature> m_texts;
    LruCache<const ImageFeature> m_images;
    LruCache<const Cut> m_cuts;
    LruCache<EmbeddingBank> m_banks;
};

}  // namespace clipscope
