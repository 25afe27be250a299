// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/saliency/transformer/attention_record.h"

#include "core/base/check.h"
#include "core/clip/vit_encoder.h"

#include <ATen/TensorOperators.h>
#include <ATen/core/grad_mode.h>
#include <torch/csrc/autograd/autograd.h>

#include <cstdint>

namespace clipscope {

namespace {

constexpr const char* kStage = "reading attention";

void report(const RunContext& context, std::size_t done, std::size_t total)
{
    context.step(
        {.stage = kStage,
         .done = static_cast<std::int64_t>(done),
         .total = static_cast<std::int64_t>(total)});
}

/// The block behind its attention.
at::Tensor finished(
    const ResidualBlock& block,
    const at::Tensor& tokens,
    const at::Tensor& weights,
    const at::Tensor& value)
{
    const at::Tensor attended = tokens + block.attn.combine(weights, value);
    return attended + block.mlp.forward(block.ln_2.forward(attended));
}

}  // namespace

AttentionRecord recordAttention(
    const std::vector<ResidualBlock>& blocks,
    const at::Tensor& tokens,
    const at::Tensor& mask,
    std::size_t first,
    const TokenValue& value,
    const RunContext& context)
{
    CLIPSCOPE_ENSURE(first < blocks.size(), "no block whose attention could be recorded");
    const at::AutoGradMode recording(true);
    std::vector<at::Tensor> attention;
    at::Tensor stream = tokens.detach();  // records nothing before the first attention
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        report(context, i, blocks.size() + 1);
        const ResidualBlock& block = blocks[i];
        const auto projections = block.attn.project(block.ln_1.forward(stream));
        at::Tensor weights = Attention::weights(projections, mask);
        if (i == first)
            weights = weights.detach().requires_grad_(true);
        if (i >= first)
            attention.push_back(weights);
        stream = finished(block, stream, weights, projections.value);
    }
    report(context, blocks.size(), blocks.size() + 1);
    const auto gradients = torch::autograd::grad({value(stream)}, attention);
    AttentionRecord record;
    for (std::size_t i = 0; i < attention.size(); ++i) {
        record.weights.push_back(attention[i].squeeze(0).detach());
        record.gradients.push_back(gradients[i].squeeze(0).detach());
    }
    report(context, blocks.size() + 1, blocks.size() + 1);
    return record;
}

AttentionRecord recordAttention(const Probe& probe, std::size_t first, const RunContext& context)
{
    const VitEncoder& vit = transformerOf(probe);
    return recordAttention(
        vit.blocks(),
        vit.embed(probe.pixels()),
        {},
        first,
        [&](const at::Tensor& tokens) { return probe.target().of(vit.project(tokens)).sum(); },
        context);
}

void watchAttention(
    const std::vector<ResidualBlock>& blocks,
    const at::Tensor& tokens,
    std::size_t end,
    const SeeAttention& see,
    const RunContext& context)
{
    const at::NoGradGuard guard;
    at::Tensor stream = tokens;
    for (std::size_t i = 0; i < end; ++i) {
        report(context, i, end);
        const ResidualBlock& block = blocks[i];
        const auto projections = block.attn.project(block.ln_1.forward(stream));
        const at::Tensor weights = Attention::weights(projections, {});
        see(i, weights.squeeze(0));
        if (i + 1 < end)
            stream = finished(block, stream, weights, projections.value);
    }
    report(context, end, end);
}

}  // namespace clipscope
