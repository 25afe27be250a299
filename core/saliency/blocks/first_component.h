// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/core/Tensor.h>

namespace clipscope {

/// The projection of channel maps on their first principal component.
///
/// `maps`: [C, h, w], any float dtype; values that are not finite count as 0. With Y the matrix of
/// cells by channels whose columns have mean 0 and v its first right singular vector, returns
/// Y v as [h, w], double. Source: Muhammad and Yeasin, Eigen-CAM, arXiv:2008.00299, with the
/// centring that the common program adds.
///
/// A singular vector has no sign, so one is chosen: the value farther from 0 is positive. Channels
/// that are constant have no part; if all are, the map is 0.
[[nodiscard]] at::Tensor firstComponent(const at::Tensor& maps);

}  // namespace clipscope
