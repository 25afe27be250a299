// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/geometry.h"
#include "core/image/image.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace clipscope {

/// What a sticker puts on the picture, or does to it.
enum class StickerKind {
    Text,     ///< words, with or without paper under them
    Picture,  ///< another picture
    Blur,     ///< a brush stroke that blurs
    Erase,    ///< a brush stroke filled with the mean colour round it
    Inpaint   ///< a brush stroke filled with what the surroundings suggest (Telea, 2004)
};

[[nodiscard]] std::string_view toString(StickerKind kind);  // "text", "picture", "blur", ...
/// True for what a brush draws: Blur, Erase and Inpaint.
[[nodiscard]] bool isStroke(StickerKind kind);

/// 8-bit RGB, as pixels are.
struct StickerColour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    friend bool operator==(const StickerColour&, const StickerColour&) = default;
};
/// "#rrggbb".
[[nodiscard]] std::string toString(StickerColour colour);
/// Accepts "#rrggbb" and "#rgb"; none for anything else.
[[nodiscard]] std::optional<StickerColour> stickerColourFrom(std::string_view text);

/// Families that are shipped, so that letters are the same everywhere: see resources/fonts.
inline constexpr const char* kSansFamily = "Clipscope Sans";
inline constexpr const char* kHandFamily = "Clipscope Hand";

/// How letters look. The size is that of the em in picture pixels, so that a sticker is the same on
/// every screen.
struct StickerFont {
    std::string family = kSansFamily;
    /// SHA-256 of the tables of the font that drew it, see StickerPatch; empty: not known. Tells
    /// when another machine draws with another font, and changes no pixel itself.
    std::string checksum;
    double size = 48;
    bool bold = false;
    bool italic = false;
    friend bool operator==(const StickerFont&, const StickerFont&) = default;
};

/// The picture of a picture sticker, drawn `width` by `height` picture pixels large.
struct StickerPicture {
    Image image;
    double width = 0;
    double height = 0;
    friend bool operator==(const StickerPicture& a, const StickerPicture& b)
    {
        return a.image.id() == b.image.id() && a.width == b.width && a.height == b.height;
    }
};

/// A corner of a brush stroke, in picture pixels.
struct StrokePoint {
    double x = 0;
    double y = 0;
    friend bool operator==(const StrokePoint&, const StrokePoint&) = default;
};

/// Something stuck onto a picture, as a value; the picture itself is never changed. Lengths are
/// picture pixels. A list of them is drawn in order, the last on top.
struct Sticker {
    std::string id;  ///< the same as long as the sticker lives; unique in its list, see freshId()
    StickerKind kind = StickerKind::Text;
    double centreX = 0;   ///< of text and pictures, which turn about it
    double centreY = 0;   ///< as Point: pixel (0, 0) has its centre at (0.5, 0.5)
    double rotation = 0;  ///< degrees clockwise; text and pictures
    double opacity = 1;   ///< [0, 1]
    bool visible = true;
    bool locked = false;  ///< the mouse leaves it alone

    std::string text;  ///< UTF-8; line feeds break lines
    StickerFont font;
    StickerColour colour;             ///< of the letters
    std::optional<double> wrapWidth;  ///< lines are broken to fit; none: only at line feeds
    bool paper = false;               ///< text on paper rather than on the picture itself
    StickerColour paperColour{255, 255, 255};
    double padding = 0;      ///< from the text to the border, on all sides
    double borderWidth = 0;  ///< 0: none
    StickerColour borderColour;
    double cornerRadius = 0;  ///< of paper and border, outside

    std::optional<StickerPicture> picture;  ///< of picture stickers

    std::vector<StrokePoint> stroke;  ///< the brush's way; one point is a dot
    double radius = 0;                ///< of the brush

    std::string extra;  ///< JSON object of what a later version wrote; empty: nothing

    friend bool operator==(const Sticker&, const Sticker&) = default;
};

/// An id that no sticker of the list has: "s1", "s2", ...
[[nodiscard]] std::string freshId(std::span<const Sticker> stickers);

/// Identifies what a list does to pixels: SHA-256 in hexadecimal over everything but ids, locks,
/// font files and what is invisible; empty if nothing is visible.
[[nodiscard]] std::string stickersKey(std::span<const Sticker> stickers);

/// The sticker with every length `factor` times as large, about its centre; strokes about the
/// middle of their box. Throws Error(InvalidArgument) unless the factor is finite and above 0.
[[nodiscard]] Sticker scaled(Sticker sticker, double factor);
/// The sticker moved so that its centre lies at `centre`.
[[nodiscard]] Sticker movedTo(Sticker sticker, Point centre);
/// The sticker in the middle of a box.
[[nodiscard]] Sticker placedOn(Sticker sticker, const Box& box);
/// Centre of text and pictures; of a stroke, the middle of its points' box.
[[nodiscard]] Point centreOf(const Sticker& sticker);

/// What to call a sticker in lists and messages: its text on one line, cut short, or its kind.
[[nodiscard]] std::string titleOf(const Sticker& sticker);

}  // namespace clipscope
