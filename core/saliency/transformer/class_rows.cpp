// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/saliency/transformer/class_rows.h"

#include <ATen/TensorOperators.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/stack.h>

#include <cstdint>
#include <optional>
#include <vector>

namespace clipscope {

ClassRows classRows(const VitEncoder& vit, const at::Tensor& pixels, const RunContext& context)
{
    const at::NoGradGuard guard;
    const auto layers = static_cast<std::int64_t>(vit.blocks().size());
    at::Tensor tokens = vit.embed(pixels);
    std::vector<at::Tensor> read;
    std::vector<at::Tensor> mlps{tokens[0][0]};
    for (const ResidualBlock& block : vit.blocks()) {
        const auto done = static_cast<std::int64_t>(read.size());
        context.step({.stage = "decomposing", .done = done, .total = layers});
        const auto projections = block.attn.project(block.ln_1.forward(tokens));
        const at::Tensor weights = Attention::weights(projections, {});
        read.push_back(projections.value[0] * weights[0].select(1, 0).unsqueeze(-1));
        const at::Tensor attended = tokens + block.attn.combine(weights, projections.value);
        const at::Tensor written = block.mlp.forward(block.ln_2.forward(attended));
        mlps.push_back(written[0][0]);
        tokens = attended + written;
    }
    context.step({.stage = "decomposing", .done = layers, .total = layers});
    return {
        .read = at::stack(read), .mlps = at::stack(mlps), .last = tokens.slice(1, 0, 1).clone()};
}

ClassRows keptClassRows(
    const VitEncoder& vit,
    const at::Tensor& pixels,
    const KeepTensor& keep,
    const RunContext& context)
{
    std::optional<ClassRows> computed;  // by whichever part is missing first, for all of them
    const auto part = [&](const char* id, at::Tensor ClassRows::*member) {
        return keep(std::string("class rows, ") + id, [&] {
            if (!computed)
                computed = classRows(vit, pixels, context);
            return (*computed).*member;
        });
    };
    // The small parts come last, so that the large one cannot push them out.
    at::Tensor read = part("read", &ClassRows::read);
    at::Tensor mlps = part("mlps", &ClassRows::mlps);
    return {.read = read, .mlps = mlps, .last = part("last", &ClassRows::last)};
}

}  // namespace clipscope
