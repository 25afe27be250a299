// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clip/clip_config.h"

#include <ATen/core/Tensor.h>

namespace clipscope {

/// The nonlinearity of a transformer's MLP, elementwise: x sigmoid(1.702 x), or the exact x Phi(x).
[[nodiscard]] at::Tensor activate(const at::Tensor& x, Activation activation);

}  // namespace clipscope
