// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/feature_cache.h"

#include "core/image/fit_image.h"
#include "core/text/prompt_templates.h"

#include <ATen/TensorOperators.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/linalg_vector_norm.h>

#include <utility>

namespace clipscope {

namespace {

constexpr std::int64_t kTextBytes = 16'000'000;
constexpr std::int64_t kImageBytes = 64'000'000;
constexpr char kSeparator = '\x1f';  // not in any text that people type

std::int64_t bytesOf(const at::Tensor& tensor)
{
    return tensor.defined() ? static_cast<std::int64_t>(tensor.nbytes()) : 0;
}

}  // namespace

std::string View::key() const
{
    std::string key = image.id() + ' ' + std::string(toString(fit));
    if (filter)
        key += *filter == ResampleFilter::Bicubic ? " bicubic" : " bilinear";
    return key;
}

FeatureCache::FeatureCache(
    const ClipModel& model, const BpeTokenizer& tokenizer, std::int64_t bankBytes)
    : m_model(model)
    , m_tokenizer(tokenizer)
    , m_texts(kTextBytes)
    , m_images(kImageBytes)
    , m_cuts(kImageBytes)
    , m_banks(bankBytes, [](const EmbeddingBank& bank) { return bank.bytes(); })
    , m_tensors(kImageBytes)
{
}

TextFeature FeatureCache::read(const std::string& text) const
{
    TextFeature feature;
    feature.tokens = m_tokenizer.encode(text, m_model.config().text.context);
    const at::Tensor raw = m_model.encodeTextRaw(feature.tokens.ids);
    feature.norm = raw.norm().item<double>();
    feature.embedding = raw / raw.norm();
    return feature;
}

std::shared_ptr<const TextFeature> FeatureCache::text(
    const std::string& prompt, const std::vector<std::string>& templates, const RunContext& context)
{
    std::string key = prompt;
    for (const std::string& pattern : templates)
        key += kSeparator + pattern;
    if (auto known = m_texts.find(key))
        return known;
    const at::NoGradGuard guard;
    TextFeature feature =
        templates.empty() ? read(prompt) : read(fillTemplate(templates.front(), prompt));
    for (std::size_t i = 1; i < templates.size(); ++i) {
        context.step(
            {.stage = "reading prompts",
             .done = static_cast<std::int64_t>(i),
             .total = static_cast<std::int64_t>(templates.size())});
        feature.embedding = feature.embedding + read(fillTemplate(templates[i], prompt)).embedding;
    }
    if (templates.size() > 1)
        feature.embedding = feature.embedding / feature.embedding.norm();
    const std::int64_t bytes = bytesOf(feature.embedding) + static_cast<std::int64_t>(key.size());
    auto shared = std::make_shared<const TextFeature>(std::move(feature));
    m_texts.insert(key, shared, bytes);
    return shared;
}

at::Tensor FeatureCache::pixels(const View& view)
{
    if (const auto known = m_images.find(view.key()))
        return known->pixels;
    const ClipConfig& config = m_model.config();
    const Geometry geometry(view.image.size(), config.vision.inputSize, view.fit);
    // Crop and pad are preprocessing as in training, so the model's own filter belongs to them.
    const auto filter =
        view.filter || view.fit == Fit::Stretch ? view.filter : std::optional(config.filter);
    return toPixels(fitImage(view.image, geometry, config.pixels, filter), config.pixels);
}

std::shared_ptr<const ImageFeature> FeatureCache::image(const View& view)
{
    const std::string key = view.key();
    if (auto known = m_images.find(key))
        return known;
    const at::NoGradGuard guard;
    ImageFeature feature;
    feature.pixels = pixels(view);
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

std::shared_ptr<const Cut> FeatureCache::cut(const View& view, const std::string& layer)
{
    const std::string key = view.key() + ' ' + layer;
    if (auto known = m_cuts.find(key))
        return known;
    const std::shared_ptr<const ImageFeature> feature = image(view);
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

std::shared_ptr<EmbeddingBank> FeatureCache::bank(
    const View& view, const std::string& layer, const std::string& family, std::int64_t rows)
{
    const std::string key = view.key() + ' ' + layer + ' ' + family;
    if (auto known = m_banks.find(key))
        return known;
    auto bank = std::make_shared<EmbeddingBank>(rows, m_model.config().embedding);
    m_banks.insert(key, bank, bank->bytes());
    return bank;
}

at::Tensor FeatureCache::tensor(
    const View& view, const std::string& id, const std::function<at::Tensor()>& compute)
{
    const std::string key = view.key() + ' ' + id;
    if (const auto known = m_tensors.find(key))
        return *known;
    auto computed = std::make_shared<const at::Tensor>(compute());
    m_tensors.insert(key, computed, bytesOf(*computed));
    return *computed;
}

}  // namespace clipscope
