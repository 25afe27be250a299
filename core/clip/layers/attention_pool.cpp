// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clip/layers/attention_pool.h"

#include "core/clip/layers/products.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/softmax.h>

#include <cmath>

namespace clipscope {

AttentionPool::AttentionPool(const WeightReader& weights, const Size& size)
    : m_size(size)
    , m_positions(weights.take("positional_embedding", {1 + size.grid * size.grid, size.channels}))
    , m_queryProjection(Linear::read(weights.scoped("q_proj."), size.channels, size.channels))
    , m_outputProjection(Linear::read(weights.scoped("c_proj."), size.channels, size.embedding))
{
    const std::int64_t perHead = size.channels / size.heads;
    const double scale = 1.0 / std::sqrt(static_cast<double>(perHead));
    m_queryProjection.weight = m_queryProjection.weight * scale;
    m_queryProjection.bias = m_queryProjection.bias * scale;

    const Linear key = Linear::read(weights.scoped("k_proj."), size.channels, size.channels);
    m_keyMatrices = key.weight.view({size.heads, perHead, size.channels})
                        .transpose(1, 2)
                        .reshape({size.heads * size.channels, perHead});
    const Linear value = Linear::read(weights.scoped("v_proj."), size.channels, size.channels);
    m_valueMatrices = value.weight;
    m_valueBias = value.bias;
}

at::Tensor AttentionPool::tokens(const at::Tensor& maps) const
{
    const at::Tensor cells = maps.flatten(2).transpose(1, 2);  // [N, hw, C]
    return at::cat({cells.mean(1, /*keepdim=*/true), cells}, 1) + m_positions;
}

at::Tensor AttentionPool::values(const at::Tensor& tokens) const
{
    return affine(tokens, m_valueMatrices, m_valueBias);
}

at::Tensor AttentionPool::project(const at::Tensor& mixed) const
{
    return m_outputProjection.forward(mixed);
}

at::Tensor AttentionPool::forward(const at::Tensor& maps) const
{
    const std::int64_t heads = m_size.heads;
    const at::Tensor tokens = this->tokens(maps);

    const at::Tensor query = m_queryProjection.forward(tokens.select(1, 0));  // [N, C]
    const at::Tensor probes =
        affine(query, m_keyMatrices, {}, heads).unflatten(1, {heads, m_size.channels});
    const at::Tensor weights =
        at::softmax(batchedProduct(tokens, probes.transpose(1, 2)), 1);           // [N, L, heads]
    const at::Tensor mixtures = batchedProduct(weights.transpose(1, 2), tokens);  // [N, heads, C]
    const at::Tensor values = affine(mixtures.flatten(1), m_valueMatrices, m_valueBias, heads);
    return m_outputProjection.forward(values);
}

}  // namespace clipscope
