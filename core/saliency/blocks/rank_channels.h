// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

namespace clipscope {

/// Indices of `importance` [C] by falling value; ties by rising index, NaN last.
[[nodiscard]] std::vector<std::int64_t> rankChannels(const at::Tensor& importance);

}  // namespace clipscope
