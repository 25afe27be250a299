// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/run_context.h"
#include "core/engine/result.h"
#include "core/image/image.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace clipscope {

class Engine;

/// Scores of the study's prompts for a picture, each read in `templates`.
using Scorer = std::function<std::vector<PromptScore>(
    const Image& image, const std::vector<std::string>& templates, const RunContext& context)>;

/// The engine as a scorer; it must outlive it.
[[nodiscard]] Scorer engineScorer(
    Engine& engine,
    std::vector<std::string> prompts,
    Fit fit,
    std::optional<ResampleFilter> filter = std::nullopt);

/// A prompt on the picture without and with stickers.
struct AttackRow {
    PromptScore clean;
    PromptScore attacked;
    [[nodiscard]] double cosineChange() const { return attacked.cosine - clean.cosine; }
    [[nodiscard]] double logitChange() const { return attacked.logit - clean.logit; }
    /// None for a lone prompt.
    [[nodiscard]] std::optional<double> probabilityChange() const;
};

/// The scoreboard of an attack.
struct AttackScores {
    std::vector<AttackRow> rows;  ///< in the prompts' order
    std::size_t cleanTop = 0;     ///< index of the likeliest prompt
    std::size_t attackedTop = 0;
    double coveredShare = 0;  ///< of the picture, by the stickers; 0 to 1
    [[nodiscard]] bool isFlipped() const { return cleanTop != attackedTop; }
};

/// Index of the highest logit, the first of equal ones. Throws Error(InvalidArgument) without any.
[[nodiscard]] std::size_t topOf(const std::vector<PromptScore>& scores);

/// Throws Error(InvalidArgument) unless both score the same prompts.
[[nodiscard]] AttackScores compareScores(
    const std::vector<PromptScore>& clean,
    const std::vector<PromptScore>& attacked,
    double coveredShare);

}  // namespace clipscope
