// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/text_fix.h"

#include "core/text/html_entities.h"
#include "core/text/unicode_text.h"
#include "core/text/windows_1252.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace clipscope {

namespace {

constexpr std::size_t kLongestLine = 1'000'000;  // code points; longer lines are cut, as ftfy does
constexpr int kMaxRounds = 100;

/// What a line's references are taken for.
enum class References { Decode, Keep };

struct Ligature {
    char32_t character;
    std::u32string_view letters;
};

constexpr auto kLigatures = std::to_array<Ligature>({
    {0x0132, U"IJ"},      {0x0133, U"ij"},      {0x0149, U"\u02BCn"}, {0x01C4, U"D\u017D"},
    {0x01C5, U"D\u017E"}, {0x01C6, U"d\u017E"}, {0x01C7, U"LJ"},      {0x01C8, U"Lj"},
    {0x01C9, U"lj"},      {0x01CA, U"NJ"},      {0x01CB, U"Nj"},      {0x01CC, U"nj"},
    {0x01F1, U"DZ"},      {0x01F2, U"Dz"},      {0x01F3, U"dz"},      {0xFB00, U"ff"},
    {0xFB01, U"fi"},      {0xFB02, U"fl"},      {0xFB03, U"ffi"},     {0xFB04, U"ffl"},
    {0xFB05, U"\u017Ft"}, {0xFB06, U"st"},
});

/// Each rule below applies to one character at a time, in this order.
std::u32string splitLigature(char32_t character)
{
    const auto* const found =
        std::find_if(kLigatures.begin(), kLigatures.end(), [character](const Ligature& ligature) {
            return ligature.character == character;
        });
    return found == kLigatures.end() ? std::u32string(1, character)
                                     : std::u32string(found->letters);
}

std::u32string toOrdinaryWidth(char32_t character)
{
    if (character == 0x3000)
        return U" ";
    if (character >= 0xFF01 && character <= 0xFFEF)
        return toNfkc({&character, 1});
    return {character};
}

char32_t straightenQuote(char32_t character)
{
    if (character == 0x02BC || (character >= 0x2018 && character <= 0x201B))
        return U'\'';
    if (character >= 0x201C && character <= 0x201F)
        return U'"';
    return character;
}

std::u32string fixCharacters(std::u32string_view text)
{
    std::u32string result;
    result.reserve(text.size());
    for (const char32_t character : text) {
        if (character < 0x80) {
            result.push_back(character);
            continue;
        }
        for (const char32_t letter : splitLigature(fromWindows1252Control(character))) {
            for (const char32_t ordinary : toOrdinaryWidth(letter))
                result.push_back(straightenQuote(ordinary));
        }
    }
    return result;
}

std::u32string fixLineBreaks(std::u32string_view text)
{
    std::u32string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isPair = text[i] == U'\r' && i + 1 < text.size() && text[i + 1] == U'\n';
        if (isPair)
            continue;  // the line feed that follows stays
        const bool isBreak = text[i] == U'\r' || text[i] == 0x2028 || text[i] == 0x2029;
        result.push_back(isBreak ? U'\n' : text[i]);
    }
    return result;
}

/// Length of "ESC [ numbers letter" at the start of `text`, or 0.
std::size_t terminalEscapeLength(std::u32string_view text)
{
    constexpr std::size_t kPrefix = 2;
    if (text.size() <= kPrefix || text[0] != 0x1B || text[1] != U'[')
        return 0;
    std::size_t i = kPrefix;
    while (i < text.size() && (text[i] == U';' || isDecimalDigit(text[i])))
        ++i;
    const bool isClosed = i < text.size() && ((text[i] >= U'a' && text[i] <= U'z') ||
                                              (text[i] >= U'A' && text[i] <= U'Z'));
    return isClosed ? i + 1 : 0;
}

std::u32string removeTerminalEscapes(std::u32string_view text)
{
    std::u32string result;
    result.reserve(text.size());
    while (!text.empty()) {
        if (const std::size_t length = terminalEscapeLength(text); length > 0) {
            text.remove_prefix(length);
            continue;
        }
        result.push_back(text.front());
        text.remove_prefix(1);
    }
    return result;
}

/// Controls other than tab, line feed, form feed and carriage return, and invisible formatting
/// characters that Unicode deprecates or that only make sense inside a program.
bool isUnwantedControl(char32_t c)
{
    return c <= 0x08 || c == 0x0B || (c >= 0x0E && c <= 0x1F) || c == 0x7F ||
           (c >= 0x206A && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFC);
}

std::u32string fixLine(std::u32string line, References references)
{
    for (int round = 0; round < kMaxRounds; ++round) {
        std::u32string fixed = references == References::Decode ? unescapeHtmlStrictly(line) : line;
        fixed = fixLineBreaks(fixCharacters(fixed));
        fixed = removeTerminalEscapes(fixed);
        std::erase_if(fixed, isUnwantedControl);
        fixed = toNfc(fixed);
        if (fixed == line)
            break;
        line = std::move(fixed);
    }
    return line;
}

}  // namespace

std::u32string fixText(std::u32string_view text)
{
    std::u32string result;
    result.reserve(text.size());
    References references = References::Decode;
    while (!text.empty()) {
        const std::size_t lineFeed = text.find(U'\n');
        const std::size_t length = std::min(
            {lineFeed == std::u32string_view::npos ? text.size() : lineFeed + 1, kLongestLine});
        const std::u32string_view line = text.substr(0, length);
        // A tag says that this is HTML source, where references are meant as they are written.
        if (line.find(U'<') != std::u32string_view::npos)
            references = References::Keep;
        result += fixLine(std::u32string(line), references);
        text.remove_prefix(length);
    }
    return result;
}

}  // namespace clipscope
