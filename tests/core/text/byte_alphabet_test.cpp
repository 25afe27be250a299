// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/byte_alphabet.h"

#include <gtest/gtest.h>

#include <set>
#include <vector>

namespace clipscope::byte_alphabet {
namespace {

TEST(ByteAlphabetTest, OrdersTheVisibleBytesFirst)
{
    struct Row {
        std::uint8_t byte;
        int position;
        char32_t character;
    };
    const std::vector<Row> rows = {
        {0x21, 0, 0x21},
        {0x7E, 93, 0x7E},
        {0xA1, 94, 0xA1},
        {0xFF, 187, 0xFF},
        {0x00, 188, 0x100},
        {0x20, 220, 0x120},
        {0x7F, 221, 0x121},
        {0xA0, 254, 0x142},
        {0xAD, 255, 0x143},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(static_cast<int>(row.byte));
        EXPECT_EQ(positionOf(row.byte), row.position);
        EXPECT_EQ(byteAt(row.position), row.byte);
        EXPECT_EQ(characterOf(row.byte), row.character);
    }
}

TEST(ByteAlphabetTest, GivesEveryByteItsOwnCharacterAndBack)
{
    std::set<char32_t> characters;
    for (int byte = 0; byte < kSize; ++byte) {
        const char32_t character = characterOf(static_cast<std::uint8_t>(byte));
        characters.insert(character);
        EXPECT_EQ(bytesOf({&character, 1}), std::string(1, static_cast<char>(byte)));
    }
    EXPECT_EQ(characters.size(), 256U);
}

TEST(ByteAlphabetTest, LeavesOutWhatIsNoLetterOfIt)
{
    EXPECT_EQ(bytesOf(U"a\u0144\U0001F642b"), "ab");
}

}  // namespace
}  // namespace clipscope::byte_alphabet
