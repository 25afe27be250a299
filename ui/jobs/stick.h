// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sticker/patch.h"
#include "core/sticker/sticker.h"
#include "ui/state/picture.h"

#include <vector>

namespace clipscope::ui {

/// The photo with its visible stickers; itself if there are none. Slow: not for the GUI thread.
/// Throws as composed() does.
[[nodiscard]] PicturePtr
stuckPicture(const PicturePtr& photo, const std::vector<Sticker>& stickers);

/// What draws text for stickers in the window. For any thread.
[[nodiscard]] const PatchSource& stickerPatches();

}  // namespace clipscope::ui
