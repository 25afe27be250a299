// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clip/layers/folded_convolution.h"
#include "core/weights/weight_reader.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <optional>

namespace clipscope {

/// CLIP's residual block: every convolution has stride 1, average pooling does the striding.
struct Bottleneck {
    static constexpr std::int64_t kExpansion = 4;  ///< outputs per plane

    FoldedConvolution conv1;
    FoldedConvolution conv2;
    FoldedConvolution conv3;
    std::optional<FoldedConvolution> downsample;  ///< of the identity, after the same pooling
    std::int64_t stride = 1;

    struct Size {
        std::int64_t inputs = 0;
        std::int64_t planes = 0;
        std::int64_t stride = 1;
    };

    [[nodiscard]] static Bottleneck
    read(const WeightReader& weights, const Size& size, const BatchNormSource& norms = {});
    /// [N, inputs, H, W] -> [N, 4 planes, H / stride, W / stride], not below 0.
    [[nodiscard]] at::Tensor forward(const at::Tensor& x, const ConvolutionTap& tap = {}) const;
};

}  // namespace clipscope
