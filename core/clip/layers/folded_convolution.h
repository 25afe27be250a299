// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clip/layers/batch_norm.h"
#include "core/clip/layers/products.h"
#include "core/weights/weight_reader.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>

namespace clipscope {

struct FoldedConvolution;

/// Sees a convolution and its result [N, outputs, h, w] during a forward pass. With gradients being
/// recorded the result is a node of the graph.
using ConvolutionTap = std::function<void(const FoldedConvolution&, const at::Tensor& result)>;

/// A convolution with the BatchNorm behind it folded in: one pass over the data instead of two.
struct FoldedConvolution {
    at::Tensor weight;  ///< [outputs, inputs, k, k], channels-last
    at::Tensor bias;    ///< [outputs]; undefined with a norm
    ConvolutionShape shape;
    /// What is behind the convolution while it is trained; null: folded into weight and bias.
    std::shared_ptr<const BatchNorm> norm;

    struct Size {
        std::int64_t inputs = 0;
        std::int64_t outputs = 0;
        std::int64_t kernel = 1;  ///< odd; padding keeps the size
        std::int64_t stride = 1;
    };

    /// Takes `convolution` + ".weight" and the four vectors of `norm`, and folds them in double, or
    /// leaves them to `norms`.
    [[nodiscard]] static FoldedConvolution read(
        const WeightReader& weights,
        std::string_view convolution,
        std::string_view norm,
        const Size& size,
        const BatchNormSource& norms = {});
    /// [N, inputs, H, W] -> [N, outputs, H / stride, W / stride].
    [[nodiscard]] at::Tensor forward(const at::Tensor& x, const ConvolutionTap& tap = {}) const;
    /// The larger of forward() and 0.
    [[nodiscard]] at::Tensor forwardRelu(const at::Tensor& x, const ConvolutionTap& tap = {}) const;
    /// The larger of forward() + `identity` and 0.
    [[nodiscard]] at::Tensor forwardSumRelu(
        const at::Tensor& x, const at::Tensor& identity, const ConvolutionTap& tap = {}) const;
};

}  // namespace clipscope
