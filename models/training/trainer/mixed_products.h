// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clip/layers/products.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

namespace clipscope::training {

// Products of bf16 numbers with sums in fp32, through oneDNN's primitives: the gradients of
// convolutions and matrix products are then as fast as the products themselves, which neither the
// installed BLAS nor LibTorch's convolutions can promise. Without gradients of their own; tensors
// on the CPU.

/// `a` [G, M, K], `b` [G, K, N], bf16, each row-major or with its last two dimensions swapped in
/// memory; `bias` [N] fp32 or undefined -> [G, M, N] in `result`: kBFloat16 or kFloat.
[[nodiscard]] at::Tensor mixedProduct(
    const at::Tensor& a, const at::Tensor& b, const at::Tensor& bias, at::ScalarType result);

/// `x` [N, C, H, W] bf16 channels-last, `weight` [O, C, k, k] fp32 -> [N, O, h, w] bf16
/// channels-last.
[[nodiscard]] at::Tensor
mixedConvolution(const at::Tensor& x, const at::Tensor& weight, const ConvolutionShape& shape);
/// Gradient by x, of `sizes`: `gradient` [N, O, h, w] bf16 channels-last.
[[nodiscard]] at::Tensor convolutionGradientByInput(
    const at::Tensor& gradient,
    const at::Tensor& weight,
    const std::vector<std::int64_t>& sizes,
    const ConvolutionShape& shape);
/// Gradient by the weight [O, C, k, k], fp32, of `sizes`.
[[nodiscard]] at::Tensor convolutionGradientByWeight(
    const at::Tensor& gradient,
    const at::Tensor& x,
    const std::vector<std::int64_t>& sizes,
    const ConvolutionShape& shape);

}  // namespace clipscope::training
