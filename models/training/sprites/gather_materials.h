// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace clipscope::training {

/// Wallpapers of the assets as JPEG pictures whose shorter side is `side` pixels, one for each
/// motif. Returns their names in `out`, sorted: "backgrounds/mate-abstract-arc.jpg".
[[nodiscard]] std::vector<std::string>
gatherBackgrounds(const std::filesystem::path& assets, const std::filesystem::path& out, int side);

struct GatheredFont {
    std::string family;
    std::string file;  ///< in `out`: "fonts/Lato-Regular.ttf"
    bool bold = false;
};

/// Copies upright text fonts, regular and bold, sorted by name. Needs a QGuiApplication.
[[nodiscard]] std::vector<GatheredFont>
gatherFonts(const std::filesystem::path& assets, const std::filesystem::path& out);

}  // namespace clipscope::training
