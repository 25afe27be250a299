// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/text_table.h"
#include "core/base/error.h"

#include <gtest/gtest.h>

namespace clipscope::cli {
namespace {

TextTable exampleTable()
{
    TextTable table({{"name"}, {"size", TextTable::Align::Right}});
    table.addRow({"caf\xc3\xa9", "1"});
    table.addRow({"a|b", "1234567"});
    return table;
}

TEST(TextTableTest, AlignsColumnsByCharactersNotBytes)
{
    EXPECT_EQ(
        exampleTable().aligned(),
        "name     size\n"
        "----  -------\n"
        "caf\xc3\xa9        1\n"
        "a|b   1234567\n");
}

TEST(TextTableTest, LeavesNoBlanksAtTheEndOfALine)
{
    TextTable table({{"name"}, {"note"}});
    table.addRow({"x", ""});
    EXPECT_EQ(table.aligned(), "name  note\n----  ----\nx\n");
}

TEST(TextTableTest, EscapesBarsInMarkdown)
{
    EXPECT_EQ(
        exampleTable().markdown(),
        "| name | size |\n"
        "| --- | ---: |\n"
        "| caf\xc3\xa9 | 1 |\n"
        "| a\\|b | 1234567 |\n");
}

TEST(TextTableTest, RefusesARowWithTheWrongNumberOfCells)
{
    TextTable table({{"name"}, {"size"}});
    EXPECT_THROW(table.addRow({"lonely"}), Error);
}

TEST(WrappedTest, BreaksAtBlanksBeforeTheWidth)
{
    EXPECT_EQ(wrapped("one two three", 7), "one two\nthree");
    EXPECT_EQ(wrapped("  one\ntwo ", 20), "one two");
    EXPECT_EQ(wrapped("unbreakable word", 4), "unbreakable\nword");
    EXPECT_EQ(wrapped("", 10), "");
}

TEST(FixedTest, WritesAPointAndTheAskedDigits)
{
    EXPECT_EQ(fixed(0.125, 2), "0.12");  // exact tie, rounded to even
    EXPECT_EQ(fixed(-1.5, 3), "-1.500");
    EXPECT_EQ(fixed(1e20, 0), "100000000000000000000");
}

}  // namespace
}  // namespace clipscope::cli
