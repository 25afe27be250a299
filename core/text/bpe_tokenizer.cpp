// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/bpe_tokenizer.h"

#include "core/base/check.h"
#include "core/text/bpe_merge.h"
#include "core/text/bpe_split.h"
#include "core/text/bpe_vocabulary.h"
#include "core/text/text_clean.h"
#include "core/text/unicode_text.h"

#include <algorithm>
#include <cstddef>
#include <fstream>

namespace clipscope {

struct BpeTokenizer::Tables {
    BpeVocabulary vocabulary;
};

BpeTokenizer::BpeTokenizer(std::istream& merges, const std::string& name)
    : m_tables(std::make_unique<const Tables>(Tables{BpeVocabulary(merges, name)}))
{
}

BpeTokenizer BpeTokenizer::fromFile(const std::filesystem::path& merges)
{
    std::error_code ignored;  // a missing file is not a regular one either
    std::ifstream file;
    if (std::filesystem::is_regular_file(merges, ignored))
        file.open(merges, std::ios::binary);
    if (!file.is_open())
        throw Error(
            ErrorCode::Unreadable,
            "cannot open the merges file " + merges.string() +
                "; it must be a file that you may read");
    return BpeTokenizer(file, merges.string());
}

BpeTokenizer::BpeTokenizer(BpeTokenizer&&) noexcept = default;
BpeTokenizer& BpeTokenizer::operator=(BpeTokenizer&&) noexcept = default;
BpeTokenizer::~BpeTokenizer() = default;

Tokens BpeTokenizer::encode(std::string_view prompt, int contextLength) const
{
    CLIPSCOPE_CHECK(
        contextLength >= 2,
        "the context length must be at least 2, got " + std::to_string(contextLength));
    const BpeVocabulary& vocabulary = m_tables->vocabulary;
    const std::u32string cleaned = cleanPrompt(prompt);

    Tokens tokens;
    tokens.ids.push_back(vocabulary.startToken());
    for (const std::u32string_view word : splitWords(cleaned)) {
        if (word == kStartMarker || word == kEndMarker) {
            tokens.ids.push_back(
                word == kEndMarker ? vocabulary.endToken() : vocabulary.startToken());
            continue;
        }
        for (const BpeSymbol symbol : mergeWord(vocabulary, encodeUtf8(word)))
            tokens.ids.push_back(vocabulary.idOf(symbol));
    }
    tokens.ids.push_back(vocabulary.endToken());

    tokens.total = static_cast<int>(tokens.ids.size());
    tokens.dropped = std::max(0, tokens.total - contextLength);
    if (tokens.dropped > 0) {
        tokens.ids.resize(static_cast<std::size_t>(contextLength));
        tokens.ids.back() = vocabulary.endToken();
    }
    tokens.pieces.reserve(tokens.ids.size());
    for (const std::int32_t id : tokens.ids)
        tokens.pieces.push_back(vocabulary.textOf(id));
    tokens.cleaned = encodeUtf8(cleaned);
    return tokens;
}

int BpeTokenizer::vocabularySize() const
{
    return m_tables->vocabulary.size();
}

std::int32_t BpeTokenizer::startToken() const
{
    return m_tables->vocabulary.startToken();
}

std::int32_t BpeTokenizer::endToken() const
{
    return m_tables->vocabulary.endToken();
}

}  // namespace clipscope
