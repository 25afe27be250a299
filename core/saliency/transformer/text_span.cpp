// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/saliency/transformer/text_span.h"

#include "core/clip/layers/products.h"
#include "core/saliency/blocks/to_bank.h"
#include "core/saliency/transformer/cells.h"

#include <ATen/TensorOperators.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/linalg_vector_norm.h>
#include <ATen/ops/stack.h>

#include <cmath>
#include <cstdint>
#include <vector>

namespace clipscope {

namespace {

constexpr double kNormEpsilon = 1e-5;  // of every LayerNorm in CLIP

/// Columns of the output projection by head: [H, d, D].
at::Tensor columnsByHead(const Attention& attention)
{
    const at::Tensor& weight = attention.out_proj.weight;
    return weight.view({weight.size(0), attention.heads, -1}).permute({1, 2, 0});
}

/// What one block's heads write into the class token.
struct ClassRow {
    at::Tensor attention;  ///< [H, N]
    at::Tensor value;      ///< [H, N, d]

    /// Summed over tokens: [H, D], the output bias spread over the heads.
    [[nodiscard]] at::Tensor summed(const Attention& layer) const
    {
        const at::Tensor mixed = batchedProduct(attention.unsqueeze(1), value);  // [H, 1, d]
        return batchedProduct(mixed, columnsByHead(layer)).squeeze(1) +
               layer.out_proj.bias / static_cast<double>(layer.heads);
    }

    /// Of every token along the rows of `along` [K, D]: [K, H, N], the bias spread over both.
    [[nodiscard]] at::Tensor byToken(const Attention& layer, const at::Tensor& along) const
    {
        const std::int64_t heads = layer.heads;
        const std::int64_t count = along.size(0);
        const at::Tensor read = affine(along, layer.out_proj.weight.t(), {})
                                    .view({count, heads, -1})
                                    .permute({1, 2, 0});  // [H, d, K]
        const at::Tensor terms =
            batchedProduct(value, read) * attention.unsqueeze(-1);  // [H, N, K]
        const at::Tensor bias =
            (along * layer.out_proj.bias).sum(1) / static_cast<double>(attention.numel());
        return terms.permute({2, 0, 1}) + bias.view({count, 1, 1});
    }
};

/// The last norm and projection with the statistics of one picture.
struct FrozenHead {
    const VitEncoder& vit;
    double mean = 0;
    double deviation = 1;
    double length = 1;  ///< of the embedding before normalisation

    FrozenHead(const VitEncoder& tower, const at::Tensor& tokens) : vit(tower)
    {
        const at::Tensor last = tokens[0][0].to(at::kDouble);
        mean = last.mean().item<double>();
        deviation = std::sqrt((last - mean).square().mean().item<double>() + kNormEpsilon);
        length = at::linalg_vector_norm(vit.project(tokens).to(at::kDouble)).item<double>();
    }

    /// Terms [..., D], each bearing the share `1 / parts` of what does not belong to any
    /// -> [..., E].
    [[nodiscard]] at::Tensor of(const at::Tensor& terms, double parts) const
    {
        const LayerNorm& norm = vit.lnPost();
        const at::Tensor normed =
            norm.weight * (terms - mean / parts) / deviation + norm.bias / parts;
        return affine(normed, vit.projection(), {}) / length;
    }
};

}  // namespace

Decomposition decompose(
    const VitEncoder& vit,
    const at::Tensor& pixels,
    const at::Tensor& directions,
    const RunContext& context)
{
    const at::NoGradGuard guard;
    const auto layers = static_cast<std::int64_t>(vit.blocks().size());
    const auto report = [&](std::int64_t done) {
        context.step({.stage = "decomposing", .done = done, .total = layers});
    };
    const at::Tensor back = directions.defined()
                                ? affine(directions.to(at::kFloat), vit.projection().t(), {})
                                : at::Tensor();  // [K, D]
    const at::Tensor read = back.defined() ? back * vit.lnPost().weight : back;

    at::Tensor tokens = vit.embed(pixels);
    std::vector<at::Tensor> heads;
    std::vector<at::Tensor> mlps{tokens[0][0]};
    std::vector<at::Tensor> single;
    for (const ResidualBlock& block : vit.blocks()) {
        report(static_cast<std::int64_t>(heads.size()));
        const auto projections = block.attn.project(block.ln_1.forward(tokens));
        const at::Tensor weights = Attention::weights(projections, {});
        const ClassRow row{.attention = weights[0].select(1, 0), .value = projections.value[0]};
        heads.push_back(row.summed(block.attn));
        if (read.defined())
            single.push_back(row.byToken(block.attn, read));
        const at::Tensor attended = tokens + block.attn.combine(weights, projections.value);
        const at::Tensor written = block.mlp.forward(block.ln_2.forward(attended));
        mlps.push_back(written[0][0]);
        tokens = attended + written;
    }
    report(layers);

    const FrozenHead head(vit, tokens);
    const auto parts = static_cast<double>(2 * layers + 1);
    const auto headCount = static_cast<double>(vit.blocks().front().attn.heads);
    Decomposition result;
    result.attention = head.of(at::stack(heads), parts * headCount);
    result.mlps = head.of(at::stack(mlps), parts);
    result.embedding = unitRows(vit.project(tokens)).squeeze(0);
    if (read.defined()) {
        const double share = 1.0 / (parts * headCount * static_cast<double>(tokens.size(1)));
        const at::Tensor constant =
            (back * vit.lnPost().bias).sum(1) - read.sum(1) * (head.mean / head.deviation);
        result.tokens =
            (at::stack(single, 1) / head.deviation + (constant * share).view({-1, 1, 1, 1})) /
            head.length;
    }
    return result;
}

Attribution attributionOf(const Decomposition& decomposition, const at::Tensor& direction)
{
    Attribution result;
    result.heads = toNativeMap(along(decomposition.attention, direction)).values;
    result.mlps = toFloats(along(decomposition.mlps, direction));
    result.cosine = along(decomposition.embedding.to(at::kDouble), direction).item<double>();
    return result;
}

}  // namespace clipscope
