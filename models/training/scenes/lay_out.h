// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to the scene library: where things of a scene lie and how they look.

#include "core/base/seeded_random.h"
#include "models/training/scenes/scene_maker.h"
#include "models/training/scenes/scene_spec.h"

#include <vector>

namespace clipscope::training {

/// `photos`: those that may be used. Nothing is mirrored where there are words.
[[nodiscard]] SceneGround makeGround(
    const SceneOptions& options, const std::vector<int>& photos, bool hasWords, SeededRandom& dice);

/// Size, place, turn and colour of the objects, which overlap little.
void layOutObjects(SceneSpec& spec, const SceneOptions& options, bool hasWords, SeededRandom& dice);

/// The word in some case and font, without a place.
[[nodiscard]] SceneWord writeWord(const SpriteLibrary& library, int word, SeededRandom& dice);

/// Place and colours of the last word: on an object or where it hides little of them.
void layOutWord(SceneSpec& spec, const SceneOptions& options, SeededRandom& dice);

[[nodiscard]] SceneFinish makeFinish(const SceneOptions& options, SeededRandom& dice);

}  // namespace clipscope::training
