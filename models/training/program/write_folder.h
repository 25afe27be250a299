// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eval/scene_set.h"
#include "core/sticker/patch.h"
#include "models/training/scenes/scene_maker.h"
#include "models/training/scenes/scene_renderer.h"

#include <cstdint>
#include <filesystem>

namespace clipscope::training {

struct FolderOptions {
    int count = 200;
    int side = 224;
    std::uint64_t seed = 1;
    SceneSplit split = SceneSplit::Test;
};

/// Writes a folder of scenes for `clipscope eval scenes`, the styles in turn: of eight scenes four
/// show one object, also with a wrong word stuck on it, two show three objects, and two an object
/// and a word. Throws Error(WriteFailed).
void writeFolder(
    const SpriteLibrary& library,
    const PatchSource& letters,
    const FolderOptions& options,
    const std::filesystem::path& folder);

}  // namespace clipscope::training
