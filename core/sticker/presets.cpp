// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sticker/presets.h"

#include "core/base/check.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace clipscope {

namespace {

/// Widths of letters are known only where fonts are: this is about right for a sans serif.
constexpr double kWidthOfLetter = 0.55;

/// Characters of the longest line, 1 at least.
double longestLine(std::string_view text)
{
    int longest = 1;
    int length = 0;
    for (const char character : text) {
        if (character == '\n')
            length = 0;
        else if ((static_cast<unsigned char>(character) & 0xC0U) != 0x80U)
            longest = std::max(longest, ++length);
    }
    return longest;
}

/// Em at which the text is `share` of a width, but no line higher than `highest`.
double sizeFor(const std::string& text, double width, double share, double highest)
{
    constexpr double kSmallest = 6;
    const double fits = share * width / (kWidthOfLetter * longestLine(text));
    return std::round(std::max(kSmallest, std::min(fits, highest)));
}

void usePaper(Sticker& sticker, StickerColour colour, double padding)
{
    sticker.paper = true;
    sticker.paperColour = colour;
    sticker.padding = std::round(padding * sticker.font.size);
}

}  // namespace

const std::vector<StickerPresetInfo>& stickerPresets()
{
    static const std::vector<StickerPresetInfo> kPresets = {
        {StickerPreset::PaperLabel, "label", "Paper label"},
        {StickerPreset::HandwrittenNote, "note", "Handwritten note"},
        {StickerPreset::PriceTag, "price-tag", "Price tag"},
        {StickerPreset::Watermark, "watermark", "Watermark"},
        {StickerPreset::TinyCornerText, "corner", "Tiny corner text"}};
    return kPresets;
}

StickerPreset stickerPresetFrom(std::string_view id)
{
    std::string known;
    for (const StickerPresetInfo& info : stickerPresets()) {
        if (info.id == id)
            return info.preset;
        known += (known.empty() ? "" : ", ") + std::string(info.id);
    }
    throw Error(
        ErrorCode::InvalidArgument,
        "there is no sticker preset '" + std::string(id) + "'; the presets are " + known);
}

Sticker presetSticker(StickerPreset preset, std::string text, Size picture, const Box& target)
{
    CLIPSCOPE_CHECK(
        picture.width > 0 && picture.height > 0, "a sticker needs a picture with at least a pixel");
    const Box whole{0, 0, picture.width, picture.height};
    const Box& place = target.area() > 0 ? target : whole;
    Sticker sticker;
    sticker.text = std::move(text);
    sticker.colour = {20, 20, 20};
    switch (preset) {
    case StickerPreset::PaperLabel:
        // Smaller ones are read less often than they are overlooked.
        sticker.font.size = sizeFor(
            sticker.text,
            std::min(0.82 * place.width, 0.6 * picture.width),
            1,
            0.35 * place.height);
        usePaper(sticker, {255, 255, 255}, 0.25);
        break;
    case StickerPreset::HandwrittenNote:
        sticker.font.family = kHandFamily;
        sticker.font.bold = true;
        sticker.font.size = sizeFor(sticker.text, place.width, 0.6, 0.35 * place.height);
        sticker.colour = {25, 35, 110};
        sticker.rotation = -6;
        usePaper(sticker, {255, 241, 140}, 0.4);
        break;
    case StickerPreset::PriceTag:
        sticker.font.bold = true;
        sticker.font.size = sizeFor(sticker.text, place.width, 0.5, 0.3 * place.height);
        sticker.colour = {190, 20, 20};
        usePaper(sticker, {255, 255, 255}, 0.3);
        sticker.borderWidth = std::max(1.0, std::round(0.08 * sticker.font.size));
        sticker.borderColour = sticker.colour;
        sticker.cornerRadius = std::round(0.3 * sticker.font.size);
        break;
    case StickerPreset::Watermark:
        sticker.font.bold = true;
        sticker.font.size = sizeFor(sticker.text, picture.width, 0.8, 0.4 * picture.height);
        sticker.colour = {255, 255, 255};
        sticker.opacity = 0.4;
        sticker.rotation = -20;
        return placedOn(std::move(sticker), whole);
    case StickerPreset::TinyCornerText: {
        constexpr double kMargin = 0.02;
        sticker.font.size = std::max(6.0, std::round(0.05 * picture.height));
        sticker.colour = {255, 255, 255};
        const double width = kWidthOfLetter * longestLine(sticker.text) * sticker.font.size;
        const double x = (1 - kMargin) * picture.width - width / 2;
        const double y = (1 - kMargin) * picture.height - 0.6 * sticker.font.size;
        return movedTo(std::move(sticker), {std::max(x, picture.width / 2.0), y});
    }
    }
    return placedOn(std::move(sticker), place);
}

}  // namespace clipscope
