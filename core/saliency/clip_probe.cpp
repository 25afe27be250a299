// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/saliency/clip_probe.h"

#include "core/base/check.h"
#include "core/base/memory.h"
#include "core/base/stopwatch.h"
#include "core/clip/clip_model.h"
#include "core/clip/resnet_encoder.h"
#include "core/saliency/blocks/to_bank.h"

#include <ATen/TensorOperators.h>
#include <ATen/core/grad_mode.h>
#include <torch/csrc/autograd/autograd.h>

#include <algorithm>
#include <new>
#include <utility>

namespace clipscope {

namespace {

/// `count` copies of a cut, each with another of `channels` set to 0 for all positions.
Cut ablated(const Cut& cut, const std::vector<std::int64_t>& channels, bool hasTokens)
{
    const auto count = static_cast<std::int64_t>(channels.size());
    std::vector<std::int64_t> shape = cut.activation.sizes().vec();
    shape.front() = count;
    Cut copies{.activation = cut.activation.expand(shape).clone(), .carried = cut.carried};
    for (std::int64_t i = 0; i < count; ++i) {
        const at::Tensor one = copies.activation.select(0, i);
        const std::int64_t channel = channels[static_cast<std::size_t>(i)];
        (hasTokens ? one.select(1, channel) : one.select(0, channel)).zero_();
    }
    return copies;
}

}  // namespace

ClipProbe::ClipProbe(ProbeInputs inputs)
    : m_in(std::move(inputs))
    , m_batch(std::max<std::int64_t>(1, m_in.batch))
{
}

const VisualEncoder& ClipProbe::visual() const
{
    return m_in.model.visual();
}

at::Tensor ClipProbe::activation() const
{
    return visual().asMaps(m_in.cut.activation).squeeze(0).contiguous();
}

at::Tensor ClipProbe::gradient() const
{
    if (m_gradient.defined())
        return m_gradient;
    const Stopwatch watch;
    // Grad mode is per thread and off on ours; only the head is ever recorded.
    const at::AutoGradMode recording(true);
    Cut cut = m_in.cut;
    cut.activation = m_in.cut.activation.detach().clone().requires_grad_(true);
    const at::Tensor value = m_in.target.of(visual().head(cut, m_in.layer)).sum();
    const at::Tensor gradient = torch::autograd::grad({value}, {cut.activation}).at(0).detach();
    m_gradient =
        visual().onlyClassTokenMatters(m_in.layer)
            ? visual().classToken(gradient).squeeze(0).unsqueeze(-1).unsqueeze(-1).contiguous()
            : visual().asMaps(gradient).squeeze(0).contiguous();
    m_gradientMs += watch.milliseconds();
    return m_gradient;
}

double ClipProbe::score() const
{
    const at::NoGradGuard guard;
    return m_in.target.of(visual().head(m_in.cut, m_in.layer)).item<double>();
}

std::vector<float> ClipProbe::scores(
    const PictureFamily& family,
    const std::vector<std::int64_t>& rows,
    const RunContext& context,
    const OnBatch& onBatch) const
{
    const at::NoGradGuard guard;
    const bool kept = !family.id.empty() && m_in.banks != nullptr;
    const std::shared_ptr<EmbeddingBank> bank =
        kept ? m_in.banks(family.id, family.count)
             : std::make_shared<EmbeddingBank>(family.count, m_in.model.config().embedding);
    using Quality = EmbeddingBank::Quality;
    const Quality quality = family.tolerant && hasDrafts() ? Quality::Draft : Quality::Full;
    const auto total = static_cast<std::int64_t>(rows.size());
    announce(*bank, rows, quality);
    std::vector<float> scores;
    scores.reserve(rows.size());
    auto next = rows.begin();
    while (next != rows.end()) {
        const auto done = static_cast<std::int64_t>(scores.size());
        context.step({.stage = family.stage, .done = done, .total = total});
        // One batch of missing rows, together with the rows in between that are already there.
        const auto first = next;
        std::vector<std::int64_t> missing;
        while (next != rows.end() &&
               (bank->has(*next, quality) || static_cast<std::int64_t>(missing.size()) < m_batch)) {
            if (!bank->has(*next, quality))
                missing.push_back(*next);
            ++next;
        }
        encodeMissing(family, missing, quality, *bank, context);
        const std::vector<float> part = toFloats(m_in.target.of(bank->embeddings({first, next})));
        scores.insert(scores.end(), part.begin(), part.end());
        if (onBatch)
            onBatch(scores);
    }
    context.step({.stage = family.stage, .done = total, .total = total});
    return scores;
}

void ClipProbe::announce(
    const EmbeddingBank& bank,
    const std::vector<std::int64_t>& rows,
    EmbeddingBank::Quality quality) const
{
    constexpr std::int64_t kShortRun = 2;  // batches
    if (m_hasBegun || !m_in.beforeLong)
        return;
    const std::int64_t missing = std::count_if(
        rows.begin(), rows.end(), [&](std::int64_t row) { return !bank.has(row, quality); });
    if (missing <= kShortRun * m_batch)
        return;
    m_hasBegun = true;
    m_in.beforeLong(*this, missing);
}

void ClipProbe::encodeMissing(
    const PictureFamily& family,
    const std::vector<std::int64_t>& rows,
    EmbeddingBank::Quality quality,
    EmbeddingBank& bank,
    const RunContext& context) const
{
    const MaskedEncoder& encoder =
        quality == EmbeddingBank::Quality::Draft ? *m_in.draft : m_in.encoder;
    for (std::size_t first = 0; first < rows.size();) {
        const std::size_t count = std::min(rows.size() - first, static_cast<std::size_t>(m_batch));
        const std::vector<std::int64_t> part(
            rows.begin() + static_cast<std::ptrdiff_t>(first),
            rows.begin() + static_cast<std::ptrdiff_t>(first + count));
        try {
            bank.put(part, encoder.encode(family.make(part)), quality);
        } catch (const std::bad_alloc&) {
            if (m_batch == 1)
                throw;
            m_batch /= 2;
            continue;
        } catch (const c10::Error& error) {
            if (m_batch == 1 || !isAboutMemory(error.what_without_backtrace()))
                throw;
            m_batch /= 2;
            continue;
        }
        m_passes += static_cast<std::int64_t>(count);
        first += count;
        if (context.stopRequested())
            throw Cancelled{};
    }
}

std::vector<float>
ClipProbe::ablatedScores(const std::vector<std::int64_t>& channels, const RunContext& context) const
{
    const at::NoGradGuard guard;
    const auto total = static_cast<std::int64_t>(channels.size());
    // Behind the last layers little is left to compute, and a batch for whole passes is far too
    // small; in front of them a larger one would take too long to be stopped.
    constexpr std::int64_t kHeadBatch = 32;
    const bool isLast =
        m_in.layer == visual().lastBlockOutput() || m_in.layer == visual().gradientLayer();
    const std::int64_t batch = isLast ? std::max(kHeadBatch, m_batch) : m_batch;
    std::vector<float> scores;
    scores.reserve(channels.size());
    for (std::int64_t first = 0; first < total; first += batch) {
        context.step({.stage = "switching channels off", .done = first, .total = total});
        const std::int64_t end = std::min(total, first + batch);
        const Cut copies = ablated(
            m_in.cut, {channels.begin() + first, channels.begin() + end}, visual().hasTokens());
        const std::vector<float> part = toFloats(m_in.target.of(visual().head(copies, m_in.layer)));
        scores.insert(scores.end(), part.begin(), part.end());
    }
    context.step({.stage = "switching channels off", .done = total, .total = total});
    return scores;
}

FullGradients ClipProbe::fullGradients() const
{
    const Stopwatch watch;
    const at::AutoGradMode recording(true);
    const at::Tensor pixels = m_in.pixels.detach().clone().requires_grad_(true);
    FullGradients result;
    std::vector<at::Tensor> nodes{pixels};
    const auto keep = [&](const FoldedConvolution& convolution, const at::Tensor& output) {
        nodes.push_back(output);
        result.layers.push_back({.bias = convolution.bias, .gradient = {}});
    };
    const auto* resnet = dynamic_cast<const ResNetEncoder*>(&visual());
    const at::Tensor embedding =
        resnet != nullptr ? resnet->encode(pixels, keep) : visual().encode(pixels);
    const auto gradients = torch::autograd::grad({m_in.target.of(embedding).sum()}, nodes);
    result.pixels = gradients.front().squeeze(0).detach();
    for (std::size_t i = 0; i < result.layers.size(); ++i)
        result.layers[i].gradient = gradients[i + 1].squeeze(0).detach();
    ++m_passes;
    m_gradientMs += watch.milliseconds();
    return result;
}

at::Tensor ClipProbe::kept(const std::string& id, const std::function<at::Tensor()>& compute) const
{
    return m_in.tensors ? m_in.tensors(id, compute) : compute();
}

at::Tensor ClipProbe::encodeTexts(const std::vector<std::string>& texts) const
{
    CLIPSCOPE_ENSURE(m_in.texts != nullptr, "a probe that cannot read texts");
    return m_in.texts(texts);
}

}  // namespace clipscope
