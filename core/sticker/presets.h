// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/geometry.h"
#include "core/sticker/sticker.h"

#include <string>
#include <string_view>
#include <vector>

namespace clipscope {

/// A kind of label that people know from photographs.
enum class StickerPreset {
    PaperLabel,       ///< white paper, black letters: the "iPod" of CLIP's typographic attacks
    HandwrittenNote,  ///< a yellow note in handwriting, a little askew
    PriceTag,         ///< bold red letters in a frame with round corners
    Watermark,        ///< large, slanted, translucent and without paper
    TinyCornerText    ///< small letters in the picture's lower right corner
};

struct StickerPresetInfo {
    StickerPreset preset;
    std::string_view id;     ///< "label"
    std::string_view title;  ///< "Paper label"
};

/// All of them in menu order; the first is the default.
[[nodiscard]] const std::vector<StickerPresetInfo>& stickerPresets();
/// By id: "label", "note", "price-tag", "watermark", "corner"; throws Error(InvalidArgument) that
/// lists them otherwise.
[[nodiscard]] StickerPreset stickerPresetFrom(std::string_view id);

/// A text sticker that suits a picture of this size and, but for watermark and corner text, sits on
/// `target` and is narrower than that. Without id. An empty target counts as the whole picture.
[[nodiscard]] Sticker
presetSticker(StickerPreset preset, std::string text, Size picture, const Box& target);

}  // namespace clipscope
