// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sticker/sticker.h"

#include <opencv2/core/mat.hpp>

#include <string>

namespace clipscope {

/// A sticker as pixels: upright, opaque, one pixel of it as large as one of the picture. Its middle
/// is the sticker's centre.
struct StickerPatch {
    cv::Mat rgba;  ///< CV_8UC4, RGBA order, premultiplied; may be empty for a text of blanks
    /// Of text: the family that the first letter came from, another than the sticker asks for where
    /// that is not installed; and the SHA-256 of the tables of all fonts that letters came from.
    std::string family;
    std::string fontChecksum;
};

/// Draws text. Implemented where there are fonts (ui/raster); the same sticker gives the same
/// bytes. May be called from any thread, from one at a time.
class PatchSource {
public:
    PatchSource() = default;
    PatchSource(const PatchSource&) = delete;
    PatchSource& operator=(const PatchSource&) = delete;
    virtual ~PatchSource() = default;

    /// `sticker`: of kind Text. Throws Error(InvalidArgument) for one that would have more than
    /// kMostPatchPixels.
    [[nodiscard]] virtual StickerPatch textPatch(const Sticker& sticker) const = 0;
};

/// Above that a sticker is refused: 256 MB.
inline constexpr double kMostPatchPixels = 64e6;

/// The patch of a text or a picture sticker. Throws as PatchSource::textPatch().
[[nodiscard]] StickerPatch patchOf(const Sticker& sticker, const PatchSource& source);

}  // namespace clipscope
