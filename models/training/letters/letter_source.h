// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sticker/patch.h"
#include "models/training/scenes/sprite_library.h"

#include <filesystem>
#include <memory>

// No Qt here: the trainer uses it.

namespace clipscope::training {

/// The program's own stickers with the fonts of a sprite folder. Call it on the main thread, once;
/// the result has to live on it. Throws Error(Unreadable) for a font that cannot be used.
[[nodiscard]] std::unique_ptr<PatchSource>
letterSource(const SpriteLibrary& library, const std::filesystem::path& folder);

}  // namespace clipscope::training
