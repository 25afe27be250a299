// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/text/bpe_vocabulary.h"
#include "tests/core/text/shipped_vocabulary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace clipscope {
namespace {

BpeVocabulary read(const std::string& text)
{
    std::istringstream stream(text);
    return BpeVocabulary(stream, "merges.txt");
}

const BpeVocabulary& official()
{
    static const BpeVocabulary vocabulary = [] {
        std::ifstream file(test::officialMerges(), std::ios::binary);
        return BpeVocabulary(file, "clip_merges.txt");
    }();
    return vocabulary;
}

TEST(BpeVocabularyTest, NumbersTheOfficialVocabularyAsClipDoes)
{
    EXPECT_EQ(official().size(), 49408);
    EXPECT_EQ(official().startToken(), 49406);
    EXPECT_EQ(official().endToken(), 49407);
    const std::vector<std::pair<std::int32_t, std::string>> rows = {
        {0, "!"},
        {93, "~"},
        {188, "\u0100"},
        {220, "\u0120"},
        {255, "\u0143"},
        {256, "!</w>"},
        {512, "in"},
        {513, "th"},
        {514, "an"},
        {320, "a</w>"},
        {49405, "jekyll</w>"},
        {49406, "<|startoftext|>"},
        {49407, "<|endoftext|>"},
    };
    for (const auto& [id, name] : rows)
        EXPECT_EQ(official().nameOf(id), name) << id;
}

TEST(BpeVocabularyTest, SpellsIdsForPeople)
{
    EXPECT_EQ(official().textOf(2368), "cat ");
    EXPECT_EQ(official().textOf(512), "in");
    EXPECT_EQ(official().textOf(16370), "\u0440");
    EXPECT_EQ(official().textOf(49407), "<|endoftext|>");
}

TEST(BpeVocabularyTest, SpellsHalfACharacterAsTheReplacementCharacter)
{
    EXPECT_EQ(official().textOf(127), "\uFFFD");          // byte 0xC3
    EXPECT_EQ(official().textOf(29503), "\u0438\uFFFD");  // bytes D0 B8 D0
}

TEST(BpeVocabularyTest, RefusesIdsOutsideOfTheVocabulary)
{
    EXPECT_THROW(static_cast<void>(official().nameOf(-1)), Error);
    EXPECT_THROW(static_cast<void>(official().nameOf(49408)), Error);
}

TEST(BpeVocabularyTest, ReadsTheDemoModelsMerges)
{
    std::ifstream file(test::demoMerges(), std::ios::binary);
    const BpeVocabulary vocabulary(file, "merges.txt");
    EXPECT_EQ(vocabulary.size(), 1666);
    EXPECT_EQ(vocabulary.nameOf(512), "th");
}

TEST(BpeVocabularyTest, RanksPairsInTheOrderOfTheFile)
{
    const BpeVocabulary vocabulary = read("i n\nin g</w>\n");
    const auto inside = BpeVocabulary::Place::Inside;
    const BpeSymbol i = BpeVocabulary::symbolOfByte('i', inside);
    const BpeSymbol n = BpeVocabulary::symbolOfByte('n', inside);
    const BpeSymbol g = BpeVocabulary::symbolOfByte('g', BpeVocabulary::Place::AtEnd);

    ASSERT_EQ(vocabulary.rankOf(i, n), 0);
    const BpeSymbol in = vocabulary.merge(0).merged;
    EXPECT_EQ(vocabulary.idOf(in), 512);
    EXPECT_EQ(vocabulary.rankOf(in, g), 1);
    EXPECT_EQ(vocabulary.nameOf(513), "ing</w>");
    EXPECT_EQ(vocabulary.rankOf(n, i), std::nullopt);
}

TEST(BpeVocabularyTest, AcceptsAnyUsualShapeOfTheFile)
{
    for (const char* text :
         {"a b\nc d",
          "a b\nc d\n",
          "a b\nc d\n\n\n",
          "a b\r\nc d\r\n",
          "#version: 0.2\na b\nc d\n",
          "\"bpe_simple_vocab_16e6.txt#version: 0.2\na b\nc d\n"}) {
        SCOPED_TRACE(text);
        EXPECT_EQ(read(text).size(), 516);
    }
}

TEST(BpeVocabularyTest, GivesANameMadeTwiceItsLaterId)
{
    const BpeVocabulary vocabulary = read("a b\nb c\nab c\na bc\n");
    EXPECT_EQ(vocabulary.size(), 518);
    EXPECT_EQ(vocabulary.merge(2).merged, vocabulary.merge(3).merged);
    EXPECT_EQ(vocabulary.idOf(vocabulary.merge(2).merged), 515);
}

struct BrokenCase {
    const char* name;
    std::string text;
    std::string message;
};

class BrokenMergesTest : public testing::TestWithParam<BrokenCase> {};

TEST_P(BrokenMergesTest, AreRefusedWithTheLine)
{
    try {
        read(GetParam().text);
        FAIL() << "read without an error";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Corrupt);
        EXPECT_THAT(error.what(), testing::StartsWith("merges.txt"));
        EXPECT_THAT(error.what(), testing::HasSubstr(GetParam().message));
    }
}

const std::vector<BrokenCase> kBrokenCases = {
    {"Empty", "", "holds no merges"},
    {"HeaderOnly", "#version: 0.2\n", "holds no merges"},
    {"OneSymbol", "a b\nc\n", "line 2 is not two symbols"},
    {"ThreeSymbols", "#version: 0.2\na b\nc d e\n", "line 3 is not two symbols"},
    {"TwoSpaces", "a  b\n", "line 1 is not two symbols"},
    {"SpaceAtTheEnd", "ab \n", "line 1 is not two symbols"},
    {"UnknownSymbol", "a b\nabc d\n", "line 2 uses the symbol 'abc' that no earlier line makes"},
    {"SymbolMadeLater", "ab c\na b\n", "line 1 uses the symbol 'ab'"},
    {"RepeatedPair", "a b\nc d\na b\n", "line 3 repeats the pair 'a' 'b'"},
    {"EmptyLineInside", "a b\n\nc d\n", "line 2 is empty but not the end"},
    {"HeaderBelowTheTop", "a b\n#version: 0.2\n", "line 2 uses the symbol '#version:'"},
    {"EndlessLine", std::string(5000, 'a'), "line 1 is longer than 4095 bytes"},
    {"BrokenUtf8", "\xFF\xFE x\n", "line 1 uses the symbol '\uFFFD\uFFFD'"},
    {"ZeroBytes", std::string("a b\0c\n\0\n", 8), "line 1"},
    {"ManyCharacters", std::string(100, 'x') + " y\n", "'" + std::string(40, 'x') + "\u2026'"},
};

INSTANTIATE_TEST_SUITE_P(
    Table, BrokenMergesTest, testing::ValuesIn(kBrokenCases), [](const auto& instance) {
        return std::string(instance.param.name);
    });

TEST(BpeVocabularyTest, SaysWhenTheStreamCannotBeRead)
{
    std::ifstream missing("/nowhere/merges.txt");
    try {
        const BpeVocabulary vocabulary(missing, "merges.txt");
        FAIL() << "read without an error";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Unreadable);
    }
}

}  // namespace
}  // namespace clipscope
