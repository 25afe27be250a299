// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/attack/attack_scores.h"

#include "core/base/check.h"
#include "core/engine/engine.h"

#include <algorithm>
#include <utility>

namespace clipscope {

Scorer engineScorer(
    Engine& engine, std::vector<std::string> prompts, Fit fit, std::optional<ResampleFilter> filter)
{
    return [&engine, prompts = std::move(prompts), fit, filter](
               const Image& image,
               const std::vector<std::string>& templates,
               const RunContext& context) {
        return engine.score(image, fit, prompts, context, templates, filter);
    };
}

std::optional<double> AttackRow::probabilityChange() const
{
    if (!clean.probability || !attacked.probability)
        return std::nullopt;
    return *attacked.probability - *clean.probability;
}

std::size_t topOf(const std::vector<PromptScore>& scores)
{
    CLIPSCOPE_CHECK(!scores.empty(), "an attack needs at least one prompt");
    const auto best = std::max_element(
        scores.begin(), scores.end(), [](const PromptScore& a, const PromptScore& b) {
            return a.logit < b.logit;
        });
    return static_cast<std::size_t>(best - scores.begin());
}

AttackScores compareScores(
    const std::vector<PromptScore>& clean,
    const std::vector<PromptScore>& attacked,
    double coveredShare)
{
    const auto isSame = [](const PromptScore& a, const PromptScore& b) { return a.text == b.text; };
    CLIPSCOPE_CHECK(
        std::equal(clean.begin(), clean.end(), attacked.begin(), attacked.end(), isSame),
        "scores of different prompts cannot be compared");
    AttackScores scores{
        .rows = {},
        .cleanTop = topOf(clean),
        .attackedTop = topOf(attacked),
        .coveredShare = coveredShare};
    for (std::size_t i = 0; i < clean.size(); ++i)
        scores.rows.push_back({clean[i], attacked[i]});
    return scores;
}

}  // namespace clipscope
