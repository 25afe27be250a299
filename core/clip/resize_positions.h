// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clip/clip_config.h"
#include "core/weights/weight_source.h"

#include <ATen/core/Tensor.h>

namespace clipscope {

/// A positional embedding [1 + g^2, D] for a grid of `grid` x `grid` cells: the class token's row
/// is kept, the others are taken as a g x g picture and resampled bicubically (a = -0.5,
/// antialiased when it shrinks, corners not aligned), as open_clip does.
[[nodiscard]] at::Tensor resizePositions(const at::Tensor& positions, int grid);

/// Makes the image tower's positional embedding fit `vision.inputSize` when it is loaded; the file
/// is not changed. Does nothing if it fits already.
void fitPositions(WeightSources& canonical, const VisionConfig& vision);

}  // namespace clipscope
