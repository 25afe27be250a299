// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/byte_alphabet.h"

#include <array>
#include <cstddef>

namespace clipscope::byte_alphabet {

namespace {

constexpr char32_t kFirstSubstitute = 0x100;
constexpr int kVisibleCount = 188;
constexpr int kSubstituteCount = kSize - kVisibleCount;

constexpr bool isVisible(int byte)
{
    return (byte >= 0x21 && byte <= 0x7E) || (byte >= 0xA1 && byte <= 0xAC) || byte >= 0xAE;
}

struct Tables {
    std::array<std::uint8_t, kSize> byteAt{};
    std::array<int, kSize> positionOf{};
};

constexpr Tables makeTables()
{
    Tables tables;
    int visible = 0;
    int hidden = kVisibleCount;
    for (int byte = 0; byte < kSize; ++byte) {
        const int position = isVisible(byte) ? visible++ : hidden++;
        tables.byteAt[static_cast<std::size_t>(position)] = static_cast<std::uint8_t>(byte);
        tables.positionOf[static_cast<std::size_t>(byte)] = position;
    }
    return tables;
}

constexpr Tables kTables = makeTables();
static_assert(kTables.positionOf[0x00] == kVisibleCount && kTables.positionOf[0xAD] == kSize - 1);

}  // namespace

int positionOf(std::uint8_t byte)
{
    return kTables.positionOf[byte];
}

std::uint8_t byteAt(int position)
{
    return kTables.byteAt[static_cast<std::size_t>(position)];
}

char32_t characterOf(std::uint8_t byte)
{
    if (isVisible(byte))
        return byte;
    return kFirstSubstitute + static_cast<char32_t>(positionOf(byte) - kVisibleCount);
}

std::string bytesOf(std::u32string_view name)
{
    std::string bytes;
    bytes.reserve(name.size());
    for (const char32_t character : name) {
        if (character < kFirstSubstitute) {
            bytes.push_back(static_cast<char>(character));
        } else if (character < kFirstSubstitute + kSubstituteCount) {
            const auto hidden = static_cast<int>(character - kFirstSubstitute);
            bytes.push_back(static_cast<char>(byteAt(kVisibleCount + hidden)));
        }
    }
    return bytes;
}

}  // namespace clipscope::byte_alphabet
