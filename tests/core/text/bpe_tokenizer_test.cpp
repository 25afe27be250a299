// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/text/bpe_tokenizer.h"
#include "tests/core/text/shipped_vocabulary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

namespace clipscope {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr int kContext = 77;

const BpeTokenizer& official()
{
    static const BpeTokenizer tokenizer = BpeTokenizer::fromFile(test::officialMerges());
    return tokenizer;
}

std::string repeated(const std::string& text, int times)
{
    std::string result;
    for (int i = 0; i < times; ++i)
        result += text;
    return result;
}

TEST(BpeTokenizerTest, TellsTheSizeOfItsVocabulary)
{
    EXPECT_EQ(official().vocabularySize(), 49408);
    EXPECT_EQ(official().startToken(), 49406);
    EXPECT_EQ(official().endToken(), 49407);
}

TEST(BpeTokenizerTest, ReportsWhatItRead)
{
    const Tokens tokens = official().encode(" A photo of\tnaïve CATS!", kContext);
    EXPECT_EQ(tokens.cleaned, "a photo of naïve cats!");
    EXPECT_THAT(
        tokens.pieces,
        ElementsAre(
            "<|startoftext|>",
            "a ",
            "photo ",
            "of ",
            "na",
            "ï",
            "ve ",
            "cats ",
            "! ",
            "<|endoftext|>"));
    EXPECT_EQ(tokens.ids.size(), tokens.pieces.size());
    EXPECT_EQ(tokens.total, 10);
    EXPECT_EQ(tokens.dropped, 0);
}

TEST(BpeTokenizerTest, EncodesAnEmptyPromptAsStartAndEnd)
{
    for (const char* prompt : {"", "  \n\t ", "\x01"}) {
        const Tokens tokens = official().encode(prompt, kContext);
        EXPECT_THAT(tokens.ids, ElementsAre(49406, 49407));
        EXPECT_EQ(tokens.cleaned, "");
        EXPECT_EQ(tokens.total, 2);
        EXPECT_EQ(tokens.dropped, 0);
    }
}

TEST(BpeTokenizerTest, DropsWhatDoesNotFitAndKeepsTheEnd)
{
    const Tokens tokens = official().encode(repeated("cat ", 100), kContext);
    ASSERT_EQ(tokens.ids.size(), 77U);
    EXPECT_EQ(tokens.pieces.size(), 77U);
    EXPECT_EQ(tokens.ids.front(), 49406);
    for (std::size_t i = 1; i < 76; ++i)
        EXPECT_EQ(tokens.ids[i], 2368);
    EXPECT_EQ(tokens.ids.back(), 49407);
    EXPECT_EQ(tokens.total, 102);
    EXPECT_EQ(tokens.dropped, 25);
}

TEST(BpeTokenizerTest, DropsNothingFromAPromptThatJustFits)
{
    const Tokens tokens = official().encode(repeated("cat ", 75), kContext);
    EXPECT_EQ(tokens.total, 77);
    EXPECT_EQ(tokens.dropped, 0);
    EXPECT_EQ(tokens.ids[75], 2368);
    EXPECT_EQ(tokens.ids.back(), 49407);
}

TEST(BpeTokenizerTest, FitsTheSmallestContext)
{
    EXPECT_THAT(official().encode("a cat", 2).ids, ElementsAre(49406, 49407));
    EXPECT_EQ(official().encode("a cat", 2).dropped, 2);
}

TEST(BpeTokenizerTest, RefusesAContextWithoutRoomForStartAndEnd)
{
    EXPECT_THROW(static_cast<void>(official().encode("a cat", 1)), Error);
}

TEST(BpeTokenizerTest, ReadsBrokenUtf8AsReplacementCharacters)
{
    const std::vector<std::string> broken = {
        "\xFF", "\xC3", "\xF0\x9F\x99", "\xED\xA0\xBD", "\xED\xB9\x82", "\xC0"};
    const Tokens replacement = official().encode("a \uFFFD b", kContext);
    for (const std::string& bytes : broken) {
        const Tokens tokens = official().encode("a " + bytes + " b", kContext);
        EXPECT_EQ(tokens.ids, replacement.ids);
        EXPECT_EQ(tokens.cleaned, "a \uFFFD b");
    }
}

TEST(BpeTokenizerTest, AcceptsAnyBytes)
{
    std::string all;
    for (int i = 0; i < 256; ++i)
        all.push_back(static_cast<char>(i));
    const Tokens tokens = official().encode(repeated(all, 4), kContext);
    EXPECT_EQ(tokens.ids.size(), 77U);
    EXPECT_EQ(tokens.total - tokens.dropped, 77);
}

TEST(BpeTokenizerTest, IsQuickOnAVeryLongWord)
{
    // A quadratic merge would need minutes for this and run into the test's time limit.
    const Tokens tokens = official().encode(std::string(2'000'000, 'a'), kContext);
    EXPECT_EQ(tokens.ids.size(), 77U);
    EXPECT_GT(tokens.total, 100'000);
}

TEST(BpeTokenizerTest, ReadsTheDemoModelsMerges)
{
    const BpeTokenizer demo = BpeTokenizer::fromFile(test::demoMerges());
    EXPECT_EQ(demo.vocabularySize(), 1666);
    const Tokens tokens = demo.encode("a photo of a cat", 32);
    // Ids of OpenAI's algorithm in Python over the same merges.
    EXPECT_THAT(tokens.ids, ElementsAre(1664, 320, 528, 514, 320, 1083, 1665));
}

TEST(BpeTokenizerTest, ReadsMergesFromAStream)
{
    std::istringstream merges("c a\nca t</w>\n");
    const BpeTokenizer tokenizer(merges, "tiny");
    EXPECT_EQ(tokenizer.vocabularySize(), 516);
    EXPECT_THAT(tokenizer.encode("Cat", 8).ids, ElementsAre(514, 513, 515));
}

TEST(BpeTokenizerTest, NamesTheFileThatIsMissing)
{
    for (const char* path : {"/nowhere/merges.txt", "/"}) {
        try {
            static_cast<void>(BpeTokenizer::fromFile(path));
            FAIL() << "opened " << path;
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::Unreadable);
            EXPECT_THAT(error.what(), HasSubstr(path));
        }
    }
}

TEST(BpeTokenizerTest, GivesEveryThreadTheSameIds)
{
    const std::vector<std::string> prompts = {
        "a photo of a cat.", "ΣΑΣ İstanbul", "ＦＵＬＬ ﬁne cafe\u0301", "a&amp;amp;b &NTILDE;"};
    std::vector<std::vector<std::int32_t>> expected;
    for (const std::string& prompt : prompts)
        expected.push_back(official().encode(prompt, kContext).ids);

    std::vector<std::size_t> differences(4, 0);
    {
        std::vector<std::jthread> threads;
        for (std::size_t& count : differences)
            threads.emplace_back([&count, &prompts, &expected] {
                for (std::size_t i = 0; i < 400; ++i) {
                    const std::size_t which = i % prompts.size();
                    count += official().encode(prompts[which], kContext).ids != expected[which];
                }
            });
    }
    EXPECT_THAT(differences, testing::Each(0U));
}

}  // namespace
}  // namespace clipscope
