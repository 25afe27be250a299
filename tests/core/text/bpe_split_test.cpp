// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/bpe_split.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace clipscope {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(SplitWordsTest, FindsNothingInNothing)
{
    EXPECT_THAT(splitWords(U""), IsEmpty());
    EXPECT_THAT(splitWords(U" "), IsEmpty());
}

TEST(SplitWordsTest, SeparatesLettersNumbersAndTheRest)
{
    EXPECT_THAT(
        splitWords(U"a12 b_c!! \u00BD"),
        ElementsAre(U"a", U"1", U"2", U"b", U"_", U"c", U"!!", U"\u00BD"));
}

TEST(SplitWordsTest, CutsContractions)
{
    EXPECT_THAT(
        splitWords(U"i'll don't you're we've i'm he'd it's"),
        ElementsAre(
            U"i",
            U"'ll",
            U"don",
            U"'t",
            U"you",
            U"'re",
            U"we",
            U"'ve",
            U"i",
            U"'m",
            U"he",
            U"'d",
            U"it",
            U"'s"));
}

TEST(SplitWordsTest, TakesLongSForSInContractions)
{
    EXPECT_THAT(splitWords(U"it'\u017F"), ElementsAre(U"it", U"'\u017F"));
}

TEST(SplitWordsTest, CutsAContractionEvenInsideAWord)
{
    EXPECT_THAT(splitWords(U"o'start"), ElementsAre(U"o", U"'s", U"tart"));
    EXPECT_THAT(splitWords(U"o'reilly"), ElementsAre(U"o", U"'re", U"illy"));
}

TEST(SplitWordsTest, LeavesAnApostropheBehindPunctuationToThePunctuation)
{
    EXPECT_THAT(splitWords(U"\"'s"), ElementsAre(U"\"'", U"s"));
}

TEST(SplitWordsTest, CountsCombiningMarksAsNeitherLetterNorNumber)
{
    EXPECT_THAT(splitWords(U"q\u0301a"), ElementsAre(U"q", U"\u0301", U"a"));
}

TEST(SplitWordsTest, LosesTheMarkWhoseCapitalIsALetter)
{
    // Python's regex, which CLIP's pattern is written for, finds the same: its [^\\s\\p{L}\\p{N}]
    // does not match U+0345 when case is ignored.
    EXPECT_THAT(splitWords(U"!\u0345! \u0345"), ElementsAre(U"!", U"!"));
    EXPECT_THAT(splitWords(U"a\u0345b\u03B9"), ElementsAre(U"a", U"b\u03B9"));
}

TEST(SplitWordsTest, KeepsMarkersWhole)
{
    EXPECT_THAT(
        splitWords(U"a<|endoftext|>b <|STARTOFTEXT|>"),
        ElementsAre(U"a", U"<|endoftext|>", U"b", U"<|STARTOFTEXT|>"));
}

TEST(SplitWordsTest, MissesAMarkerBehindPunctuation)
{
    EXPECT_THAT(splitWords(U"!<|endoftext|>"), ElementsAre(U"!<|", U"endoftext", U"|>"));
}

}  // namespace
}  // namespace clipscope
