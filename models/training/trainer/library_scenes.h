// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sticker/patch.h"
#include "models/training/scenes/sprite_library.h"
#include "models/training/trainer/scene_source.h"

#include <memory>

namespace clipscope::training {

/// Scenes of models/training/scenes. Options of a stream, all as in SceneOptions: "split" ("train"
/// or "test"), "fewest_objects", "most_objects", "smallest", "largest", "word_share",
/// "on_object_share", "paper_share", "lone_word_share", "clutter", "photo_share", "mixes_styles",
/// "styles". Labels are the library's. `library` and `letters` must outlive it.
[[nodiscard]] std::unique_ptr<SceneSource>
makeLibraryScenes(const SpriteLibrary& library, const PatchSource& letters);

}  // namespace clipscope::training
