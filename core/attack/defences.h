// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/attack/attack_scores.h"

#include <opencv2/core/mat.hpp>

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace clipscope {

/// What is done to a picture before it is scored.
enum class DefenceKind {
    None,        ///< nothing; the templates make the difference
    CentreCrop,  ///< the middle 70 % of both sides
    Crops,       ///< mean cosine of the whole picture and of five crops of 70 %: corners, middle
    MaskMean,    ///< the stickers' place in the mean colour round it
    MaskInpaint  ///< the stickers' place inpainted
};

/// A way to make a model less gullible.
struct Defence {
    std::string id;     ///< "template-label"
    std::string title;  ///< "a photo of a {} with a label"
    DefenceKind kind = DefenceKind::None;
    std::vector<std::string> templates;  ///< none: prompts are read as the study reads them
    friend bool operator==(const Defence&, const Defence&) = default;
};

/// None first, to compare with; then templates, an ensemble of templates, crops and masks.
[[nodiscard]] const std::vector<Defence>& attackDefences();

/// How the attack fares against a defence, which the clean picture gets as well: what it costs
/// there matters as much.
struct DefenceRow {
    Defence defence;
    AttackScores scores;
    /// Top-1 under attack is what the clean picture has undefended.
    bool isRepelled = false;
};

struct DefenceQuestion {
    Image clean;
    Image attacked;
    cv::Mat stickers;  ///< as outlineMaskOf(); what the masks cover, known to the defender
    std::vector<std::string> templates;
    std::size_t cleanTop = 0;  ///< undefended
    double coveredShare = 0;
};

/// Runs each defence and hands its row to `onRow` as soon as it is there. Throws Cancelled between
/// scorings.
void runDefences(
    const DefenceQuestion& question,
    const std::vector<Defence>& defences,
    const Scorer& score,
    const RunContext& context,
    const std::function<void(DefenceRow)>& onRow);

/// Mean cosine and logit of each prompt over several views, with the softmax of the mean logits.
/// Throws Error(InvalidArgument) without a view.
[[nodiscard]] std::vector<PromptScore>
meanScores(const std::vector<std::vector<PromptScore>>& views);

}  // namespace clipscope
