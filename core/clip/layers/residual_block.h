// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clip/clip_config.h"
#include "core/clip/layers/attention.h"
#include "core/clip/layers/linear.h"
#include "core/weights/weight_reader.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

namespace clipscope {

/// The two layers of a transformer block's MLP. Members carry the checkpoint's names.
struct Mlp {
    Linear c_fc;    ///< D -> any width
    Linear c_proj;  ///< back to D
    Activation activation = Activation::QuickGelu;

    [[nodiscard]] at::Tensor forward(const at::Tensor& x) const;
};

/// A transformer block with norms in front: x + attention(ln_1 x), then the same with the MLP.
/// Members carry the checkpoint's names.
struct ResidualBlock {
    LayerNorm ln_1;
    Attention attn;
    LayerNorm ln_2;
    Mlp mlp;

    struct Size {
        std::int64_t width = 0;
        std::int64_t heads = 1;
        Activation activation = Activation::QuickGelu;
    };

    [[nodiscard]] static ResidualBlock read(const WeightReader& weights, const Size& size);
    /// [N, L, D] -> [N, L, D]. `mask`: [L, L], added to the scores, or undefined.
    [[nodiscard]] at::Tensor forward(const at::Tensor& x, const at::Tensor& mask = {}) const;
    /// The rest of the block behind ln_1: `normed` = ln_1(`carried`). A batch of 1 broadcasts.
    [[nodiscard]] at::Tensor
    finish(const at::Tensor& normed, const at::Tensor& carried, const at::Tensor& mask = {}) const;
};

/// Takes the blocks "0.", "1.", ... of a transformer.
[[nodiscard]] std::vector<ResidualBlock>
readBlocks(const WeightReader& weights, int count, const ResidualBlock::Size& size);

}  // namespace clipscope
