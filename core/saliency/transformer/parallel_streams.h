// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/run_context.h"
#include "core/clip/vit_encoder.h"

#include <ATen/core/Tensor.h>

#include <cstddef>
#include <functional>

namespace clipscope {

/// Two versions of a picture's tokens behind the last block, [1, 1 + h*w, D].
struct ParallelStreams {
    at::Tensor original;  ///< as the network computes them
    at::Tensor modified;  ///< as another attention would have left them
};

/// Another attention of one block. `normed` [1, L, D]: the block's ln_1 output; `projections`: of
/// it, the query scaled by 1 / sqrt(d). Returns mixed values [1, heads, L, d].
using MixValues =
    std::function<at::Tensor(const at::Tensor& normed, const Attention::Projections& projections)>;

/// Runs the tower twice at once. At the entrance of the last `modifiedBlocks` blocks (clamped to
/// all) the modified stream starts as a copy of the original; each of these blocks adds to it the
/// output projection of `mix`, read from the original stream, and no MLP. Li et al., "CLIP
/// Surgery", arXiv:2304.05653, section 3.2; Bousselham et al., "GEM", CVPR 2024, arXiv:2312.00878,
/// section 3.
[[nodiscard]] ParallelStreams runParallel(
    const VitEncoder& vit,
    const at::Tensor& pixels,
    std::size_t modifiedBlocks,
    const MixValues& mix,
    const RunContext& context);

/// softmax(scale * queries keys^T) values, for [1, heads, L, d] each.
[[nodiscard]] at::Tensor
attend(const at::Tensor& queries, const at::Tensor& keys, const at::Tensor& values, double scale);

}  // namespace clipscope
