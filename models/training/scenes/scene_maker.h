// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/training/scenes/scene_spec.h"
#include "models/training/scenes/sprite_library.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace clipscope::training {

/// Train: no held-out style, background or pair. Test: held-out backgrounds (if there are any), and
/// in a style that was trained on, scenes of several labels hold at least one held-out pair.
enum class SceneSplit { Train, Test };

struct SceneOptions {
    SceneSplit split = SceneSplit::Train;
    int fewestObjects = 1;
    int mostObjects = 4;
    double smallest = 0.25;  ///< longer side of an object, share of the picture's
    double largest = 0.68;
    double wordShare = 0.35;     ///< of the scenes that bear a word
    double onObjectShare = 0.5;  ///< of those, whose word lies on an object
    double paperShare = 0.5;     ///< of those, whose word is on paper
    double loneWordShare = 0.1;  ///< of those, that show no object
    /// 0: one large upright object on a plain ground; 1: everything below. Between, a mixture.
    double clutter = 1;
    double photoShare = 0.6;          ///< of the grounds, at clutter 1
    double redrawnShare = 0;          ///< of the objects, see Redrawing; for training alone
    bool mixesStyles = true;          ///< one scene may show several
    std::vector<std::string> styles;  ///< ids; empty: all that the split allows
};

/// Invents scenes. Scene number i of a seed is always the same, in whatever order they are asked
/// for and by however many threads.
class SceneMaker {
public:
    /// `library` must outlive it. Throws Error(InvalidArgument) for options that no scene meets,
    /// among them a held-out style in training.
    SceneMaker(const SpriteLibrary& library, SceneOptions options, std::uint64_t seed);

    [[nodiscard]] SceneSpec spec(std::uint64_t index) const;
    [[nodiscard]] const SceneOptions& options() const { return m_options; }

private:
    const SpriteLibrary& m_library;
    SceneOptions m_options;
    std::uint64_t m_seed;
    std::vector<int> m_styles;
    std::vector<int> m_photos;
    std::vector<std::pair<int, int>> m_heldOutPairs;  // of objects
};

}  // namespace clipscope::training
