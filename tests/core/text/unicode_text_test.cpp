// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/unicode_text.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace clipscope {
namespace {

struct Utf8Case {
    const char* name;
    std::string_view bytes;
    std::u32string text;
};

class DecodeUtf8Test : public testing::TestWithParam<Utf8Case> {};

TEST_P(DecodeUtf8Test, ReplacesWhatIsBrokenAndNothingElse)
{
    EXPECT_EQ(decodeUtf8(GetParam().bytes), GetParam().text);
}

// The broken sequences are those of The Unicode Standard 15, section 3.9, tables 3-8 to 3-11.
const std::vector<Utf8Case> kUtf8Cases = {
    {"Empty", "", U""},
    {"Ascii", "cat", U"cat"},
    {"ZeroByte", std::string_view("a\0b", 3), std::u32string(U"a\0b", 3)},
    {"TwoBytes", "\xC3\xA9", U"\u00E9"},
    {"ThreeBytes", "\xE6\x97\xA5", U"\u65E5"},
    {"FourBytes", "\xF0\x9F\x99\x82", U"\U0001F642"},
    {"LastCodePoint", "\xF4\x8F\xBF\xBF", U"\U0010FFFF"},
    {"LoneContinuation", "a\x80z", U"a\uFFFDz"},
    {"Overlong",
     "\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41",
     U"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA"},
    {"TooLarge",
     "\xF4\x91\x92\x93\xFF\x41",
     U"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"
     U"A"},
    {"Truncated",
     "\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41",
     U"\uFFFD\uFFFD\uFFFD\uFFFD"
     U"A"},
    {"TruncatedAtTheEnd", "a\xF0\x9F\x99", U"a\uFFFD"},
    {"SurrogatePair", "\xED\xA0\xBD\xED\xB9\x82", U"\U0001F642"},
    {"LoneLeadSurrogate", "\xED\xA0\xBD!", U"\uFFFD!"},
    {"LoneTrailSurrogate", "\xED\xB9\x82!", U"\uFFFD!"},
    {"SurrogatesInTheWrongOrder", "\xED\xB9\x82\xED\xA0\xBD", U"\uFFFD\uFFFD"},
};

INSTANTIATE_TEST_SUITE_P(
    Table, DecodeUtf8Test, testing::ValuesIn(kUtf8Cases), [](const auto& instance) {
        return std::string(instance.param.name);
    });

TEST(EncodeUtf8Test, WritesEveryLengthOfSequence)
{
    EXPECT_EQ(encodeUtf8(U"a\u00E9\u65E5\U0001F642"), "a\xC3\xA9\xE6\x97\xA5\xF0\x9F\x99\x82");
}

TEST(EncodeUtf8Test, IsUndoneByDecodingForEveryCharacter)
{
    std::u32string all;
    for (char32_t c = 0; c < 0x110000; ++c) {
        if (c < 0xD800 || c > 0xDFFF)
            all.push_back(c);
    }
    EXPECT_TRUE(decodeUtf8(encodeUtf8(all)) == all);
}

TEST(NormalizeTest, ComposesAccentsAndKeepsCompatibilityCharacters)
{
    EXPECT_EQ(toNfc(U"cafe\u0301 \u00BD"), U"caf\u00E9 \u00BD");
}

TEST(NormalizeTest, UnfoldsCompatibilityCharacters)
{
    EXPECT_EQ(toNfkc(U"\uFF21\u00BD"), U"A1\u20442");
}

TEST(CaseTest, LowersASigmaAtTheEndOfAWordToItsFinalForm)
{
    EXPECT_EQ(toLowerCase(U"\u03A3\u0391\u03A3 \u03A3"), U"\u03C3\u03B1\u03C2 \u03C3");
}

TEST(CaseTest, LowersADottedCapitalIToTwoCodePoints)
{
    EXPECT_EQ(toLowerCase(U"\u0130I"), U"i\u0307i");
}

TEST(CaseTest, RaisesSharpSToTwoLetters)
{
    EXPECT_EQ(toUpperCase(U"\u00DF\u00F1"), U"SS\u00D1");
}

TEST(CaseTest, FoldsLongSToS)
{
    EXPECT_EQ(foldCase(U'\u017F'), U's');
    EXPECT_EQ(foldCase(U'S'), U's');
    EXPECT_EQ(foldCase(U'!'), U'!');
}

TEST(CharacterClassTest, FollowsTheUnicodeCharacterDatabase)
{
    struct Row {
        char32_t character;
        bool space, letter, number;
    };
    const std::vector<Row> rows = {
        {U' ', true, false, false},
        {U'\u00A0', true, false, false},
        {U'\u3000', true, false, false},
        {U'\u0085', true, false, false},
        {U'\u001C', false, false, false},
        {U'\u200B', false, false, false},
        {U'a', false, true, false},
        {U'\u65E5', false, true, false},
        {U'\u02BC', false, true, false},
        {U'\u0301', false, false, false},
        {U'\u093F', false, false, false},
        {U'7', false, false, true},
        {U'\u00B2', false, false, true},
        {U'\u2163', false, false, true},
        {U'\u2460', false, false, true},
        {U'_', false, false, false},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(static_cast<unsigned>(row.character));
        EXPECT_EQ(isWhiteSpace(row.character), row.space);
        EXPECT_EQ(isLetter(row.character), row.letter);
        EXPECT_EQ(isNumber(row.character), row.number);
    }
}

TEST(CharacterClassTest, CountsDecimalDigitsOfEveryScriptButNotRomanNumerals)
{
    EXPECT_TRUE(isDecimalDigit(U'\u0663'));
    EXPECT_FALSE(isDecimalDigit(U'\u2163'));
}

}  // namespace
}  // namespace clipscope
