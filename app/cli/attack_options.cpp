// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/attack_options.h"

#include "core/base/check.h"

namespace clipscope::cli {

namespace {

constexpr double kLongest = 100'000;
constexpr double kMostDegrees = 36'000;

Point parsePoint(const std::string& text)
{
    const auto comma = text.find(',');
    CLIPSCOPE_CHECK(
        comma != std::string::npos,
        "--at takes the sticker's centre in pixels, as in 320,240, not '" + text + "'");
    return {
        parseReal("--at", text.substr(0, comma), -kLongest, kLongest),
        parseReal("--at", text.substr(comma + 1), -kLongest, kLongest)};
}

StickerColour parseColour(const std::string& option, const std::string& text)
{
    const auto colour = stickerColourFrom(text);
    CLIPSCOPE_CHECK(colour.has_value(), option + " takes a colour as #ff0000, not '" + text + "'");
    return *colour;
}

double pixels(const StickerLength& length, Size picture)
{
    constexpr double kWhole = 100;
    return length.isPercent ? length.value / kWhole * picture.width : length.value;
}

}  // namespace

StickerLength StickerLength::parse(const std::string& option, const std::string& text)
{
    constexpr double kSmallest = 0.01;
    StickerLength length;
    length.isPercent = text.ends_with('%');
    const std::string number = length.isPercent ? text.substr(0, text.size() - 1) : text;
    length.value = parseReal(option, number, 0, length.isPercent ? 1000 : kLongest);
    CLIPSCOPE_CHECK(length.value >= kSmallest, option + " must be at least 0.01");
    return length;
}

void addStickerOptions(CLI::App& command, StickerOptions& options)
{
    command.add_option("--text", options.text, "The words; \\n breaks the line.")
        ->type_name("WORDS");
    addParsed(
        command,
        "--preset",
        "NAME",
        "What it looks like: label, note, price-tag, watermark or corner. Default: label.",
        [&options](const std::string& text) { options.preset = stickerPresetFrom(text); });
    addParsed(
        command,
        "--at",
        "X,Y",
        "Its centre in pixels. Default: the middle of the box of the likeliest prompt.",
        [&options](const std::string& text) { options.at = parsePoint(text); });
    addParsed(
        command,
        "--size",
        "N|P%",
        "Size of the letters in pixels, or width of the whole sticker in percent of the picture's. "
        "Default: the preset's.",
        [&options](const std::string& text) {
            options.size = StickerLength::parse("--size", text);
        });
    addParsed(
        command,
        "--wrap",
        "N|P%",
        "Break lines to this width, in pixels or percent of the picture's. Default: off.",
        [&options](const std::string& text) {
            options.wrap = StickerLength::parse("--wrap", text);
        });
    command
        .add_option(
            "--font",
            options.font,
            "Family of the letters: 'Clipscope Sans' and 'Clipscope Hand' come with the program. "
            "Default: the preset's.")
        ->type_name("FAMILY");
    command.add_flag("--bold", options.bold, "Bold letters.");
    command.add_flag("--italic", options.italic, "Italic letters.");
    addParsed(
        command,
        "--colour",
        "#RRGGBB",
        "Colour of the letters. Default: the preset's.",
        [&options](const std::string& text) { options.colour = parseColour("--colour", text); });
    addParsed(
        command,
        "--paper",
        "#RRGGBB",
        "Colour of the paper. Default: the preset's.",
        [&options](const std::string& text) { options.paper = parseColour("--paper", text); });
    command.add_flag("--no-paper", options.noPaper, "Letters on the picture itself.");
    addParsed(
        command,
        "--rotate",
        "DEGREES",
        "Turned clockwise. Default: the preset's.",
        [&options](const std::string& text) {
            options.rotation = parseReal("--rotate", text, -kMostDegrees, kMostDegrees);
        });
    addParsed(
        command,
        "--opacity",
        "O",
        "From 0, invisible, to 1. Default: the preset's.",
        [&options](const std::string& text) {
            options.opacity = parseReal("--opacity", text, 0, 1);
        });
}

Sticker stickerFor(
    const StickerOptions& options, Size picture, const Box& target, const PatchSource& source)
{
    std::string text = options.text;
    for (std::size_t at = text.find("\\n"); at != std::string::npos; at = text.find("\\n", at))
        text.replace(at, 2, "\n");
    Sticker sticker = presetSticker(options.preset, text, picture, target);
    sticker.id = "s1";
    if (!options.font.empty())
        sticker.font.family = options.font;
    sticker.font.bold = sticker.font.bold || options.bold;
    sticker.font.italic = options.italic;
    sticker.colour = options.colour.value_or(sticker.colour);
    sticker.paperColour = options.paper.value_or(sticker.paperColour);
    sticker.paper = (sticker.paper || options.paper.has_value()) && !options.noPaper;
    sticker.rotation = options.rotation.value_or(sticker.rotation);
    sticker.opacity = options.opacity.value_or(sticker.opacity);
    if (options.wrap)
        sticker.wrapWidth = pixels(*options.wrap, picture);
    if (options.size && options.size->isPercent) {
        sticker = withWidth(sticker, pixels(*options.size, picture), source);
    } else if (options.size) {
        const auto wrap = sticker.wrapWidth;  // a width of its own, not the letters'
        sticker = scaled(sticker, options.size->value / sticker.font.size);
        sticker.wrapWidth = wrap;
    }
    return options.at ? movedTo(sticker, *options.at) : sticker;
}

}  // namespace clipscope::cli
