// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/unicode_text.h"

#include "core/base/check.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace clipscope {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool isLeadSurrogate(char32_t character)
{
    return character >= 0xD800 && character <= 0xDBFF;
}

bool isTrailSurrogate(char32_t character)
{
    return character >= 0xDC00 && character <= 0xDFFF;
}

/// What the first byte of a sequence promises.
struct Lead {
    std::size_t followers = 0;  ///< continuation bytes to come
    std::uint8_t firstLowest =
        0x80;  ///< allowed range of the first of them: excludes overlong forms
    std::uint8_t firstHighest = 0xBF;  ///< and values above U+10FFFF
    char32_t bits = kReplacement;
};

Lead readLead(std::uint8_t byte)
{
    if (byte < 0x80)
        return {.bits = byte};
    if (byte >= 0xC2 && byte <= 0xDF)
        return {.followers = 1, .bits = byte & 0x1FU};
    if (byte >= 0xE0 && byte <= 0xEF) {
        const std::uint8_t lowest = byte == 0xE0 ? 0xA0 : 0x80;
        return {.followers = 2, .firstLowest = lowest, .bits = byte & 0x0FU};
    }
    if (byte >= 0xF0 && byte <= 0xF4) {
        const std::uint8_t lowest = byte == 0xF0 ? 0x90 : 0x80;
        const std::uint8_t highest = byte == 0xF4 ? 0x8F : 0xBF;
        return {
            .followers = 3, .firstLowest = lowest, .firstHighest = highest, .bits = byte & 0x07U};
    }
    return {};
}

struct Decoded {
    char32_t character;
    std::size_t length;  ///< bytes consumed, at least 1
};

/// `bytes` is not empty. Surrogates come out as they are.
Decoded decodeOne(std::string_view bytes)
{
    const Lead lead = readLead(static_cast<std::uint8_t>(bytes.front()));
    char32_t character = lead.bits;
    for (std::size_t i = 1; i <= lead.followers; ++i) {
        if (i == bytes.size())
            return {kReplacement, i};
        const auto byte = static_cast<std::uint8_t>(bytes[i]);
        const std::uint8_t lowest = i == 1 ? lead.firstLowest : 0x80;
        const std::uint8_t highest = i == 1 ? lead.firstHighest : 0xBF;
        if (byte < lowest || byte > highest)
            return {kReplacement, i};
        character = (character << 6U) | (byte & 0x3FU);
    }
    return {character, lead.followers + 1};
}

/// In place; a lead surrogate just before a trail surrogate makes one character.
void joinSurrogates(std::u32string& text)
{
    std::size_t written = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char32_t character = text[i];
        if (isLeadSurrogate(character) && i + 1 < text.size() && isTrailSurrogate(text[i + 1])) {
            character = 0x10000 + ((character - 0xD800) << 10U) + (text[i + 1] - 0xDC00);
            ++i;
        } else if (isLeadSurrogate(character) || isTrailSurrogate(character)) {
            character = kReplacement;
        }
        text[written++] = character;
    }
    text.resize(written);
}

icu::UnicodeString toIcu(std::u32string_view text)
{
    icu::UnicodeString result;
    for (const char32_t character : text)
        result.append(static_cast<UChar32>(character));
    return result;
}

std::u32string fromIcu(const icu::UnicodeString& text)
{
    std::u32string result;
    result.reserve(static_cast<std::size_t>(text.length()));
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1))
        result.push_back(static_cast<char32_t>(text.char32At(i)));
    return result;
}

std::u32string normalize(std::u32string_view text, const icu::Normalizer2* (*instance)(UErrorCode&))
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* const normalizer = instance(status);
    CLIPSCOPE_ENSURE(
        U_SUCCESS(status), std::string("ICU cannot normalise: ") + u_errorName(status));
    const icu::UnicodeString result = normalizer->normalize(toIcu(text), status);
    CLIPSCOPE_ENSURE(
        U_SUCCESS(status), std::string("ICU cannot normalise: ") + u_errorName(status));
    return fromIcu(result);
}

bool hasCategory(char32_t character, std::uint32_t mask)
{
    return (U_GET_GC_MASK(static_cast<UChar32>(character)) & mask) != 0;
}

}  // namespace

std::u32string decodeUtf8(std::string_view bytes)
{
    std::u32string text;
    text.reserve(bytes.size());
    while (!bytes.empty()) {
        const Decoded decoded = decodeOne(bytes);
        text.push_back(decoded.character);
        bytes.remove_prefix(decoded.length);
    }
    joinSurrogates(text);
    return text;
}

std::string encodeUtf8(std::u32string_view text)
{
    std::string bytes;
    bytes.reserve(text.size());
    const auto put = [&bytes](char32_t value) { bytes.push_back(static_cast<char>(value)); };
    for (const char32_t character : text) {
        if (character < 0x80) {
            put(character);
            continue;
        }
        if (character < 0x800) {
            put(0xC0U | (character >> 6U));
        } else if (character < 0x10000) {
            put(0xE0U | (character >> 12U));
            put(0x80U | ((character >> 6U) & 0x3FU));
        } else {
            put(0xF0U | (character >> 18U));
            put(0x80U | ((character >> 12U) & 0x3FU));
            put(0x80U | ((character >> 6U) & 0x3FU));
        }
        put(0x80U | (character & 0x3FU));
    }
    return bytes;
}

std::u32string toNfc(std::u32string_view text)
{
    // Nothing below the first combining mark takes part in composition: most prompts end here.
    constexpr char32_t kFirstCombining = 0x300;
    if (std::all_of(text.begin(), text.end(), [](char32_t c) { return c < kFirstCombining; }))
        return std::u32string(text);
    return normalize(text, &icu::Normalizer2::getNFCInstance);
}

std::u32string toNfkc(std::u32string_view text)
{
    return normalize(text, &icu::Normalizer2::getNFKCInstance);
}

std::u32string toLowerCase(std::u32string_view text)
{
    return fromIcu(toIcu(text).toLower(icu::Locale::getRoot()));
}

std::u32string toUpperCase(std::u32string_view text)
{
    return fromIcu(toIcu(text).toUpper(icu::Locale::getRoot()));
}

char32_t foldCase(char32_t character)
{
    return static_cast<char32_t>(u_foldCase(static_cast<UChar32>(character), U_FOLD_CASE_DEFAULT));
}

bool isWhiteSpace(char32_t character)
{
    return u_isUWhiteSpace(static_cast<UChar32>(character)) != 0;
}

bool isLetter(char32_t character)
{
    return hasCategory(character, U_GC_L_MASK);
}

bool isNumber(char32_t character)
{
    return hasCategory(character, U_GC_N_MASK);
}

bool isDecimalDigit(char32_t character)
{
    return hasCategory(character, U_GC_ND_MASK);
}

}  // namespace clipscope
