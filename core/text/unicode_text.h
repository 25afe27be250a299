// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace clipscope {

/// Code points of UTF-8 text. Never fails: each maximal broken sequence becomes one U+FFFD (the
/// Unicode Standard's recommended practice). Surrogates that were encoded as three bytes each are
/// joined if they form a pair, else each becomes one U+FFFD, so the result never holds one.
[[nodiscard]] std::u32string decodeUtf8(std::string_view bytes);

/// The reverse; `text` must hold Unicode scalar values only, as decodeUtf8 returns them.
[[nodiscard]] std::string encodeUtf8(std::u32string_view text);

/// Canonical composition (Unicode Standard Annex 15).
[[nodiscard]] std::u32string toNfc(std::u32string_view text);
/// Compatibility composition (Unicode Standard Annex 15).
[[nodiscard]] std::u32string toNfkc(std::u32string_view text);

/// Full case mapping without a language: U+0130 becomes "i" and U+0307, a sigma at the end of a
/// word becomes final.
[[nodiscard]] std::u32string toLowerCase(std::u32string_view text);
/// Full case mapping without a language: "ß" becomes "SS".
[[nodiscard]] std::u32string toUpperCase(std::u32string_view text);
/// The character's simple case folding: U+017F and "S" become "s".
[[nodiscard]] char32_t foldCase(char32_t character);

/// White_Space of the Unicode Character Database: does not hold U+001C to U+001F, nor U+200B.
[[nodiscard]] bool isWhiteSpace(char32_t character);
/// General category L: not the combining marks.
[[nodiscard]] bool isLetter(char32_t character);
/// General category N: decimal digits, Roman numerals, fractions, circled numbers.
[[nodiscard]] bool isNumber(char32_t character);
/// General category Nd: a decimal digit of any script.
[[nodiscard]] bool isDecimalDigit(char32_t character);

}  // namespace clipscope
