// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/saliency/transformer/text_span.h"

#include "core/base/check.h"
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

/// What a block's heads write into the class token, from `read` [H, N, d] summed over tokens:
/// [H, D], the output bias spread over the heads.
at::Tensor written(const Attention& layer, const at::Tensor& read)
{
    const at::Tensor mixed = read.sum(at::IntArrayRef{1}, /*keepdim=*/true);  // [H, 1, d]
    return batchedProduct(mixed, columnsByHead(layer)).squeeze(1) +
           layer.out_proj.bias / static_cast<double>(layer.heads);
}

/// The same of every token along the rows of `along` [K, D]: [K, H, N], the bias spread over both.
at::Tensor writtenByToken(const Attention& layer, const at::Tensor& read, const at::Tensor& along)
{
    const std::int64_t count = along.size(0);
    const at::Tensor directions = affine(along, layer.out_proj.weight.t(), {})
                                      .view({count, layer.heads, -1})
                                      .permute({1, 2, 0});      // [H, d, K]
    const at::Tensor terms = batchedProduct(read, directions);  // [H, N, K]
    const auto shares = static_cast<double>(layer.heads * read.size(1));
    const at::Tensor bias = (along * layer.out_proj.bias).sum(1) / shares;
    return terms.permute({2, 0, 1}) + bias.view({count, 1, 1});
}

/// The last norm and projection with the statistics of one picture.
struct FrozenHead {
    const VitEncoder& vit;
    double mean = 0;
    double deviation = 1;
    double length = 1;  ///< of the embedding before normalisation

    FrozenHead(const VitEncoder& tower, const ClassRows& rows) : vit(tower)
    {
        const at::Tensor last = rows.last[0][0].to(at::kDouble);
        mean = last.mean().item<double>();
        deviation = std::sqrt((last - mean).square().mean().item<double>() + kNormEpsilon);
        length = at::linalg_vector_norm(vit.project(rows.last).to(at::kDouble)).item<double>();
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

Decomposition decompose(const VitEncoder& vit, const ClassRows& rows, const at::Tensor& directions)
{
    const at::NoGradGuard guard;
    const at::Tensor back = directions.defined()
                                ? affine(directions.to(at::kFloat), vit.projection().t(), {})
                                : at::Tensor();  // [K, D]
    const at::Tensor along = back.defined() ? back * vit.lnPost().weight : back;
    std::vector<at::Tensor> heads;
    std::vector<at::Tensor> single;
    for (std::size_t layer = 0; layer < vit.blocks().size(); ++layer) {
        const Attention& attention = vit.blocks()[layer].attn;
        const at::Tensor read = rows.read[static_cast<std::int64_t>(layer)];
        heads.push_back(written(attention, read));
        if (along.defined())
            single.push_back(writtenByToken(attention, read, along));
    }

    const FrozenHead head(vit, rows);
    const auto parts = static_cast<double>(2 * vit.blocks().size() + 1);
    const auto headCount = static_cast<double>(rows.read.size(1));
    Decomposition result;
    result.attention = head.of(at::stack(heads), parts * headCount);
    result.mlps = head.of(rows.mlps, parts);
    result.embedding = unitRows(vit.project(rows.last)).squeeze(0);
    if (along.defined()) {
        const double share = 1.0 / (parts * headCount * static_cast<double>(rows.read.size(2)));
        const at::Tensor constant =
            (back * vit.lnPost().bias).sum(1) - along.sum(1) * (head.mean / head.deviation);
        result.tokens =
            (at::stack(single, 1) / head.deviation + (constant * share).view({-1, 1, 1, 1})) /
            head.length;
    }
    return result;
}

Decomposition decompose(
    const VitEncoder& vit,
    const at::Tensor& pixels,
    const at::Tensor& directions,
    const RunContext& context)
{
    return decompose(vit, classRows(vit, pixels, context), directions);
}

Attribution attributionOf(
    const Decomposition& decomposition,
    const at::Tensor& direction,
    const at::Tensor& tokens,
    const VitEncoder& vit)
{
    Attribution result;
    result.heads = toNativeMap(along(decomposition.attention, direction)).values;
    result.mlps = toFloats(along(decomposition.mlps, direction));
    result.cosine = along(decomposition.embedding.to(at::kDouble), direction).item<double>();
    result.headMaps = toNativeMap(tokens.slice(2, 1).flatten(0, 1)).values;
    result.classShares = toNativeMap(tokens.select(2, 0)).values;
    result.grid = vit.layer(vit.lastBlockOutput()).grid;
    CLIPSCOPE_ENSURE(
        result.headMaps.cols == result.grid.width * result.grid.height,
        "tokens that are not those of the tower's grid");
    return result;
}

}  // namespace clipscope
