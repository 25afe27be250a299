// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clip/layers/attention.h"

#include "core/clip/layers/products.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/softmax.h>

#include <cmath>

namespace clipscope {

namespace {

/// [N, heads, M, K] and [N, heads, K, P] -> [N, heads, M, P].
at::Tensor productPerHead(const at::Tensor& a, const at::Tensor& b)
{
    return batchedProduct(a.flatten(0, 1), b.flatten(0, 1))
        .view({a.size(0), a.size(1), a.size(2), b.size(3)});
}

}  // namespace

Attention Attention::read(const WeightReader& weights, std::int64_t width, std::int64_t heads)
{
    return {
        .in_proj_weight = weights.take("in_proj_weight", {3 * width, width}),
        .in_proj_bias = weights.take("in_proj_bias", {3 * width}),
        .out_proj = Linear::read(weights.scoped("out_proj."), width, width),
        .heads = heads};
}

Attention::Projections Attention::project(const at::Tensor& x) const
{
    const std::int64_t size = x.size(2) / heads;
    const at::Tensor packed = affine(x, in_proj_weight, in_proj_bias)
                                  .view({x.size(0), x.size(1), 3, heads, size})
                                  .permute({2, 0, 3, 1, 4});
    return {
        .query = packed[0] * (1.0 / std::sqrt(static_cast<double>(size))),
        .key = packed[1],
        .value = packed[2]};
}

at::Tensor Attention::weights(const Projections& projections, const at::Tensor& mask)
{
    at::Tensor scores = productPerHead(projections.query, projections.key.transpose(2, 3));
    if (mask.defined())
        scores = scores + mask;
    return at::softmax(scores, -1);
}

at::Tensor Attention::combine(const at::Tensor& weights, const at::Tensor& value) const
{
    return out_proj.forward(productPerHead(weights, value).transpose(1, 2).flatten(2));
}

at::Tensor Attention::forward(const at::Tensor& x, const at::Tensor& mask) const
{
    const Projections projections = project(x);
    return combine(weights(projections, mask), projections.value);
}

}  // namespace clipscope
