// SPDX-License-Identifier: GPL-3.0-or-later
// All 49,408 ids of the official vocabulary: against the table that OpenAI published with its
// Hugging Face models, and against OpenAI's rule (clip/simple_tokenizer.py) written out plainly.
#include "core/base/sha256.h"
#include "core/text/bpe_tokenizer.h"
#include "core/text/bpe_vocabulary.h"
#include "tests/core/text/shipped_vocabulary.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <map>
#include <span>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace clipscope {
namespace {

constexpr int kIds = 49'408;
constexpr int kMerges = 48'894;
const std::string kWordEnd = "</w>";

using Pair = std::pair<std::string, std::string>;

/// The table and the merges as OpenAI's tokenizer builds them, from the lines of the file.
struct PlainVocabulary {
    std::vector<std::string> names;
    std::map<std::string, std::int32_t> ids;
    std::map<Pair, int> ranks;

    PlainVocabulary()
    {
        std::vector<std::string> bytes;
        for (const auto& [first, last] : {std::pair(0x21, 0x7E), {0xA1, 0xAC}, {0xAE, 0xFF}})
            for (int code = first; code <= last; ++code)
                bytes.push_back(utf8(code));
        for (int code = 0x100; bytes.size() < 256; ++code)
            bytes.push_back(utf8(code));
        names = bytes;
        for (const std::string& byte : bytes)
            names.push_back(byte + kWordEnd);

        std::ifstream file(test::officialMerges(), std::ios::binary);
        std::string line;
        std::getline(file, line);  // the header
        for (int rank = 0; rank < kMerges && std::getline(file, line); ++rank) {
            std::istringstream symbols(line);
            Pair pair;
            symbols >> pair.first >> pair.second;
            names.push_back(pair.first + pair.second);
            ranks[pair] = rank;
        }
        names.emplace_back("<|startoftext|>");
        names.emplace_back("<|endoftext|>");
        for (std::size_t id = 0; id < names.size(); ++id)
            ids[names[id]] = static_cast<std::int32_t>(id);
    }

    /// Code points below U+0800 are all that the table needs.
    static std::string utf8(int code)
    {
        if (code < 0x80)
            return {static_cast<char>(code)};
        return {static_cast<char>(0xC0 | (code >> 6)), static_cast<char>(0x80 | (code & 0x3F))};
    }
};

const PlainVocabulary& plain()
{
    static const PlainVocabulary vocabulary;
    return vocabulary;
}

const BpeVocabulary& official()
{
    static const BpeVocabulary vocabulary = [] {
        std::ifstream file(test::officialMerges(), std::ios::binary);
        return BpeVocabulary(file, "clip_merges.txt");
    }();
    return vocabulary;
}

TEST(WholeVocabularyTest, EqualsOpenAisPublishedTableOfIds)
{
    // vocab.json of openai/clip-vit-base-patch32 on huggingface.co, 862,328 bytes.
    std::string json;
    for (std::int32_t id = 0; id < official().size(); ++id) {
        json += json.empty() ? "{\"" : ",\"";
        for (const char c : official().nameOf(id)) {
            if (c == '"' || c == '\\')
                json += '\\';
            json += c;
        }
        json += "\":" + std::to_string(id);
    }
    json += "}";
    EXPECT_EQ(json.size(), 862'328U);
    EXPECT_EQ(
        sha256Hex(std::as_bytes(std::span(json))),
        "5047b556ce86ccaf6aa22b3ffccfc52d391ea4accdab9c2f2407da5b742d4363");
}

TEST(WholeVocabularyTest, NamesEveryIdAsOpenAisRuleDoes)
{
    ASSERT_EQ(plain().names.size(), static_cast<std::size_t>(kIds));
    ASSERT_EQ(plain().ids.size(), static_cast<std::size_t>(kIds)) << "a name occurs twice";
    ASSERT_EQ(official().size(), kIds);
    for (std::int32_t id = 0; id < kIds; ++id)
        ASSERT_EQ(official().nameOf(id), plain().names[static_cast<std::size_t>(id)]) << id;
}

TEST(WholeVocabularyTest, MergesToEveryIdFromItsTwoParts)
{
    std::map<std::string, BpeSymbol> symbols;
    for (int byte = 0; byte < 256; ++byte)
        for (const auto place : {BpeVocabulary::Place::Inside, BpeVocabulary::Place::AtEnd}) {
            const BpeSymbol symbol =
                BpeVocabulary::symbolOfByte(static_cast<std::uint8_t>(byte), place);
            symbols[official().nameOf(official().idOf(symbol))] = symbol;
        }
    ASSERT_EQ(symbols.size(), 512U);
    std::vector<Pair> inOrder(kMerges);
    for (const auto& [pair, rank] : plain().ranks)
        inOrder.at(static_cast<std::size_t>(rank)) = pair;
    for (int rank = 0; rank < kMerges; ++rank) {
        const Pair& pair = inOrder[static_cast<std::size_t>(rank)];
        ASSERT_EQ(official().rankOf(symbols.at(pair.first), symbols.at(pair.second)), rank);
        const BpeSymbol merged = official().merge(rank).merged;
        ASSERT_EQ(official().idOf(merged), 512 + rank);
        symbols[pair.first + pair.second] = merged;
    }
}

/// One word to the tokenizer that no cleaning changes: letters, one digit, or punctuation that
/// starts neither a reference nor a contraction.
bool isPlainWord(const std::string& word)
{
    const auto all = [&](auto is) { return std::all_of(word.begin(), word.end(), is); };
    return all([](char c) { return c >= 'a' && c <= 'z'; }) ||
           (word.size() == 1 && word[0] >= '0' && word[0] <= '9') || all([](char c) {
               return c > ' ' && c < 0x7F && std::isalnum(c) == 0 && c != '\'' && c != '&' &&
                      c != '<';
           });
}

TEST(WholeVocabularyTest, EncodesEveryPlainWordOfTheVocabularyAsItsOwnId)
{
    const BpeTokenizer tokenizer = BpeTokenizer::fromFile(test::officialMerges());
    int words = 0;
    for (std::int32_t id = 256; id < kIds - 2; ++id) {
        const std::string& name = plain().names[static_cast<std::size_t>(id)];
        if (!name.ends_with(kWordEnd))
            continue;
        const std::string word = name.substr(0, name.size() - kWordEnd.size());
        if (!isPlainWord(word))
            continue;
        ++words;
        ASSERT_EQ(tokenizer.encode(word, 77).ids, (std::vector{kIds - 2, id, kIds - 1})) << word;
    }
    // OpenAI's own merging in Python gives each of them its own id, and counts as many.
    EXPECT_EQ(words, 33'225);
}

}  // namespace
}  // namespace clipscope
