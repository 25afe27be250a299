// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/image.h"

#include <span>

namespace clipscope {

/// CLIPCAM's grid view (Hsia et al., ICASSP 2022): each of four pictures stretched to tile x tile
/// pixels as Pillow's bicubic resize does, then placed top left, top right, bottom left, bottom
/// right. The result has 2 * tile pixels a side.
/// Throws Error(InvalidArgument) unless there are exactly four pictures and `tile` is at least 1.
[[nodiscard]] Image tileGrid(std::span<const Image> pictures, int tile = 224);

}  // namespace clipscope
