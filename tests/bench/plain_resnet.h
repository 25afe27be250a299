// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clip/clip_config.h"
#include "core/weights/state_dict.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <string>

namespace clipscope {

/// CLIP's ResNet trunk as the public programs run it: LibTorch's convolutions and BatchNorm one
/// after the other, nothing folded, fused or packed. The yardstick for speed.
class PlainResNet {
public:
    /// `weights`: canonical names; `type` and `format`: of weights, pixels and activations.
    PlainResNet(
        const StateDict& weights,
        const VisionConfig& vision,
        at::ScalarType type,
        at::MemoryFormat format);

    /// [N, 3, n, n] fp32 -> [N, C, h, w] fp32.
    [[nodiscard]] at::Tensor trunk(const at::Tensor& pixels) const;

private:
    [[nodiscard]] at::Tensor normed(
        const at::Tensor& x,
        const std::string& convolution,
        const std::string& norm,
        int side,
        int stride) const;
    [[nodiscard]] at::Tensor block(const at::Tensor& x, const std::string& name, int stride) const;

    StateDict m_weights;
    VisionConfig m_vision;
    at::ScalarType m_type;
    at::MemoryFormat m_format;
};

}  // namespace clipscope
