// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/text_fix.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace clipscope {
namespace {

struct FixCase {
    const char* name;
    std::u32string text;
    std::u32string expected;
};

class FixTextTest : public testing::TestWithParam<FixCase> {};

TEST_P(FixTextTest, RepairsAsFtfyDoes)
{
    EXPECT_EQ(fixText(GetParam().text), GetParam().expected);
}

const std::vector<FixCase> kFixCases = {
    {"Empty", U"", U""},
    {"PlainText", U"a photo of a cat.\n", U"a photo of a cat.\n"},
    {"EntitiesUntilStable", U"a&amp;amp;amp;b", U"a&b"},
    {"NoEntitiesBesideATag", U"<b>&amp;</b>", U"<b>&amp;</b>"},
    {"NoEntitiesAfterATagOnAnEarlierLine", U"&lt;\n<b>\n&lt;", U"<\n<b>\n&lt;"},
    {"C1Controls", std::u32string(U"a ") + U'\x85' + U" b" + U'\x92', U"a \u2026 b'"},
    {"Ligatures", U"\uFB01ne o\uFB03ce \u0132 \u01C6 \uFB05", U"fine office IJ d\u017E \u017Ft"},
    {"LigatureWithAnApostrophe", U"\u0149", U"'n"},
    {"FullWidth", U"\uFF26\uFF35\uFF2C\uFF2C\u3000\uFF01", U"FULL !"},
    {"HalfWidthKatakanaWithVoiceMark", U"\uFF76\uFF9E", U"\u30AC"},
    {"HalfWidthHangul", U"\uFFA1", U"\u1100"},
    {"Quotes", U"\u2018a\u2019 \u201Cb\u201E \u02BC \u00AB", U"'a' \"b\" ' \u00AB"},
    {"LineBreaks", U"a\r\nb\rc\u2028d\u2029e", U"a\nb\nc\nd\ne"},
    {"TerminalEscapes", U"\x1B[1;31mred\x1B[0m", U"red"},
    {"UnfinishedTerminalEscape", U"\x1B[12", U"[12"},
    {"Controls", std::u32string(U"a\0b\x1C\x7F\u206A\uFEFF\uFFF9", 8) + U"\t\f", U"ab\t\f"},
    {"Composition", U"e\u0301", U"\u00E9"},
    {"CompositionOfABareLetterAfterAControl", U"e\x01\u0301", U"\u00E9"},
    {"ReplacementCharacterStays", U"\uFFFD", U"\uFFFD"},
    {"MojibakeStays", U"s\u00C3\u00B3", U"s\u00C3\u00B3"},
};

INSTANTIATE_TEST_SUITE_P(
    Table, FixTextTest, testing::ValuesIn(kFixCases), [](const auto& instance) {
        return std::string(instance.param.name);
    });

TEST(FixTextTest, CutsEndlessLinesAsFtfyDoes)
{
    // The reference straddles the cut at a million characters and stays, the one before does not.
    const std::u32string text = U"&amp;" + std::u32string(999'993, U'a') + U"&amp;";
    EXPECT_TRUE(fixText(text) == U"&" + std::u32string(999'993, U'a') + U"&amp;");
}

TEST(FixTextTest, EndsAfterAHundredRounds)
{
    std::u32string text = U"&";
    for (int i = 0; i < 150; ++i)
        text += U"amp;";
    std::u32string expected = U"&";
    for (int i = 0; i < 50; ++i)
        expected += U"amp;";
    EXPECT_EQ(fixText(text), expected);
}

}  // namespace
}  // namespace clipscope
