// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/bpe_split.h"

#include "core/text/unicode_text.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace clipscope {

namespace {

/// In the order in which they are tried.
constexpr std::array<std::u32string_view, 9> kFixedWords = {
    kStartMarker, kEndMarker, U"'s", U"'t", U"'re", U"'ve", U"'m", U"'ll", U"'d"};

bool startsWithAnyCase(std::u32string_view text, std::u32string_view folded)
{
    return text.size() >= folded.size() &&
           std::equal(folded.begin(), folded.end(), text.begin(), [](char32_t wanted, char32_t c) {
               return wanted == foldCase(c);
           });
}

/// A character counts as a letter here if another case of it is one: CLIP's pattern ignores case.
/// Of all characters that concerns U+0345 alone, a mark whose capital is the letter iota.
bool isOther(char32_t c)
{
    return !isWhiteSpace(c) && !isLetter(c) && !isNumber(c) && !isLetter(foldCase(c));
}

bool isBetweenWords(char32_t c)
{
    return !isLetter(c) && !isNumber(c) && !isOther(c);
}

template <typename Predicate>
std::size_t runLength(std::u32string_view text, Predicate belongs)
{
    const auto end = std::find_if_not(text.begin(), text.end(), belongs);
    return static_cast<std::size_t>(end - text.begin());
}

/// Length of the word at the start of `text`, whose first character is not between words.
std::size_t wordLength(std::u32string_view text)
{
    for (const std::u32string_view word : kFixedWords) {
        if (startsWithAnyCase(text, word))
            return word.size();
    }
    if (isLetter(text.front()))
        return runLength(text, isLetter);
    if (isNumber(text.front()))
        return 1;
    return runLength(text, isOther);
}

}  // namespace

std::vector<std::u32string_view> splitWords(std::u32string_view text)
{
    std::vector<std::u32string_view> words;
    while (true) {
        text.remove_prefix(runLength(text, isBetweenWords));
        if (text.empty())
            return words;
        const std::size_t length = wordLength(text);
        words.push_back(text.substr(0, length));
        text.remove_prefix(length);
    }
}

}  // namespace clipscope
