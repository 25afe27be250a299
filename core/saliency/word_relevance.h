// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/saliency/word_blocks.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

namespace clipscope {

class TextEncoder;

/// How much each token of a prompt has to do with its match to a picture.
struct TokenRelevance {
    /// One number per token between the start and the end, not negative, summing to 1; all 0 if
    /// `none`.
    std::vector<double> scores;
    bool none = false;  ///< no token speaks for the match, or there is no token
};

/// Which words matter, by attention and its gradient: Chefer et al., "Generic Attention-model
/// Explainability", ICCV 2021, arXiv:2103.15679, equations 5-6, on the text tower, so that it works
/// with every image tower. What the start token takes is left out before the scores are made to sum
/// to 1, as in the authors' notebook.
///
/// `ids`: one prompt as for TextEncoder::encode, with the same errors. `imageEmbedding`: [E], unit
/// length. `logitScale`: exp(logit_scale); matters with all blocks, where attention is added to
/// what passes by it.
[[nodiscard]] TokenRelevance tokenRelevance(
    const TextEncoder& encoder,
    const std::vector<std::int32_t>& ids,
    const at::Tensor& imageEmbedding,
    double logitScale,
    WordBlocks blocks);

/// Sums the scores of the pieces of each word. `endsWord`: for every token whether a word ends with
/// it; pieces behind the last such token (a prompt that was cut off) make up one more word.
/// Throws Error(InvalidArgument) unless both have the same length.
[[nodiscard]] std::vector<double>
perWord(const std::vector<double>& tokenScores, const std::vector<bool>& endsWord);

}  // namespace clipscope
