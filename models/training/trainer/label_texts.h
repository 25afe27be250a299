// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/seeded_random.h"
#include "core/text/bpe_tokenizer.h"
#include "models/training/trainer/scene_source.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <string>
#include <vector>

namespace clipscope::training {

/// The vocabulary as columns of a loss: which are objects, which are words, and which share a name.
class LabelTexts {
public:
    LabelTexts(std::vector<SceneLabel> vocabulary, const BpeTokenizer& tokenizer, int context);

    using Tokens = std::vector<std::vector<std::int32_t>>;
    [[nodiscard]] Tokens tokens(const std::vector<std::string>& texts) const;
    /// A prompt for every label: "a photo of a dog", "the word stop"; templates drawn at random.
    [[nodiscard]] std::vector<std::string> prompts(SeededRandom& random) const;
    /// "a photo of a dog", "the word stop": what evaluation asks.
    [[nodiscard]] std::vector<std::string> plainPrompts() const;

    /// Columns of one kind, int64.
    [[nodiscard]] const at::Tensor& columns(LabelKind kind) const;
    /// [N, L] fp32 for presenceLoss(): 1 shown, 0 not, -1 only a label of the other kind with the
    /// same name is shown (the word "dog" for the object), about which a prompt may say anything.
    [[nodiscard]] at::Tensor presence(const std::vector<std::vector<std::uint16_t>>& labels) const;
    /// [N, M] bool: every claim of caption j holds for picture i.
    [[nodiscard]] static at::Tensor isTrue(
        const std::vector<std::vector<std::uint16_t>>& shown,
        const std::vector<SceneCaption>& captions);
    /// [M, L] fp32: the share of each label in what a caption says: every claim counts 1, spread
    /// over its labels.
    [[nodiscard]] at::Tensor meaning(const std::vector<SceneCaption>& captions) const;

    [[nodiscard]] const std::vector<SceneLabel>& vocabulary() const { return m_vocabulary; }
    [[nodiscard]] std::int64_t size() const
    {
        return static_cast<std::int64_t>(m_vocabulary.size());
    }

private:
    std::vector<SceneLabel> m_vocabulary;
    const BpeTokenizer& m_tokenizer;
    int m_context;
    std::vector<std::uint16_t> m_namesake;  ///< own number without one
    at::Tensor m_objects;
    at::Tensor m_words;
};

}  // namespace clipscope::training
