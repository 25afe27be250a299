// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/run_context.h"
#include "core/clip/vit_encoder.h"

#include <ATen/core/Tensor.h>

#include <functional>
#include <string>

namespace clipscope {

/// What the class token of one picture is made of, before anything is compared with a prompt. All
/// that a decomposition needs from the network. L layers, H heads of d numbers, N = 1 + h*w tokens.
struct ClassRows {
    at::Tensor
        read;  ///< [L, H, N, d]: the value of token i, times the attention of the class token
    at::Tensor mlps;  ///< [L + 1, D]: the class token behind ln_pre, then what every MLP adds to it
    at::Tensor last;  ///< [1, 1, D]: the class token behind the last block
};

/// One forward pass of `pixels` [1, 3, n, n]; no gradients. Can be stopped between blocks.
[[nodiscard]] ClassRows
classRows(const VitEncoder& vit, const at::Tensor& pixels, const RunContext& context = {});

/// Keeps a tensor that belongs to a picture: what `compute` returns, or what was kept under `id`.
using KeepTensor =
    std::function<at::Tensor(const std::string& id, const std::function<at::Tensor()>& compute)>;

/// The same, without a pass if all parts were kept for an earlier prompt.
[[nodiscard]] ClassRows keptClassRows(
    const VitEncoder& vit,
    const at::Tensor& pixels,
    const KeepTensor& keep,
    const RunContext& context = {});

}  // namespace clipscope
