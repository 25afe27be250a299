// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/seeded_random.h"

#include <cstdint>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace clipscope::training {

enum class LabelKind : std::uint8_t { Object, Word };

/// One thing that a scene can show.
struct SceneLabel {
    std::string name;
    LabelKind kind = LabelKind::Object;

    friend bool operator==(const SceneLabel&, const SceneLabel&) = default;
};

/// A sentence and what it claims: of each set of labels at least one is in the picture.
struct SceneCaption {
    std::string text;
    std::vector<std::vector<std::uint16_t>> claims;  ///< numbers in the vocabulary
};

struct TrainingScene {
    std::vector<std::uint8_t> rgb;      ///< side * side * 3
    std::vector<std::uint16_t> labels;  ///< numbers in the vocabulary
};

/// Scenes of one kind, numbered without end: scene i is always the same. Safe to use from several
/// threads at once.
class SceneStream {
public:
    SceneStream() = default;
    SceneStream(const SceneStream&) = delete;
    SceneStream& operator=(const SceneStream&) = delete;
    virtual ~SceneStream() = default;

    [[nodiscard]] virtual TrainingScene scene(std::uint64_t index, int side) const = 0;
    /// A sentence that is true for the scene, drawn at random. Takes microseconds.
    [[nodiscard]] virtual SceneCaption caption(std::uint64_t index, SeededRandom& random) const = 0;
};

/// Where scenes come from.
class SceneSource {
public:
    SceneSource() = default;
    SceneSource(const SceneSource&) = delete;
    SceneSource& operator=(const SceneSource&) = delete;
    virtual ~SceneSource() = default;

    /// At most 65,535; the order is part of every pool and checkpoint.
    [[nodiscard]] virtual const std::vector<SceneLabel>& vocabulary() const = 0;
    /// `options`: what a recipe's pool says under "scene". The source must outlive the stream.
    [[nodiscard]] virtual std::unique_ptr<SceneStream>
    stream(const nlohmann::json& options, std::uint64_t seed) const = 0;
};

/// A number that tells vocabularies apart.
[[nodiscard]] std::uint64_t vocabularyHash(const std::vector<SceneLabel>& vocabulary);

/// Mixes numbers into one: seeds of seeds.
[[nodiscard]] std::uint64_t mixed(std::uint64_t seed, std::uint64_t number);

/// Squares, discs, crosses ... in plain colours, and stripes that stand in for words: for tests and
/// trials, without any asset.
[[nodiscard]] std::unique_ptr<SceneSource> makeToyScenes();

}  // namespace clipscope::training
