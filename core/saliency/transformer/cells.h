// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clip/visual_encoder.h"
#include "core/heatmap/heatmap.h"

#include <ATen/core/Tensor.h>

namespace clipscope {

/// Rows of length 1: [..., E] -> [..., E]. A row of zeros stays zero.
[[nodiscard]] at::Tensor unitRows(const at::Tensor& rows);

/// Dot products with one vector: [..., E] and [E] -> [...].
[[nodiscard]] at::Tensor along(const at::Tensor& rows, const at::Tensor& direction);

/// One value per cell of the tower's last layer, row by row [h * w], as a map.
[[nodiscard]] NativeMap
toCellMap(const at::Tensor& values, const VisualEncoder& visual, Rectify rectify);

/// The same of one value per token [1 + h * w]; the class token's is left out.
[[nodiscard]] NativeMap
tokensToCellMap(const at::Tensor& values, const VisualEncoder& visual, Rectify rectify);

}  // namespace clipscope
