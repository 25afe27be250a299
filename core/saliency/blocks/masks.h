// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/saliency/picture_family.h"

#include <ATen/core/Tensor.h>

namespace clipscope {

/// gScoreCAM's own program; 0 would make dead channels NaN.
inline constexpr double kMaskEpsilon = 1e-6;

/// Upsamples channel maps and rescales each to [0, 1].
///
/// `maps`: [c, h, w], finite. Returns [c, side, side]; a constant channel becomes 0.
/// Bilinear with aligned corners, min and max taken after upsampling; ScoreCAM, arXiv:1910.01279,
/// section 3.2. Throws Error(InvalidArgument) if `side` < 1.
[[nodiscard]] at::Tensor channelMasks(const at::Tensor& maps, std::int64_t side);

/// `pixels`: [1, 3, n, n] normalised; `masks`: [c, n, n]. Returns [c, 3, n, n]: masked-out pixels
/// are 0, i.e. the mean colour, not black.
[[nodiscard]] at::Tensor maskedPixels(const at::Tensor& pixels, const at::Tensor& masks);

/// The picture under the mask of every channel of `activation` [C, h, w]: the family "channels" of
/// the score methods. `pixels`: [1, 3, n, n].
[[nodiscard]] PictureFamily channelFamily(const at::Tensor& activation, const at::Tensor& pixels);

}  // namespace clipscope
