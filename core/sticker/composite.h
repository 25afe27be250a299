// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/image.h"
#include "core/sticker/patch.h"
#include "core/sticker/sticker.h"

#include <opencv2/core/mat.hpp>

#include <array>
#include <optional>
#include <span>

namespace clipscope {

/// The picture with its visible stickers, the first at the bottom; what hangs over the border is
/// cut off. Works at the picture's own resolution and gives the same bytes everywhere. Without
/// visible stickers it is `image` itself. The source stays that of `image`, without the checksum of
/// the file. Throws as patchOf().
[[nodiscard]] Image
composed(const Image& image, std::span<const Sticker> stickers, const PatchSource& source);

/// Corners of a text's or picture's outline, clockwise from what is its top left when upright; of a
/// stroke, those of its box. In picture pixels; may lie outside of the picture.
[[nodiscard]] std::array<Point, 4> outlineOf(const Sticker& sticker, const PatchSource& source);

/// The smallest box round the outline, cut to the picture; none if nothing of it is inside.
[[nodiscard]] std::optional<Box>
boundsOf(const Sticker& sticker, Size picture, const PatchSource& source);

/// Where visible stickers change the picture: CV_8UC1, 0 or 255, picture size. Paper counts in full
/// and letters without paper by their strokes.
[[nodiscard]] cv::Mat
maskOf(std::span<const Sticker> stickers, Size picture, const PatchSource& source);
/// The same for what stickers lie on: the outline of each, filled, so that letters without paper
/// count with the room between them.
[[nodiscard]] cv::Mat
outlineMaskOf(std::span<const Sticker> stickers, Size picture, const PatchSource& source);

/// Share of the picture that the outlines cover, 0 to 1; what several cover counts once.
[[nodiscard]] double
coveredShare(std::span<const Sticker> stickers, Size picture, const PatchSource& source);

}  // namespace clipscope
