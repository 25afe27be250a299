// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/text_clean.h"

#include <gtest/gtest.h>

namespace clipscope {
namespace {

TEST(CleanPromptTest, CollapsesEveryKindOfWhiteSpace)
{
    EXPECT_EQ(cleanPrompt(" \t a\u00A0\u2003\nb\u3000 "), U"a b");
}

TEST(CleanPromptTest, KeepsAZeroWidthSpace)
{
    EXPECT_EQ(cleanPrompt("a \u200B b"), U"a \u200B b");
}

TEST(CleanPromptTest, DecodesReferencesTwiceWhereATagStopsTheRepair)
{
    EXPECT_EQ(cleanPrompt("<b>&amp;amp;amp;</b>"), U"<b>&amp;</b>");
}

TEST(CleanPromptTest, LowersAfterDecoding)
{
    EXPECT_EQ(cleanPrompt("CAF&Eacute; \u0130"), U"caf\u00E9 i\u0307");
}

TEST(CleanPromptTest, IsEmptyForNothingButSpaceAndControls)
{
    EXPECT_EQ(cleanPrompt(""), U"");
    EXPECT_EQ(cleanPrompt(" \n\x01\x7F "), U"");
}

}  // namespace
}  // namespace clipscope
