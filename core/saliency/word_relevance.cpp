// SPDX-License-Identifier: GPL-3.0-or-later
// Paper:  Chefer et al., ICCV 2021, arXiv:2103.15679, equations 5-6.
// Agrees: tests/core/saliency/golden/make_transformer.py.
#include "core/saliency/word_relevance.h"

#include "core/base/check.h"
#include "core/clip/text_encoder.h"
#include "core/saliency/transformer/attention_record.h"
#include "core/saliency/transformer/cells.h"
#include "core/saliency/transformer/token_flow.h"

#include <ATen/TensorOperators.h>

#include <cstddef>
#include <string>

namespace clipscope {

TokenRelevance tokenRelevance(
    const TextEncoder& encoder,
    const std::vector<std::int32_t>& ids,
    const at::Tensor& imageEmbedding,
    double logitScale,
    WordBlocks blocks)
{
    const auto [tokens, mask] = encoder.embed(ids);
    const std::int64_t end = tokens.size(1) - 1;
    if (end < 2)
        return {.scores = {}, .none = true};
    const AttentionRecord record = recordAttention(
        encoder.blocks(),
        tokens,
        mask,
        blocks == WordBlocks::All ? 0 : encoder.blocks().size() - 1,
        [&](const at::Tensor& out) {
            return along(unitRows(encoder.project(out)), imageEmbedding) * logitScale;
        },
        {});
    std::vector<at::Tensor> steps;
    for (std::size_t i = 0; i < record.weights.size(); ++i)
        steps.push_back(relevanceStep(positiveAttention(record.weights[i], record.gradients[i])));
    const at::Tensor flow = flowInto(steps, end).slice(0, 1, end).to(at::kDouble).contiguous();
    const double sum = flow.sum().item<double>();
    TokenRelevance result;
    result.none = !(sum > 0);
    for (std::int64_t i = 0; i < flow.size(0); ++i)
        result.scores.push_back(result.none ? 0.0 : flow.data_ptr<double>()[i] / sum);
    return result;
}

std::vector<double>
perWord(const std::vector<double>& tokenScores, const std::vector<bool>& endsWord)
{
    CLIPSCOPE_CHECK(
        tokenScores.size() == endsWord.size(),
        "word scores need to know of each of the " + std::to_string(tokenScores.size()) +
            " tokens whether it ends a word, and " + std::to_string(endsWord.size()) +
            " were told");
    std::vector<double> words;
    bool open = false;
    for (std::size_t i = 0; i < tokenScores.size(); ++i) {
        if (!open)
            words.push_back(0);
        words.back() += tokenScores[i];
        open = !endsWord[i];
    }
    return words;
}

}  // namespace clipscope
