// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace clipscope {

// All large products of the networks go through oneDNN's convolution, because a matrix product goes
// through whatever BLAS is installed: with the reference BLAS, Debian's default, that is twenty
// times slower. All functions record gradients for every argument.

struct ConvolutionShape {
    std::int64_t stride = 1;
    std::int64_t padding = 0;
    std::int64_t groups = 1;
};

/// `x` [N, C, H, W], `weight` [O, C / groups, kh, kw], `bias` [O] or undefined -> [N, O, h, w].
[[nodiscard]] at::Tensor convolve(
    const at::Tensor& x,
    const at::Tensor& weight,
    const at::Tensor& bias,
    const ConvolutionShape& shape);

/// `x` [..., C], `weight` [O, C / groups], `bias` [O] or undefined -> [..., O].
/// With groups the channels and the outputs are cut into as many parts, each with its own matrix.
[[nodiscard]] at::Tensor affine(
    const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias, std::int64_t groups = 1);

/// `a` [G, M, K], `b` [G, K, N] -> [G, M, N].
[[nodiscard]] at::Tensor batchedProduct(const at::Tensor& a, const at::Tensor& b);

/// The larger of x and 0. Overwrites `x` unless gradients are being recorded: for results that
/// nobody else holds.
[[nodiscard]] at::Tensor reluOfOwned(const at::Tensor& x);

}  // namespace clipscope
