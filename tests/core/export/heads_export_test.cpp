// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/heads_export.h"
#include "core/image/image_io.h"
#include "tests/core/export/example_explanation.h"
#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

namespace clipscope {
namespace {

using Json = nlohmann::ordered_json;

/// One layer of two heads on a grid of 1 x 2 cells: head 1 is against the prompt, by its right
/// cell.
HeadsExport exampleHeads()
{
    const Explanation example = test::exampleExplanation();
    HeadReport report{
        .imageId = "",
        .filter = {},
        .templates = {"a photo of {}"},
        .prompts = example.result.prompts,
        .attribution =
            {.heads = (cv::Mat_<float>(1, 2) << 0.125F, -0.5F),
             .mlps = {0.25F, 0.375F},
             .cosine = 0.25,
             .headMaps = (cv::Mat_<float>(2, 2) << 0.125F, 0, 0, -0.5F),
             .classShares = cv::Mat::zeros(1, 2, CV_32FC1),
             .grid = {2, 1}},
        .notes = {"one"}};
    return {.image = example.image, .model = example.model, .report = std::move(report), .top = 1};
}

TEST(HeadsJsonTest, TellsEveryPartAndTheTopHeads)
{
    const Json json = Json::parse(headsJson(exampleHeads()));
    EXPECT_EQ(json["schema"], "clipscope.heads/1");
    EXPECT_EQ(json["fit"], "stretch");
    EXPECT_EQ(json["templates"], Json::parse(R"(["a photo of {}"])"));
    EXPECT_EQ(json["attribution"], Json::parse(R"({
        "cosine": 0.25, "heads": [[0.125, -0.5]], "mlps": [0.25, 0.375]})"));
    EXPECT_EQ(json["map_size"], Json::parse("[1, 2]"));
    EXPECT_EQ(json["top"], Json::parse(R"([
        {"layer": 0, "head": 1, "value": -0.5, "percent": -200.0, "evidence": "against",
         "file": null}])"));
    EXPECT_EQ(json["notes"], Json::parse(R"(["one"])"));
}

TEST(WriteHeadsTest, DrawsAHeadThatLowersTheCosineByWhatSpeaksAgainst)
{
    const TempFolder folder;
    writeHeads(folder.path() / "new", exampleHeads());
    const Image picture = readImage(folder.path() / "new/head_00_01.png");
    // The heat is in the right half, so it is brighter there than the even picture.
    const cv::Scalar left = cv::mean(picture.rgb()(cv::Rect(0, 0, 10, 40)));
    const cv::Scalar right = cv::mean(picture.rgb()(cv::Rect(50, 0, 10, 40)));
    EXPECT_GT(right[0] + right[1], left[0] + left[1] + 50);
    EXPECT_TRUE(std::filesystem::exists(folder.path() / "new/heads.json"));
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "new/head_00_00.png"));
    // One row of four float32 per head behind the header of 128 bytes or 64.
    EXPECT_EQ(std::filesystem::file_size(folder.path() / "new/head_maps.npy") % 64, 16U);
}

TEST(WriteHeadsTest, NamesSortByLayerAndHead)
{
    EXPECT_EQ(headPictureName(3, 11), "head_03_11.png");
    EXPECT_EQ(headPictureName(100, 0), "head_100_00.png");
}

}  // namespace
}  // namespace clipscope
