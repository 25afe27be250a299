// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace clipscope {

/// How CLIP's vocabulary files write bytes: each byte is one visible character. Printable Latin-1
/// characters stand for themselves, the other 68 bytes are U+0100, U+0101, ... in increasing order
/// (0x00 is U+0100, 0x20 is U+0120).
namespace byte_alphabet {

inline constexpr int kSize = 256;

/// The position of a byte in the vocabulary: the 188 visible ones first, then the others.
[[nodiscard]] int positionOf(std::uint8_t byte);
/// The reverse; 0 <= `position` < kSize.
[[nodiscard]] std::uint8_t byteAt(int position);
/// The character that stands for the byte.
[[nodiscard]] char32_t characterOf(std::uint8_t byte);
/// The bytes that a name in this alphabet stands for; characters outside of it are left out.
[[nodiscard]] std::string bytesOf(std::u32string_view name);

}  // namespace byte_alphabet

}  // namespace clipscope
