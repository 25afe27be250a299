// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/saliency/clip_probe.h"

#include "core/base/error.h"
#include "core/base/stopwatch.h"
#include "core/clip/clip_model.h"
#include "core/saliency/blocks/masks.h"

#include <ATen/TensorOperators.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/index_select.h>
#include <ATen/ops/linalg_vector_norm.h>
#include <ATen/ops/tensor.h>
#include <torch/csrc/autograd/autograd.h>

#include <algorithm>
#include <new>
#include <string_view>

namespace clipscope {

namespace {

/// Torch reports a failed allocation as a plain c10::Error; its text is all there is to go by.
bool isOutOfMemory(const c10::Error& error)
{
    const std::string_view text = error.what_without_backtrace();
    return text.find("not enough memory") != std::string_view::npos ||
           text.find("out of memory") != std::string_view::npos;
}

}  // namespace

ClipProbe::ClipProbe(const ProbeInputs& inputs)
    : m_in(inputs)
    , m_batch(std::max<std::int64_t>(1, inputs.batch))
{
}

at::Tensor ClipProbe::activation() const
{
    return m_in.model.visual().asMaps(m_in.cut.activation).squeeze(0).contiguous();
}

at::Tensor ClipProbe::logitOf(const at::Tensor& embedding) const
{
    const at::Tensor row = embedding.squeeze(0);
    return row.dot(m_in.text) / at::linalg_vector_norm(row) * m_in.model.logitScale();
}

at::Tensor ClipProbe::gradient() const
{
    if (m_gradient.defined())
        return m_gradient;
    const Stopwatch watch;
    const VisualEncoder& visual = m_in.model.visual();
    // Grad mode is per thread and off on ours; only the head is ever recorded.
    const at::AutoGradMode recording(true);
    Cut cut = m_in.cut;
    cut.activation = m_in.cut.activation.detach().clone().requires_grad_(true);
    const at::Tensor logit = logitOf(visual.head(cut, m_in.layer));
    const at::Tensor gradient = torch::autograd::grad({logit}, {cut.activation}).at(0).detach();
    m_gradient =
        visual.onlyClassTokenMatters(m_in.layer)
            ? visual.classToken(gradient).squeeze(0).unsqueeze(-1).unsqueeze(-1).contiguous()
            : visual.asMaps(gradient).squeeze(0).contiguous();
    m_gradientMs = watch.milliseconds();
    return m_gradient;
}

std::vector<float> ClipProbe::maskedLogits(
    const std::vector<std::int64_t>& channels,
    const RunContext& context,
    const OnBatch& onBatch) const
{
    const at::NoGradGuard guard;
    const auto total = static_cast<std::int64_t>(channels.size());
    std::vector<float> logits;
    logits.reserve(channels.size());
    auto next = channels.begin();
    while (next != channels.end()) {
        const auto done = static_cast<std::int64_t>(logits.size());
        context.step({.stage = "scoring channels", .done = done, .total = total});
        // One batch of missing rows, together with the rows in between that are already there.
        const auto first = next;
        std::vector<std::int64_t> missing;
        while (next != channels.end() &&
               (m_in.bank.has(*next) || static_cast<std::int64_t>(missing.size()) < m_batch)) {
            if (!m_in.bank.has(*next))
                missing.push_back(*next);
            ++next;
        }
        encodeMissing(missing, context);
        for (const double cosine : m_in.bank.cosines({first, next}, m_in.text))
            logits.push_back(static_cast<float>(cosine * m_in.model.logitScale()));
        onBatch(logits);
    }
    context.step({.stage = "scoring channels", .done = total, .total = total});
    return logits;
}

void ClipProbe::encodeMissing(
    const std::vector<std::int64_t>& channels, const RunContext& context) const
{
    const at::Tensor maps = activation();
    for (std::size_t first = 0; first < channels.size();) {
        const std::size_t count =
            std::min(channels.size() - first, static_cast<std::size_t>(m_batch));
        const std::vector<std::int64_t> part(
            channels.begin() + static_cast<std::ptrdiff_t>(first),
            channels.begin() + static_cast<std::ptrdiff_t>(first + count));
        try {
            const at::Tensor masks =
                channelMasks(at::index_select(maps, 0, at::tensor(part)), m_in.pixels.size(2));
            m_in.bank.put(part, m_in.encoder.encode(maskedPixels(m_in.pixels, masks)));
        } catch (const std::bad_alloc&) {
            if (m_batch == 1)
                throw;
            m_batch /= 2;
            continue;
        } catch (const c10::Error& error) {
            if (m_batch == 1 || !isOutOfMemory(error))
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

}  // namespace clipscope
