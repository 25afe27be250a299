// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sticker/patch.h"

#include <memory>

// No Qt here: the program hands this to the command line.

namespace clipscope::ui {

/// Draws text stickers with Qt. Letters are outlines laid out once at a large size and scaled, so
/// that a sticker keeps its shape and its lines at every size; nothing is hinted. The shipped fonts
/// come first; letters that no outline font has (coloured emoji) stay blank. Needs a
/// QGuiApplication; may be used from any thread, from one at a time.
class StickerRaster final : public PatchSource {
public:
    [[nodiscard]] StickerPatch textPatch(const Sticker& sticker) const override;
};

/// Makes the shipped fonts known to Qt; does nothing a second time. Qt tells every window of new
/// fonts, and a list of fonts may then ask for a sticker: so a window does this on its thread
/// before anything draws. Without a window the first drawing does it.
void loadStickerFonts();

/// A StickerRaster for a program without a window: makes an application on Qt's offscreen platform
/// if there is none, which lives as long as the result. Call it on the main thread.
[[nodiscard]] std::unique_ptr<PatchSource> standaloneStickerRaster();

}  // namespace clipscope::ui
