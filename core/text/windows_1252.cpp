// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/windows_1252.h"

#include <array>
#include <cstddef>

namespace clipscope {

namespace {

constexpr char32_t kFirst = 0x80;
constexpr std::array<char32_t, 32> kMeanings = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,  // 80
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,  // 88
    0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,  // 90
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,  // 98
};

}  // namespace

char32_t fromWindows1252Control(char32_t character)
{
    if (character < kFirst || character >= kFirst + kMeanings.size())
        return character;
    return kMeanings[static_cast<std::size_t>(character - kFirst)];
}

}  // namespace clipscope
