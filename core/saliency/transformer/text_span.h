// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/run_context.h"
#include "core/clip/vit_encoder.h"
#include "core/saliency/attribution.h"
#include "core/saliency/transformer/class_rows.h"

#include <ATen/core/Tensor.h>

namespace clipscope {

/// The normalised embedding of a picture as a sum over the parts of a vision transformer.
///
/// The class token is a sum of residual contributions; the last norm is linear once its statistics
/// are those of this picture. Biases, and the mean that the norm subtracts, are spread evenly over
/// the terms, so that the sum is exact (Gandelsman et al., ICLR 2024, arXiv:2310.05916, section 3.1
/// and appendix A.1). L layers, H heads, N = 1 + h*w tokens, E numbers in an embedding.
struct Decomposition {
    at::Tensor attention;  ///< [L, H, E]: what head h of layer l brought from all tokens
    at::Tensor mlps;       ///< [L + 1, E]: the class token behind ln_pre, then every layer's MLP
    at::Tensor embedding;  ///< [E], unit length: the sum of all of the above
    /// [K, L, H, N]: what head h of layer l brought from token i, along each of the K directions
    /// asked for; its sum over N is attention . direction. Undefined where none was asked for.
    at::Tensor tokens;
};

/// From what the network says of a picture; no further pass, no gradients. `directions`: [K, E] or
/// undefined. The terms of single tokens are only computed along the directions, never as
/// [L, H, N, E].
[[nodiscard]] Decomposition
decompose(const VitEncoder& vit, const ClassRows& rows, const at::Tensor& directions = {});

/// The same after one forward pass of `pixels` [1, 3, n, n].
[[nodiscard]] Decomposition decompose(
    const VitEncoder& vit,
    const at::Tensor& pixels,
    const at::Tensor& directions = {},
    const RunContext& context = {});

/// The same along one direction [E]. `tokens`: [L, H, N], the decomposition's tokens along that
/// very direction, on the tower's own grid.
[[nodiscard]] Attribution attributionOf(
    const Decomposition& decomposition,
    const at::Tensor& direction,
    const at::Tensor& tokens,
    const VitEncoder& vit);

}  // namespace clipscope
