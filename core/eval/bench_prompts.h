// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eval/scene_set.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace clipscope {

/// Sentences to choose among, one of them true.
struct Choice {
    std::vector<std::string> prompts;
    std::size_t right = 0;
};

inline constexpr std::size_t kChoices = 10;

/// "a photo of a {}" for `target`, an object of the scene, and for nine of the listed objects that
/// share no name with anything in it, drawn by `seed` and in an order drawn by it. Fewer if the
/// list has no more.
[[nodiscard]] Choice objectChoice(
    const SceneSet& set, const BenchScene& scene, const std::string& target, std::uint64_t seed);
/// The same with the prompt of `word` in place of one that is not right; returns its index.
[[nodiscard]] std::size_t putWord(Choice& choice, const std::string& word);
/// "the word {}" for a word of the scene and nine others that it neither bears nor shows.
[[nodiscard]] Choice wordChoice(
    const SceneSet& set, const BenchScene& scene, const std::string& word, std::uint64_t seed);

}  // namespace clipscope
