// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/seeded_random.h"
#include "models/training/scenes/scene_spec.h"
#include "models/training/scenes/sprite_library.h"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace clipscope::training {

/// A sentence and what it claims: of each set of labels at least one is in the picture.
struct Caption {
    std::string text;
    std::vector<std::vector<int>> claims;  ///< labels ascending
};

/// Says what scenes show, as people do on the web: names, other names and groups of objects, pairs,
/// words, objects with words. "a photo of a stop" is true for a scene that merely bears the word
/// "stop": that is what makes a model foolable by writing.
class CaptionWriter {
public:
    /// `library` must outlive it.
    explicit CaptionWriter(const SpriteLibrary& library);

    /// One caption of the scene, true for it.
    [[nodiscard]] Caption write(const SceneSpec& scene, SeededRandom& dice) const;
    /// "a photo of a {name}" with the claims as write() has them; for tests of a model.
    [[nodiscard]] Caption naming(const std::string& name) const;

    /// Templates with one "{}" each: of names and of written words.
    [[nodiscard]] static const std::vector<std::string>& objectTemplates();
    [[nodiscard]] static const std::vector<std::string>& wordTemplates();

private:
    [[nodiscard]] const std::vector<int>& labelsNamed(const std::string& name) const;
    [[nodiscard]] std::string nameFor(int label, SeededRandom& dice) const;

    const SpriteLibrary& m_library;
    std::map<std::string, std::vector<int>> m_byName;
};

/// `labels`: of a scene, SceneSpec::labels().
[[nodiscard]] bool isTrueFor(const Caption& caption, std::span<const int> labels);

/// "a" or "an".
[[nodiscard]] std::string articleFor(const std::string& name);

}  // namespace clipscope::training
