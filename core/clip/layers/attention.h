// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clip/layers/linear.h"
#include "core/weights/weight_reader.h"

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace clipscope {

/// Multi-head self-attention in explicit steps, so that each can be looked at.
/// Members carry the checkpoint's names. d = D / heads.
struct Attention {
    at::Tensor in_proj_weight;  ///< [3 D, D]: rows of query, key and value
    at::Tensor in_proj_bias;    ///< [3 D]
    Linear out_proj;            ///< D -> D
    std::int64_t heads = 1;

    struct Projections {
        at::Tensor query;  ///< [N, heads, L, d], scaled by 1 / sqrt(d)
        at::Tensor key;    ///< [N, heads, L, d]
        at::Tensor value;  ///< [N, heads, L, d]
    };

    [[nodiscard]] static Attention
    read(const WeightReader& weights, std::int64_t width, std::int64_t heads);

    /// `x`: [N, L, D].
    [[nodiscard]] Projections project(const at::Tensor& x) const;
    /// Softmax over the keys of query . key + `mask` -> [N, heads, L, L]. `mask`: [L, L] or
    /// undefined.
    [[nodiscard]] static at::Tensor weights(const Projections& projections, const at::Tensor& mask);
    /// Weighted values through out_proj: [N, heads, L, L] and [N, heads, L, d] -> [N, L, D].
    [[nodiscard]] at::Tensor combine(const at::Tensor& weights, const at::Tensor& value) const;
    /// All three steps: [N, L, D] -> [N, L, D].
    [[nodiscard]] at::Tensor forward(const at::Tensor& x, const at::Tensor& mask = {}) const;
};

}  // namespace clipscope
