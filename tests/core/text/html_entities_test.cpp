// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/html_entities.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace clipscope {
namespace {

struct UnescapeCase {
    const char* name;
    std::u32string text;
    std::u32string expected;
};

std::string nameOf(const testing::TestParamInfo<UnescapeCase>& instance)
{
    return instance.param.name;
}

class UnescapeHtmlTest : public testing::TestWithParam<UnescapeCase> {};

TEST_P(UnescapeHtmlTest, ReadsReferencesAsABrowserDoes)
{
    EXPECT_EQ(unescapeHtml(GetParam().text), GetParam().expected);
}

// Expected values: Python 3.11, html.unescape.
const std::vector<UnescapeCase> kUnescapeCases = {
    {"Nothing", U"cat & dog", U"cat & dog"},
    {"AmpersandAtTheEnd", U"a&", U"a&"},
    {"Named", U"&amp;&lt;&eacute;", U"&<\u00E9"},
    {"TwoCodePoints", U"&NotEqualTilde;", U"\u2242\u0338"},
    {"LongestName", U"&CounterClockwiseContourIntegral;", U"\u2233"},
    {"WithoutSemicolon", U"this&not that", U"this\u00AC that"},
    {"LongestPrefixWithoutSemicolon", U"&notit;", U"\u00ACit;"},
    {"ExactNameBeforePrefix", U"&notin;", U"\u2209"},
    {"PrefixBeforePunctuation", U"&lt-x;", U"<-x;"},
    {"NameThatNeedsItsSemicolon", U"&alpha beta", U"&alpha beta"},
    {"CaseMatters", U"&NTILDE;", U"&NTILDE;"},
    {"UnknownName", U"&zzz;", U"&zzz;"},
    {"TwoInARow", U"&&amp;", U"&&"},
    {"OnceOnly", U"&amp;lt;", U"&lt;"},
    {"Decimal", U"It&#39;s", U"It's"},
    {"DecimalWithoutSemicolon", U"&#65B", U"AB"},
    {"Hexadecimal", U"&#x1F642;&#X41;", U"\U0001F642A"},
    {"HashWithoutDigits", U"&#; &#x; &#xg;", U"&#; &#x; &#xg;"},
    {"Zero", U"&#0;", U"\uFFFD"},
    {"Surrogate", U"&#xD83D;", U"\uFFFD"},
    {"TooLarge", U"&#x110000; &#99999999999999999999;", U"\uFFFD \uFFFD"},
    {"Windows1252", U"&#x85;&#146;&#x81;", std::u32string(U"\u2026\u2019") + U'\x81'},
    {"CarriageReturn", U"&#13;", U"\r"},
    {"ControlsVanish", U"a&#1;&#11;&#x1F;&#127;b", U"ab"},
    {"NoncharactersVanish", U"a&#xFFFE;&#xFDD0;&#x10FFFF;b", U"ab"},
};

INSTANTIATE_TEST_SUITE_P(Table, UnescapeHtmlTest, testing::ValuesIn(kUnescapeCases), nameOf);

class UnescapeHtmlStrictlyTest : public testing::TestWithParam<UnescapeCase> {};

TEST_P(UnescapeHtmlStrictlyTest, WantsWholeReferences)
{
    EXPECT_EQ(unescapeHtmlStrictly(GetParam().text), GetParam().expected);
}

const std::vector<UnescapeCase> kStrictCases = {
    {"Named", U"a &amp; b", U"a & b"},
    {"WithoutSemicolon", U"this&not that", U"this&not that"},
    {"PrefixIsNotEnough", U"&notit;", U"&notit;"},
    {"CapitalsOfALowerCaseName", U"&NTILDE;&HELLIP;", U"\u00D1\u2026"},
    {"CapitalsGrow", U"&SZLIG;", U"SS"},
    {"CapitalsThatABrowserReads", U"&GTRSIM;", U"&GTRSIM;"},
    {"MixedCase", U"&Hellip;", U"&Hellip;"},
    {"LongNamesAreLeft",
     U"&CounterClockwiseContourIntegral;",
     U"&CounterClockwiseContourIntegral;"},
    {"Decimal", U"&#39;", U"'"},
    {"DecimalWithoutSemicolon", U"&#39 ", U"&#39 "},
    {"NotAllDigits", U"&#39a;", U"&#39a;"},
    {"Hexadecimal", U"&#x27;", U"'"},
    {"SemicolonItself", U"&#59;", U"&#59;"},
    {"ForbiddenNumberVanishes", U"a&#1;b", U"ab"},
    {"NoName", U"&; &#;", U"&; &#;"},
};

INSTANTIATE_TEST_SUITE_P(Table, UnescapeHtmlStrictlyTest, testing::ValuesIn(kStrictCases), nameOf);

TEST(FindHtmlEntityTest, KnowsTheFirstAndTheLastNameOfTheTable)
{
    ASSERT_NE(findHtmlEntity("AElig"), nullptr);
    EXPECT_EQ(findHtmlEntity("AElig")->first, U'\u00C6');
    EXPECT_TRUE(findHtmlEntity("AElig")->bareIsAllowed);
    ASSERT_NE(findHtmlEntity("zwnj"), nullptr);
    EXPECT_EQ(findHtmlEntity("zwnj")->first, U'\u200C');
    EXPECT_FALSE(findHtmlEntity("zwnj")->bareIsAllowed);
}

TEST(FindHtmlEntityTest, HasNothingForOtherNames)
{
    EXPECT_EQ(findHtmlEntity(""), nullptr);
    EXPECT_EQ(findHtmlEntity("aelig "), nullptr);
    EXPECT_EQ(findHtmlEntity("zzzz"), nullptr);
}

}  // namespace
}  // namespace clipscope
