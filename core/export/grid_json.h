// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/export.h"
#include "core/localize/quadrants.h"

#include <array>
#include <filesystem>
#include <optional>
#include <string>

namespace clipscope {

/// What the grid view found; quadrants row by row.
struct GridFinding {
    std::array<std::string, kQuadrants> pictures;      ///< where each came from
    std::array<std::optional<Box>, kQuadrants> boxes;  ///< in pixels of the composed picture
    std::array<double, kQuadrants> densities{};        ///< share of the quadrant in the mask
    Quadrant best = Quadrant::TopLeft;                 ///< the densest
    double beta = 0;                                   ///< heat of at least this counts
    bool centreErased = true;
};

/// `clipscope.grid/1` as indented JSON.
[[nodiscard]] std::string gridJson(const GridFinding& finding);

/// As writeExplanation(), and grid.json and picture.png (the composed picture) beside it.
void writeGrid(
    const std::filesystem::path& folder,
    const Explanation& explanation,
    const GridFinding& finding);

}  // namespace clipscope
