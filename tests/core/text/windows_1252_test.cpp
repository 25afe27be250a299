// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/windows_1252.h"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace clipscope {
namespace {

TEST(Windows1252Test, GivesControlsTheirWindowsMeaning)
{
    const std::vector<std::pair<char32_t, char32_t>> rows = {
        {0x80, 0x20AC},
        {0x85, 0x2026},
        {0x8A, 0x0160},
        {0x92, 0x2019},
        {0x99, 0x2122},
        {0x9F, 0x0178}};
    for (const auto& [control, meaning] : rows)
        EXPECT_EQ(fromWindows1252Control(control), meaning);
}

TEST(Windows1252Test, KeepsTheFiveWithoutAMeaningAndEverythingElse)
{
    for (const char32_t c : {0x81U, 0x8DU, 0x8FU, 0x90U, 0x9DU, 0x7FU, 0xA0U, 0x41U, 0x1F642U})
        EXPECT_EQ(fromWindows1252Control(c), c);
}

}  // namespace
}  // namespace clipscope
