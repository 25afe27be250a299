// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/saliency/transformer/parallel_streams.h"

#include "core/clip/layers/products.h"

#include <ATen/TensorOperators.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/softmax.h>

#include <algorithm>
#include <cstdint>

namespace clipscope {

ParallelStreams runParallel(
    const VitEncoder& vit,
    const at::Tensor& pixels,
    std::size_t modifiedBlocks,
    const MixValues& mix,
    const RunContext& context)
{
    const at::NoGradGuard guard;
    const std::size_t count = vit.blocks().size();
    const std::size_t first = count - std::min(count, modifiedBlocks);
    const auto report = [&](std::size_t done) {
        context.step(
            {.stage = "two paths",
             .done = static_cast<std::int64_t>(done),
             .total = static_cast<std::int64_t>(count)});
    };
    at::Tensor original = vit.embed(pixels);
    at::Tensor modified;
    for (std::size_t i = 0; i < count; ++i) {
        report(i);
        const ResidualBlock& block = vit.blocks()[i];
        if (i < first) {
            original = block.forward(original);
            continue;
        }
        if (!modified.defined())
            modified = original;
        const at::Tensor normed = block.ln_1.forward(original);
        const Attention::Projections projections = block.attn.project(normed);
        const at::Tensor mixed = mix(normed, projections);
        modified = modified + block.attn.out_proj.forward(mixed.transpose(1, 2).flatten(2));
        const at::Tensor weights = Attention::weights(projections, {});
        const at::Tensor attended = original + block.attn.combine(weights, projections.value);
        original = attended + block.mlp.forward(block.ln_2.forward(attended));
    }
    report(count);
    return {.original = original, .modified = modified.defined() ? modified : original};
}

at::Tensor
attend(const at::Tensor& queries, const at::Tensor& keys, const at::Tensor& values, double scale)
{
    const at::Tensor scores = batchedProduct(queries[0], keys[0].transpose(1, 2)) * scale;
    return batchedProduct(at::softmax(scores, -1), values[0]).unsqueeze(0);
}

}  // namespace clipscope
