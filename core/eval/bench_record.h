// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eval/scene_bench.h"
#include "core/eval/scene_set.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace clipscope {

/// Everything that a bench on scenes found, and on what.
struct BenchRecord {
    std::string folder;  ///< as given
    std::string model;
    std::string sha256;                ///< of its weights
    std::vector<std::string> methods;  ///< in order, without baselines
    std::vector<std::string> baselines;
    std::int64_t k = 0;  ///< channels of methods that rank them; 0: their own default
    std::uint64_t seed = 0;
    BenchReport report;  ///< with the baselines
    std::optional<BenchReport> untrained;
};

/// Styles whose results belong together: "trained styles", "held-out styles", "all", and each
/// alone.
struct StyleGroup {
    std::string title;
    std::vector<std::string> styles;  ///< ids
};
/// Those that have a scene, the sums first.
[[nodiscard]] std::vector<StyleGroup> styleGroups(const SceneSet& set);

[[nodiscard]] AnswerTally answersOf(const BenchReport& report, const StyleGroup& group);
[[nodiscard]] MethodTally
methodOf(const BenchReport& report, const std::string& method, const StyleGroup& group);

/// `clipscope.eval-scenes/1`, indented. Every measure has its mean and the count behind it; null
/// where there was nothing to measure.
[[nodiscard]] std::string benchJson(const SceneSet& set, const BenchRecord& record);

}  // namespace clipscope
