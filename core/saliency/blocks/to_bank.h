// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heatmap/channel_bank.h"

#include <ATen/core/Tensor.h>

#include <vector>

namespace clipscope {

/// A bank that owns a copy of `activation` [C, h, w]; weights all 0.
[[nodiscard]] ChannelBank toChannelBank(const at::Tensor& activation);

/// The values of a tensor of any shape and float dtype, row-major.
[[nodiscard]] std::vector<float> toFloats(const at::Tensor& values);

/// A matrix [h, w] as a map.
[[nodiscard]] NativeMap toNativeMap(const at::Tensor& values);

}  // namespace clipscope
