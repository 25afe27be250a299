// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/grid_json.h"

#include "core/base/atomic_file.h"
#include "core/export/json_parts.h"
#include "core/image/image_io.h"

namespace clipscope {

namespace {

using json_parts::Json;
using json_parts::number;

constexpr std::array kNames = {"top_left", "top_right", "bottom_left", "bottom_right"};

Json boxJson(const std::optional<Box>& box)
{
    if (!box)
        return nullptr;
    return {{"x", box->x}, {"y", box->y}, {"width", box->width}, {"height", box->height}};
}

}  // namespace

std::string gridJson(const GridFinding& finding)
{
    Json quadrants = Json::array();
    for (std::size_t i = 0; i < kQuadrants; ++i)
        quadrants.push_back(
            {{"quadrant", kNames[i]},
             {"picture", finding.pictures[i]},
             {"box", boxJson(finding.boxes[i])},
             {"density", number(finding.densities[i])}});
    return json_parts::text(
        {{"schema", "clipscope.grid/1"},
         {"at_least", number(finding.beta)},
         {"centre_erased", finding.centreErased},
         {"best", kNames[static_cast<std::size_t>(finding.best)]},
         {"quadrants", quadrants}});
}

void writeGrid(
    const std::filesystem::path& folder, const Explanation& explanation, const GridFinding& finding)
{
    writeExplanation(folder, explanation);
    writePng(folder / "picture.png", explanation.image.rgb());
    writeFileAtomically(folder / "grid.json", gridJson(finding));
}

}  // namespace clipscope
