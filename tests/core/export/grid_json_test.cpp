// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/grid_json.h"
#include "tests/core/export/example_explanation.h"
#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

namespace clipscope {
namespace {

using Json = nlohmann::json;

GridFinding exampleFinding()
{
    GridFinding finding;
    finding.pictures = {"a.png", "b.png", "c.png", "d.png"};
    finding.boxes[1] = Box{230, 10, 40, 30};
    finding.densities = {0, 0.25, 0, 0};
    finding.best = Quadrant::TopRight;
    finding.beta = 0.3;
    return finding;
}

TEST(GridJsonTest, ListsTheQuadrantsRowByRow)
{
    EXPECT_EQ(Json::parse(gridJson(exampleFinding())), Json::parse(R"({
        "schema": "clipscope.grid/1", "at_least": 0.3, "centre_erased": true, "best": "top_right",
        "quadrants": [
            {"quadrant": "top_left", "picture": "a.png", "box": null, "density": 0.0},
            {"quadrant": "top_right", "picture": "b.png", "density": 0.25,
             "box": {"x": 230, "y": 10, "width": 40, "height": 30}},
            {"quadrant": "bottom_left", "picture": "c.png", "box": null, "density": 0.0},
            {"quadrant": "bottom_right", "picture": "d.png", "box": null, "density": 0.0}]})"));
}

TEST(GridJsonTest, IsWrittenBesideTheExplanationAndTheComposedPicture)
{
    const TempFolder folder;
    writeGrid(folder.path() / "out", test::exampleExplanation(), exampleFinding());
    for (const char* file : {"result.json", "grid.json", "picture.png", "boxes.png"})
        EXPECT_TRUE(std::filesystem::exists(folder.path() / "out" / file)) << file;
}

}  // namespace
}  // namespace clipscope
