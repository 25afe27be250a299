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
    m_keyKernel = key.weight.view({size.heads, perHead, size.channels})
                      .transpose(1, 2)
                      .reshape({size.heads * size.channels, perHead, 1, 1});
    const Linear value = Linear::read(weights.scoped("v_proj."), size.channels, size.channels);
    m_valueKernel = value.weight.view({size.channels, size.channels, 1, 1});
    m_valueBias = value.bias;
}

at::Tensor AttentionPool::forward(const at::Tensor& maps) const
{
    const auto& [channels, heads, grid, embedding] = m_size;
    const std::int64_t batch = maps.size(0);
    const at::Tensor cells = maps.flatten(2).transpose(1, 2);  // [N, hw, C]
    const at::Tensor tokens = at::cat({cells.mean(1, /*keepdim=*/true), cells}, 1) + m_positions;

    // The batch lies along the width of one picture, so that each head is a group of channels.
    const at::Tensor query = m_queryProjection.forward(tokens.select(1, 0));  // [N, C]
    const at::Tensor queryPicture = query.t().reshape({1, channels, 1, batch});
    const at::Tensor probes = convolve(queryPicture, m_keyKernel, {}, {.groups = heads})
                                  .view({heads, channels, batch})
                                  .permute({2, 0, 1});  // [N, heads, C]

    const at::Tensor weights =
        at::softmax(batchedProduct(probes, tokens.transpose(1, 2)), -1);  // [N, heads, L]
    const at::Tensor mixtures = batchedProduct(weights, tokens);          // [N, heads, C]

    const at::Tensor mixturePicture =
        mixtures.permute({1, 2, 0}).reshape({1, heads * channels, 1, batch});
    const at::Tensor values =
        convolve(mixturePicture, m_valueKernel, m_valueBias, {.groups = heads})
            .view({channels, batch})
            .t();
    return m_outputProjection.forward(values);
}

}  // namespace clipscope
