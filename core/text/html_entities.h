// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace clipscope {

/// A named character reference of the HTML standard.
struct HtmlEntity {
    std::string_view name;       ///< without "&" and ";": ASCII letters and digits
    char32_t first = 0;          ///< what it stands for
    char32_t second = 0;         ///< second code point, or 0
    bool bareIsAllowed = false;  ///< also valid without the semicolon, as in "&copy 2021"
};

/// nullptr if the standard has no such name; names are case sensitive.
[[nodiscard]] const HtmlEntity* findHtmlEntity(std::string_view name);

/// Replaces every character reference, once, as a browser does: named (the longest name that fits,
/// with or without semicolon), decimal and hexadecimal. Numbers that the standard forbids vanish or
/// become U+FFFD or their Windows-1252 character. What is no reference stays.
[[nodiscard]] std::u32string unescapeHtml(std::u32string_view text);

/// The cautious form for text that may not be HTML (the rule of ftfy 6): only references that end
/// with a semicolon, at most 24 letters long, and also names written in capitals, which then stand
/// for the capital ("&NTILDE;" for "Ñ").
[[nodiscard]] std::u32string unescapeHtmlStrictly(std::u32string_view text);

}  // namespace clipscope
