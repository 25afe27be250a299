// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/html_entities.h"

#include "core/text/unicode_text.h"
#include "core/text/windows_1252.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace clipscope {

namespace {

constexpr auto kEntities = std::to_array<HtmlEntity>({
#include "core/text/html_entities.inc"
});

constexpr bool isBefore(const HtmlEntity& left, const HtmlEntity& right)
{
    return left.name < right.name;
}
static_assert(std::is_sorted(kEntities.begin(), kEntities.end(), isBefore));

constexpr std::size_t kLongestName = 32;        // the longest name of the standard
constexpr std::size_t kLongestStrictName = 24;  // ftfy's limit
constexpr std::size_t kShortestBareName = 2;    // "lt"
constexpr std::uint32_t kOutOfRange = 0x110000;
constexpr char32_t kReplacement = 0xFFFD;

bool isDigit(char32_t c)
{
    return c >= U'0' && c <= U'9';
}

bool isHexDigit(char32_t c)
{
    return isDigit(c) || (c >= U'a' && c <= U'f') || (c >= U'A' && c <= U'F');
}

bool isAsciiAlphanumeric(char32_t c)
{
    return isDigit(c) || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

bool mayBeInName(char32_t c)
{
    return std::u32string_view(U"\t\n\f <&#;").find(c) == std::u32string_view::npos;
}

template <typename Predicate>
std::u32string_view prefixWhere(std::u32string_view text, Predicate matches)
{
    const auto end = std::find_if_not(text.begin(), text.end(), matches);
    return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

std::string narrow(std::u32string_view ascii)
{
    std::string result(ascii.size(), '\0');
    std::transform(ascii.begin(), ascii.end(), result.begin(), [](char32_t c) {
        return static_cast<char>(c);
    });
    return result;
}

std::u32string textOf(const HtmlEntity& entity)
{
    std::u32string text(1, entity.first);
    if (entity.second != 0)
        text.push_back(entity.second);
    return text;
}

/// Characters that the standard calls parse errors and Python's html.unescape drops.
bool isForbidden(std::uint32_t number)
{
    const bool isControl = (number >= 0x1 && number <= 0x8) || number == 0xB ||
                           (number >= 0xE && number <= 0x1F) || number == 0x7F;
    const bool isNoncharacter =
        (number >= 0xFDD0 && number <= 0xFDEF) || (number & 0xFFFEU) == 0xFFFEU;
    return isControl || isNoncharacter;
}

std::u32string textOfNumber(std::uint32_t number)
{
    if (number == 0 || (number >= 0xD800 && number <= 0xDFFF) || number >= kOutOfRange)
        return {kReplacement};
    if (isForbidden(number))
        return {};
    return {fromWindows1252Control(number)};
}

/// What was found at the start of a text and how much of it is used up.
struct Reference {
    std::u32string replacement;
    std::size_t length = 0;
};

/// `text` starts just behind "&#". Digits, then an optional semicolon.
std::optional<Reference> readNumber(std::u32string_view text)
{
    const bool isHex = !text.empty() && (text.front() == U'x' || text.front() == U'X');
    const std::u32string_view digits =
        isHex ? prefixWhere(text.substr(1), isHexDigit) : prefixWhere(text, isDigit);
    if (digits.empty())
        return std::nullopt;
    std::uint32_t number = 0;
    for (const char32_t c : digits) {
        const std::uint32_t letter = c >= U'a' ? c - U'a' : c - U'A';
        const std::uint32_t digit = isDigit(c) ? c - U'0' : letter + 10U;
        number = std::min(number * (isHex ? 16U : 10U) + digit, kOutOfRange);
    }
    std::size_t length = digits.size() + (isHex ? 1 : 0);
    if (length < text.size() && text[length] == U';')
        ++length;
    return Reference{textOfNumber(number), length};
}

/// The longest prefix of `name` that may stand without its semicolon.
const HtmlEntity* longestBareEntity(std::string_view name)
{
    for (; name.size() >= kShortestBareName; name.remove_suffix(1)) {
        const HtmlEntity* const entity = findHtmlEntity(name);
        if (entity != nullptr && entity->bareIsAllowed)
            return entity;
    }
    return nullptr;
}

/// `text` starts just behind "&".
std::optional<Reference> readName(std::u32string_view text)
{
    const std::u32string_view run = prefixWhere(text.substr(0, kLongestName), mayBeInName);
    const std::string name = narrow(prefixWhere(run, isAsciiAlphanumeric));
    const bool endsWithSemicolon =
        name.size() == run.size() && run.size() < text.size() && text[run.size()] == U';';
    if (const HtmlEntity* entity = findHtmlEntity(name); entity != nullptr && endsWithSemicolon)
        return Reference{textOf(*entity), run.size() + 1};
    if (const HtmlEntity* entity = longestBareEntity(name); entity != nullptr)
        return Reference{textOf(*entity), entity->name.size()};
    return std::nullopt;
}

std::optional<Reference> readReference(std::u32string_view text)
{
    if (!text.empty() && text.front() == U'#') {
        std::optional<Reference> reference = readNumber(text.substr(1));
        if (reference)
            ++reference->length;
        return reference;
    }
    return readName(text);
}

/// "NTILDE" for "ntilde": only where a browser would leave the capitals alone.
std::optional<std::u32string> textOfCapitalName(std::string_view name)
{
    const auto isLower = [](char c) { return c >= 'a' && c <= 'z'; };
    if (std::any_of(name.begin(), name.end(), isLower) || longestBareEntity(name) != nullptr)
        return std::nullopt;
    std::string lower(name);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    const HtmlEntity* const entity = findHtmlEntity(lower);
    if (entity == nullptr)
        return std::nullopt;
    return toUpperCase(textOf(*entity));
}

/// As readReference, for the cautious form.
std::optional<Reference> readStrictReference(std::u32string_view text)
{
    const std::size_t hash = !text.empty() && text.front() == U'#' ? 1 : 0;
    const std::u32string_view body = prefixWhere(text.substr(hash), isAsciiAlphanumeric);
    const std::size_t end = hash + body.size();
    if (body.empty() || body.size() > kLongestStrictName || end == text.size() || text[end] != U';')
        return std::nullopt;
    if (hash == 1) {
        std::optional<Reference> reference = readReference(text);
        // ftfy takes a semicolon in the result for a reference that was decoded in part.
        if (!reference || reference->length != end + 1 || reference->replacement == U";")
            return std::nullopt;
        return reference;
    }
    const std::string name = narrow(body);
    if (const HtmlEntity* entity = findHtmlEntity(name); entity != nullptr)
        return Reference{textOf(*entity), end + 1};
    if (std::optional<std::u32string> capital = textOfCapitalName(name); capital)
        return Reference{*std::move(capital), end + 1};
    return std::nullopt;
}

template <typename Reader>
std::u32string replaceReferences(std::u32string_view text, Reader read)
{
    std::u32string result;
    result.reserve(text.size());
    while (true) {
        const std::size_t ampersand = text.find(U'&');
        result.append(text.substr(0, ampersand));
        if (ampersand == std::u32string_view::npos)
            return result;
        text.remove_prefix(ampersand + 1);
        if (const std::optional<Reference> reference = read(text); reference) {
            result.append(reference->replacement);
            text.remove_prefix(reference->length);
        } else {
            result.push_back(U'&');
        }
    }
}

}  // namespace

const HtmlEntity* findHtmlEntity(std::string_view name)
{
    const HtmlEntity wanted{.name = name};
    const auto* const found =
        std::lower_bound(kEntities.begin(), kEntities.end(), wanted, isBefore);
    return found != kEntities.end() && found->name == name ? found : nullptr;
}

std::u32string unescapeHtml(std::u32string_view text)
{
    return replaceReferences(text, readReference);
}

std::u32string unescapeHtmlStrictly(std::u32string_view text)
{
    return replaceReferences(text, readStrictReference);
}

}  // namespace clipscope
