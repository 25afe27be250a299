// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sticker/sticker.h"

#include "core/base/check.h"
#include "core/base/sha256.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <utility>

namespace clipscope {

namespace {

constexpr std::array<std::pair<StickerKind, std::string_view>, 5> kKinds{
    {{StickerKind::Text, "text"},
     {StickerKind::Picture, "picture"},
     {StickerKind::Blur, "blur"},
     {StickerKind::Erase, "erase"},
     {StickerKind::Inpaint, "inpaint"}}};

/// Feeds values to a checksum so that no two lists of them give the same bytes.
class KeyWriter {
public:
    void add(std::uint64_t value)
    {
        std::array<std::byte, 8> bytes{};
        for (std::byte& byte : bytes) {
            byte = static_cast<std::byte>(value & 0xffU);
            value >>= 8U;
        }
        m_hash.update(bytes);
    }
    void add(double value)
    {
        add(std::bit_cast<std::uint64_t>(value == 0 ? 0.0 : value));  // -0 draws as 0
    }
    void add(std::string_view text)
    {
        add(std::uint64_t{text.size()});
        m_hash.update(std::as_bytes(std::span(text)));
    }
    void add(StickerColour colour)
    {
        add(std::uint64_t{colour.red} << 16U | std::uint64_t{colour.green} << 8U | colour.blue);
    }
    void add(bool value) { add(std::uint64_t{value}); }
    [[nodiscard]] std::string hex() { return m_hash.hex(); }

private:
    Sha256 m_hash;
};

void addText(KeyWriter& key, const Sticker& sticker)
{
    key.add(std::string_view(sticker.text));
    key.add(std::string_view(sticker.font.family));
    key.add(sticker.font.size);
    key.add(sticker.font.bold);
    key.add(sticker.font.italic);
    key.add(sticker.colour);
    key.add(sticker.wrapWidth.has_value());
    key.add(sticker.wrapWidth.value_or(0));
    key.add(sticker.paper);
    key.add(sticker.paperColour);
    key.add(sticker.padding);
    key.add(sticker.borderWidth);
    key.add(sticker.borderColour);
    key.add(sticker.cornerRadius);
}

void addPicture(KeyWriter& key, const Sticker& sticker)
{
    key.add(sticker.picture.has_value());
    if (!sticker.picture)
        return;
    key.add(std::string_view(sticker.picture->image.id()));
    key.add(sticker.picture->width);
    key.add(sticker.picture->height);
}

void addStroke(KeyWriter& key, const Sticker& sticker)
{
    key.add(sticker.radius);
    key.add(std::uint64_t{sticker.stroke.size()});
    for (const StrokePoint& point : sticker.stroke) {
        key.add(point.x);
        key.add(point.y);
    }
}

std::optional<std::uint8_t> hexByte(std::string_view digits)
{
    std::uint8_t value = 0;
    const char* end = digits.data() + digits.size();
    const auto [stop, error] = std::from_chars(digits.data(), end, value, 16);
    return stop == end && error == std::errc() ? std::optional(value) : std::nullopt;
}

}  // namespace

std::string_view toString(StickerKind kind)
{
    for (const auto& [candidate, name] : kKinds)
        if (candidate == kind)
            return name;
    CLIPSCOPE_ENSURE(false, "a kind of sticker without a name");
    return {};
}

bool isStroke(StickerKind kind)
{
    return kind == StickerKind::Blur || kind == StickerKind::Erase || kind == StickerKind::Inpaint;
}

std::string toString(StickerColour colour)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text = "#";
    for (const std::uint8_t byte : {colour.red, colour.green, colour.blue}) {
        text += kDigits[byte >> 4U];
        text += kDigits[byte & 15U];
    }
    return text;
}

std::optional<StickerColour> stickerColourFrom(std::string_view text)
{
    if ((text.size() != 7 && text.size() != 4) || text.front() != '#')
        return std::nullopt;
    std::array<std::uint8_t, 3> bytes{};
    const std::size_t digits = text.size() / 3;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto byte = hexByte(text.substr(1 + i * digits, digits));
        if (!byte)
            return std::nullopt;
        bytes[i] = static_cast<std::uint8_t>(digits == 1 ? *byte * 17 : *byte);
    }
    return StickerColour{bytes[0], bytes[1], bytes[2]};
}

std::string freshId(std::span<const Sticker> stickers)
{
    for (std::size_t number = 1;; ++number) {
        std::string id = "s";
        id += std::to_string(number);
        const auto isTaken = [&id](const Sticker& sticker) { return sticker.id == id; };
        if (std::none_of(stickers.begin(), stickers.end(), isTaken))
            return id;
    }
}

std::string stickersKey(std::span<const Sticker> stickers)
{
    KeyWriter key;
    bool isEmpty = true;
    for (const Sticker& sticker : stickers) {
        if (!sticker.visible)
            continue;
        isEmpty = false;
        key.add(toString(sticker.kind));
        key.add(sticker.opacity);
        if (isStroke(sticker.kind)) {
            addStroke(key, sticker);
            continue;
        }
        key.add(sticker.centreX);
        key.add(sticker.centreY);
        key.add(sticker.rotation);
        if (sticker.kind == StickerKind::Text)
            addText(key, sticker);
        else
            addPicture(key, sticker);
    }
    return isEmpty ? std::string() : key.hex();
}

Sticker scaled(Sticker sticker, double factor)
{
    CLIPSCOPE_CHECK(
        std::isfinite(factor) && factor > 0,
        "a sticker can be made " + std::to_string(factor) + " times as large by no program");
    sticker.font.size *= factor;
    if (sticker.wrapWidth)
        *sticker.wrapWidth *= factor;
    sticker.padding *= factor;
    sticker.borderWidth *= factor;
    sticker.cornerRadius *= factor;
    if (sticker.picture) {
        sticker.picture->width *= factor;
        sticker.picture->height *= factor;
    }
    const Point centre = centreOf(sticker);
    for (StrokePoint& point : sticker.stroke)
        point = {
            centre.x + factor * (point.x - centre.x), centre.y + factor * (point.y - centre.y)};
    sticker.radius *= factor;
    return sticker;
}

Sticker movedTo(Sticker sticker, Point centre)
{
    const Point before = centreOf(sticker);
    for (StrokePoint& point : sticker.stroke)
        point = {point.x + centre.x - before.x, point.y + centre.y - before.y};
    sticker.centreX = centre.x;
    sticker.centreY = centre.y;
    return sticker;
}

Sticker placedOn(Sticker sticker, const Box& box)
{
    return movedTo(std::move(sticker), {box.x + box.width / 2.0, box.y + box.height / 2.0});
}

Point centreOf(const Sticker& sticker)
{
    if (!isStroke(sticker.kind) || sticker.stroke.empty())
        return {sticker.centreX, sticker.centreY};
    const auto [left, right] = std::minmax_element(
        sticker.stroke.begin(), sticker.stroke.end(), [](const auto& a, const auto& b) {
            return a.x < b.x;
        });
    const auto [top, bottom] = std::minmax_element(
        sticker.stroke.begin(), sticker.stroke.end(), [](const auto& a, const auto& b) {
            return a.y < b.y;
        });
    return {(left->x + right->x) / 2, (top->y + bottom->y) / 2};
}

std::string titleOf(const Sticker& sticker)
{
    constexpr std::size_t kLongest = 40;
    if (sticker.kind != StickerKind::Text)
        return std::string(toString(sticker.kind));
    std::string title;
    for (const char character : sticker.text) {
        const bool beginsCharacter = (static_cast<unsigned char>(character) & 0xC0U) != 0x80U;
        if (title.size() >= kLongest && beginsCharacter)
            return title + "...";
        title += static_cast<unsigned char>(character) < 0x20U ? ' ' : character;
    }
    return title;
}

}  // namespace clipscope
