// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/explain_options.h"
#include "core/attack/sweep.h"
#include "core/sticker/presets.h"
#include "core/sticker/sticker.h"

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

namespace clipscope::cli {

/// A length in pixels or in percent of the picture's width.
struct StickerLength {
    double value = 0;
    bool isPercent = false;

    /// "48" or "20%". Throws Error(InvalidArgument) that says so otherwise; `option` names it.
    [[nodiscard]] static StickerLength parse(const std::string& option, const std::string& text);
};

/// What a line says about a sticker. What it does not say comes from the preset.
struct StickerOptions {
    std::string text;
    StickerPreset preset = StickerPreset::PaperLabel;
    std::optional<Point> at;            ///< centre; none: where the preset puts it
    std::optional<StickerLength> size;  ///< of the letters; in percent: width of the whole sticker
    std::optional<StickerLength> wrap;
    std::string font;  ///< a family; empty: the preset's
    bool bold = false;
    bool italic = false;
    std::optional<StickerColour> colour;
    std::optional<StickerColour> paper;
    bool noPaper = false;
    std::optional<double> rotation;
    std::optional<double> opacity;
};

/// --text, --preset, --at, --size, --wrap, --font, --bold, --italic, --colour, --paper, --no-paper,
/// --rotate and --opacity.
void addStickerOptions(CLI::App& command, StickerOptions& options);

/// The sticker for a picture. `target`: what it is to sit on, if the line names no place.
[[nodiscard]] Sticker stickerFor(
    const StickerOptions& options, Size picture, const Box& target, const PatchSource& source);

}  // namespace clipscope::cli
