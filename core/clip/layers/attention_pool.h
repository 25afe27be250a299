// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clip/layers/linear.h"
#include "core/weights/weight_reader.h"

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace clipscope {

/// The head of CLIP's ResNets: attention of the mean over all cells to the cells and itself.
///
/// Only one query is ever used, which allows a shortcut that is exact: with T_j the tokens,
///   q_h . (W_k,h T_j + b_k,h) = (W_k,h^T q_h) . T_j + constant, which softmax ignores, and
///   sum_j a_hj (W_v,h T_j + b_v,h) = W_v,h (sum_j a_hj T_j) + b_v,h, as the weights sum to 1.
/// So no token is ever projected, which would cost hw times as much.
class AttentionPool {
public:
    struct Size {
        std::int64_t channels = 0;  ///< C
        std::int64_t heads = 1;
        std::int64_t grid = 1;       ///< cells per side
        std::int64_t embedding = 0;  ///< E
    };

    AttentionPool(const WeightReader& weights, const Size& size);

    /// [N, C, grid, grid] -> [N, E].
    [[nodiscard]] at::Tensor forward(const at::Tensor& maps) const;

    // Its parts, for methods that read every cell instead of the pooled embedding.

    /// [N, C, grid, grid] -> [N, 1 + grid^2, C]: the mean of all cells, then the cells row by row,
    /// with the positional embedding added.
    [[nodiscard]] at::Tensor tokens(const at::Tensor& maps) const;
    /// [N, L, C] -> values [N, L, C], before they are mixed; heads lie one after another.
    [[nodiscard]] at::Tensor values(const at::Tensor& tokens) const;
    /// Mixed values [N, L, C] -> embeddings [N, L, E].
    [[nodiscard]] at::Tensor project(const at::Tensor& mixed) const;
    [[nodiscard]] std::int64_t heads() const { return m_size.heads; }

private:
    Size m_size;
    at::Tensor m_positions;      ///< [1 + grid^2, C]
    Linear m_queryProjection;    ///< C -> C, with the factor 1 / sqrt(C / heads) in it
    at::Tensor m_keyMatrices;    ///< [heads C, C / heads]: W_k,h^T, one group per head
    at::Tensor m_valueMatrices;  ///< [C, C]: W_v,h, one group per head
    at::Tensor m_valueBias;      ///< [C]
    Linear m_outputProjection;   ///< C -> E
};

}  // namespace clipscope
