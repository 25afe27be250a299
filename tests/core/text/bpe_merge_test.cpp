// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/bpe_merge.h"
#include "tests/core/text/shipped_vocabulary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <limits>
#include <random>
#include <sstream>
#include <string>

namespace clipscope {
namespace {

using testing::ElementsAre;

BpeVocabulary read(const std::string& text)
{
    std::istringstream stream(text);
    return BpeVocabulary(stream, "merges.txt");
}

/// The definition, word for word and slow: lowest rank, all its places, again.
std::vector<BpeSymbol> mergeSlowly(const BpeVocabulary& vocabulary, const std::string& word)
{
    std::vector<BpeSymbol> symbols;
    for (std::size_t i = 0; i < word.size(); ++i)
        symbols.push_back(BpeVocabulary::symbolOfByte(
            static_cast<std::uint8_t>(word[i]),
            i + 1 == word.size() ? BpeVocabulary::Place::AtEnd : BpeVocabulary::Place::Inside));
    while (true) {
        std::int32_t lowest = std::numeric_limits<std::int32_t>::max();
        for (std::size_t i = 0; i + 1 < symbols.size(); ++i)
            lowest =
                std::min(lowest, vocabulary.rankOf(symbols[i], symbols[i + 1]).value_or(lowest));
        if (lowest == std::numeric_limits<std::int32_t>::max())
            return symbols;
        const BpeVocabulary::Merge& merge = vocabulary.merge(lowest);
        std::vector<BpeSymbol> merged;
        for (std::size_t i = 0; i < symbols.size(); ++i) {
            const bool fits =
                i + 1 < symbols.size() && symbols[i] == merge.left && symbols[i + 1] == merge.right;
            merged.push_back(fits ? merge.merged : symbols[i]);
            i += fits ? 1 : 0;
        }
        symbols = merged;
    }
}

std::string randomWord(std::mt19937& random, const std::string& letters, std::size_t longest)
{
    std::string word(1 + random() % longest, '\0');
    for (char& c : word)
        c = letters[random() % letters.size()];
    return word;
}

TEST(MergeWordTest, KeepsAWordOfOneByte)
{
    const BpeVocabulary vocabulary = read("a b\n");
    EXPECT_THAT(
        mergeWord(vocabulary, "a"),
        ElementsAre(BpeVocabulary::symbolOfByte('a', BpeVocabulary::Place::AtEnd)));
}

TEST(MergeWordTest, MergesRepeatedLettersFromTheLeft)
{
    const BpeVocabulary vocabulary = read("a a\n");
    const BpeSymbol a = BpeVocabulary::symbolOfByte('a', BpeVocabulary::Place::Inside);
    const BpeSymbol z = BpeVocabulary::symbolOfByte('z', BpeVocabulary::Place::AtEnd);
    EXPECT_THAT(mergeWord(vocabulary, "aaaz"), ElementsAre(512, a, z));
}

TEST(MergeWordTest, MergesAllPlacesOfAPairBeforeWhatTheyMakePossible)
{
    // "abc" is made twice; joining the second way must not let "abc a" steal the next word's "a".
    const BpeVocabulary vocabulary = read("a b\nab c\nabc a\nb c\na bc\n");
    const std::vector<std::string> words = {"abcabcz", "bcabcabcaz"};
    for (const std::string& word : words)
        EXPECT_EQ(mergeWord(vocabulary, word), mergeSlowly(vocabulary, word)) << word;
}

TEST(MergeWordTest, EqualsTheDefinitionOnTheOfficialVocabulary)
{
    std::ifstream file(test::officialMerges(), std::ios::binary);
    const BpeVocabulary vocabulary(file, "clip_merges.txt");
    std::mt19937 random(1);
    for (int i = 0; i < 2000; ++i) {
        const std::string word = randomWord(random, "etaoinshrdlucm", 24);
        EXPECT_EQ(mergeWord(vocabulary, word), mergeSlowly(vocabulary, word)) << word;
    }
}

TEST(MergeWordTest, EqualsTheDefinitionOnAVocabularyThatMakesNamesTwice)
{
    const BpeVocabulary vocabulary =
        read("b c\na b\nab c\nabc a\na bc\na a\nc a\nbc a\naa b\nabc abc\nb c</w>\nca b\n");
    std::mt19937 random(2);
    for (int i = 0; i < 5000; ++i) {
        const std::string word = randomWord(random, "abc", 30);
        EXPECT_EQ(mergeWord(vocabulary, word), mergeSlowly(vocabulary, word)) << word;
    }
}

}  // namespace
}  // namespace clipscope
