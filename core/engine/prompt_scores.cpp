// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/prompt_scores.h"

#include <algorithm>
#include <cmath>

namespace clipscope {

namespace {

void fillProbabilities(std::vector<PromptScore>& scores)
{
    // A softmax over one prompt is 1 whatever the picture shows; no number is more honest.
    if (scores.size() < 2)
        return;
    const auto highest = std::max_element(
        scores.begin(), scores.end(), [](const PromptScore& a, const PromptScore& b) {
            return a.logit < b.logit;
        });
    const double shift = highest->logit;
    double sum = 0;
    for (const PromptScore& score : scores)
        sum += std::exp(score.logit - shift);
    for (PromptScore& score : scores)
        score.probability = std::exp(score.logit - shift) / sum;
}

}  // namespace

std::vector<PromptScore> scorePrompts(
    FeatureCache& features,
    const ImageFeature& picture,
    const std::vector<std::string>& prompts,
    const std::vector<std::string>& templates,
    double logitScale,
    const RunContext& context)
{
    std::vector<PromptScore> scores;
    scores.reserve(prompts.size());
    const auto total = static_cast<std::int64_t>(prompts.size());
    for (const std::string& prompt : prompts) {
        const auto done = static_cast<std::int64_t>(scores.size());
        context.step({.stage = "reading prompts", .done = done, .total = total});
        const auto text = features.text(prompt, templates, context);
        PromptScore score;
        score.text = prompt;
        score.tokens = text->tokens.ids;
        score.droppedTokens = text->tokens.dropped;
        score.cosine = picture.embedding.dot(text->embedding).item<double>();
        score.logit = score.cosine * logitScale;
        scores.push_back(std::move(score));
    }
    fillProbabilities(scores);
    return scores;
}

std::string truncationNote(const PromptScore& score, int context)
{
    constexpr std::size_t kShown = 40;
    // Cut between code points, not inside one.
    std::size_t end = std::min(kShown, score.text.size());
    while (end > 0 && end < score.text.size() &&
           (static_cast<unsigned char>(score.text[end]) & 0xC0U) == 0x80U)
        --end;
    const std::string shown = score.text.substr(0, end) + (end < score.text.size() ? "…" : "");
    return "the prompt '" + shown + "' is longer than the model's " + std::to_string(context) +
           " tokens; its last " + std::to_string(score.droppedTokens) + " were not read";
}

}  // namespace clipscope
