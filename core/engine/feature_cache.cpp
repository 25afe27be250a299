// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/feature_cache.h"

#include "core/image/fit_image.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/linalg_vector_norm.h>

#include <utility>

namespace clipscope {

namespace {

constexpr std::int64_t kTextBytes = 16'000'000;
constexpr std::int64_t kImageBytes = 64'000'000;

std::int64_t bytesOf(const at::Tensor& tensor)
{
    return tensor.defined() ? static_cast<std::int64_t>(tensor.nbytes()) : 0;
}

std::string keyOf(const Image& image, Fit fit)
{
    return image.id() + ' ' + std::string(toString(fit));
}

}  // namespace

FeatureCache::FeatureCache(
    const ClipModel& model, const BpeTokenizer& tokenizer, std::int64_t bankBytes)
    : m_model(model)
    , m_tokenizer(tokenizer)
    , m_texts(kTextBytes)
    , m_images(kImageBytes)
    , m_cuts(kImageBytes)
    , m_banks(bankBytes)
{
}

std::shared_ptr<const TextFeature> FeatureCache::text(const std::string& prompt)
{
    if (auto known = m_texts.find(prompt))
        return known;
    const at::NoGradGuard guard;
    TextFeature feature;
    feature.tokens = m_tokenizer.encode(prompt, m_model.config().text.context);
    feature.embedding = m_model.encodeText(feature.tokens.ids);
    const std::int64_t bytes =
        bytesOf(feature.embedding) + static_cast<std::int64_t>(prompt.size());
    auto shared = std::make_shared<const TextFeature>(std::move(feature));
    m_texts.insert(prompt, shared, bytes);
    return shared;
}

std::shared_ptr<const ImageFeature> FeatureCache::image(const Image& image, Fit fit)
{
    const std::string key = keyOf(image, fit);
    if (auto known = m_images.find(key))
        return known;
    const at::NoGradGuard guard;
    const ClipConfig& config = m_model.config();
    const Geometry geometry(image.size(), config.vision.inputSize, fit);
    ImageFeature feature;
    feature.pixels = toPixels(fitImage(image, geometry, config.pixels), config.pixels);
    // Through the layer that most methods start from, so that its state need not be computed again.
    const std::string layer = m_model.visual().lastBlockOutput();
    const std::shared_ptr<const Cut> state = keepCut(key + ' ' + layer, feature.pixels, layer);
    const at::Tensor embedding = m_model.visual().head(*state, layer).squeeze(0);
    feature.embedding = embedding.div(at::linalg_vector_norm(embedding));
    const std::int64_t bytes = bytesOf(feature.pixels) + bytesOf(feature.embedding);
    auto shared = std::make_shared<const ImageFeature>(std::move(feature));
    m_images.insert(key, shared, bytes);
    return shared;
}

std::shared_ptr<const Cut> FeatureCache::cut(const Image& image, Fit fit, const std::string& layer)
{
    const std::string key = keyOf(image, fit) + ' ' + layer;
    if (auto known = m_cuts.find(key))
        return known;
    const std::shared_ptr<const ImageFeature> feature = this->image(image, fit);
    // Reading the picture may have filled the very entry.
    if (auto known = m_cuts.find(key))
        return known;
    return keepCut(key, feature->pixels, layer);
}

std::shared_ptr<const Cut>
FeatureCache::keepCut(const std::string& key, const at::Tensor& pixels, const std::string& layer)
{
    if (auto known = m_cuts.find(key))
        return known;
    const at::NoGradGuard guard;
    auto shared = std::make_shared<const Cut>(m_model.visual().trunk(pixels, layer));
    m_cuts.insert(key, shared, bytesOf(shared->activation) + bytesOf(shared->carried));
    return shared;
}

std::shared_ptr<EmbeddingBank>
FeatureCache::bank(const Image& image, Fit fit, const LayerInfo& layer)
{
    const std::string key = keyOf(image, fit) + ' ' + layer.name;
    if (auto known = m_banks.find(key))
        return known;
    auto bank = std::make_shared<EmbeddingBank>(layer.channels, m_model.config().embedding);
    m_banks.insert(key, bank, bank->bytes());
    return bank;
}

}  // namespace clipscope
