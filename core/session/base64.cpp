// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/base64.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace clipscope {

namespace {

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::uint8_t kForeign = 0xFF;
constexpr std::uint32_t kSixBits = 0x3F;

constexpr std::array<std::uint8_t, 256> makeValues()
{
    std::array<std::uint8_t, 256> values{};
    values.fill(kForeign);
    for (std::size_t i = 0; i < kAlphabet.size(); ++i)
        values[static_cast<unsigned char>(kAlphabet[i])] = static_cast<std::uint8_t>(i);
    return values;
}

constexpr std::array<std::uint8_t, 256> kValues = makeValues();

}  // namespace

std::string toBase64(std::span<const std::byte> bytes)
{
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - at);
        std::uint32_t bits = 0;
        for (std::size_t i = 0; i < 3; ++i)
            bits = bits << 8U | (i < count ? std::to_integer<std::uint32_t>(bytes[at + i]) : 0U);
        for (std::size_t i = 0; i < 4; ++i)
            text += i <= count ? kAlphabet[bits >> (18U - 6U * i) & kSixBits] : '=';
    }
    return text;
}

std::optional<std::vector<std::byte>> fromBase64(std::string_view text)
{
    if (text.size() % 4 != 0)
        return std::nullopt;
    std::size_t padding = 0;
    while (padding < 2 && padding < text.size() && text[text.size() - 1 - padding] == '=')
        ++padding;
    std::vector<std::byte> bytes;
    bytes.reserve(text.size() / 4 * 3);
    for (std::size_t at = 0; at < text.size(); at += 4) {
        const std::size_t missing = at + 4 == text.size() ? padding : 0;
        std::uint32_t bits = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            const bool padded = i >= 4 - missing;
            const std::uint8_t value =
                padded ? std::uint8_t{0} : kValues[static_cast<unsigned char>(text[at + i])];
            if (value == kForeign)
                return std::nullopt;
            bits = bits << 6U | value;
        }
        if ((bits & ((1U << 8U * missing) - 1U)) != 0)
            return std::nullopt;
        for (std::size_t i = 0; i < 3 - missing; ++i)
            bytes.push_back(static_cast<std::byte>(bits >> (16U - 8U * i) & 0xFFU));
    }
    return bytes;
}

}  // namespace clipscope
