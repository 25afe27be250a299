// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/training/scenes/scene_spec.h"

namespace clipscope::training {

std::vector<int> SceneSpec::labels(const SpriteLibrary& library) const
{
    std::vector<int> all;
    for (const SceneObject& object : objects)
        all.push_back(object.object);
    for (const SceneWord& word : words)
        all.push_back(library.labelOfWord(word.word));
    return all;
}

}  // namespace clipscope::training
