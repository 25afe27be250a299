// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/geometry.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace clipscope {

/// A thing or a written word in a scene of a bench, with what is seen of it.
struct SceneTruth {
    bool isWord = false;
    std::string name;      ///< "apple"; of words in lower case
    int index = 0;         ///< its value in the scene's mask; 0 is the ground
    Box box;               ///< round the pixels that are seen, half-open
    Box fullBox;           ///< were nothing in front of it
    double seenShare = 1;  ///< of its pixels
    friend bool operator==(const SceneTruth&, const SceneTruth&) = default;
};

/// The same scene with a sticker that bears a wrong word.
struct SceneAttack {
    std::string file;
    std::string word;
    Box box;
    friend bool operator==(const SceneAttack&, const SceneAttack&) = default;
};

struct BenchScene {
    std::string file;   ///< in the folder: "00000.png"
    std::string mask;   ///< 8-bit PNG of SceneTruth::index
    std::string style;  ///< id
    std::vector<SceneTruth> truths;
    std::optional<SceneAttack> attack;

    /// The objects, without the words.
    [[nodiscard]] std::vector<SceneTruth> objects() const;
    [[nodiscard]] std::vector<SceneTruth> words() const;
    friend bool operator==(const BenchScene&, const BenchScene&) = default;
};

/// A name that scenes may bear, and all others that fit the same thing.
struct SceneName {
    std::string name;
    std::vector<std::string> others;  ///< other names and groups
    friend bool operator==(const SceneName&, const SceneName&) = default;
};

struct SceneStyle {
    std::string id;
    std::string title;
    std::string licence;
    bool isHeldOut = false;  ///< no model was trained on it
    friend bool operator==(const SceneStyle&, const SceneStyle&) = default;
};

/// A folder of labelled scenes (`clipscope.scenes/1`, written by models/training): pictures, masks
/// and scenes.json.
struct SceneSet {
    int side = 0;
    std::uint64_t seed = 0;
    std::string split;  ///< "train" or "test"
    std::vector<SceneStyle> styles;
    std::vector<SceneName> objects;  ///< all that scenes of this kind may show
    std::vector<std::string> words;  ///< all that they may bear
    std::vector<BenchScene> scenes;

    /// Throws Error(Corrupt) for an unknown id.
    [[nodiscard]] const SceneStyle& style(const std::string& id) const;
    friend bool operator==(const SceneSet&, const SceneSet&) = default;
};

/// Throws Error(Unreadable) or Error(Corrupt) that names the file: no scenes.json, another schema,
/// a field that is missing or of another kind, a style or object that is not listed, a file outside
/// of the folder.
[[nodiscard]] SceneSet readSceneSet(const std::filesystem::path& folder);

/// scenes.json of a set: indented JSON.
[[nodiscard]] std::string sceneSetJson(const SceneSet& set);

}  // namespace clipscope
