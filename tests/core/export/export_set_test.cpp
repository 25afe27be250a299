// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/export/export.h"
#include "core/export/tables.h"
#include "core/image/image_io.h"
#include "tests/core/export/example_explanation.h"
#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

namespace clipscope {
namespace {

namespace fs = std::filesystem;
using test::exampleExplanation;

std::set<std::string> namesIn(const fs::path& folder)
{
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder))
        names.insert(entry.path().filename().string());
    return names;
}

std::string contents(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

TEST(ExportSetTest, WritesItsFilesAndNothingElseIntoAFolderThatItMakes)
{
    const TempFolder place;
    const fs::path folder = place.path() / "a" / "b";
    Explanation example = exampleExplanation();
    writeExplanation(folder, example);
    std::set<std::string> expected = {
        "boxes.csv",
        "boxes.json",
        "boxes.png",
        "heatmap.npy",
        "heatmap16.png",
        "heatmap_native.npy",
        "mask.png",
        "overlay.png",
        "prompts.csv",
        "result.json"};
    EXPECT_EQ(namesIn(folder), expected);
    example.channels.resize(1);
    writeExplanation(folder, example);
    expected.insert("channels.csv");
    EXPECT_EQ(namesIn(folder), expected);
}

TEST(ExportSetTest, WritesWhatTheSingleWritersMake)
{
    const TempFolder place;
    const Explanation example = exampleExplanation();
    writeExplanation(place.path(), example);
    EXPECT_EQ(contents(place.path() / "result.json"), resultJson(example));
    EXPECT_EQ(contents(place.path() / "heatmap.npy"), npyBytes(example.heatmap.values));
    EXPECT_EQ(contents(place.path() / "heatmap_native.npy"), npyBytes(example.result.map.values));
    const Image mask = readImage(place.path() / "mask.png");
    EXPECT_EQ(mask.rgb().at<cv::Vec3b>(20, 35), cv::Vec3b(255, 255, 255));
    EXPECT_EQ(mask.rgb().at<cv::Vec3b>(35, 5), cv::Vec3b(0, 0, 0));
    EXPECT_EQ(
        contents(place.path() / "boxes.csv"), boxesCsv(example.localisation, example.image.size()));
    EXPECT_EQ(
        contents(place.path() / "boxes.json"),
        boxesJson(example.localisation, example.image.size(), example.options.box));
    EXPECT_EQ(contents(place.path() / "prompts.csv"), promptsCsv(example.result.prompts));
}

TEST(ExportSetTest, RemovesTheChannelsOfAnOlderResult)
{
    const TempFolder place;
    Explanation example = exampleExplanation();
    example.channels.resize(2);
    writeExplanation(place.path(), example);
    EXPECT_TRUE(fs::exists(place.path() / "channels.csv"));
    example.channels.clear();
    writeExplanation(place.path(), example);
    EXPECT_FALSE(fs::exists(place.path() / "channels.csv"));
}

TEST(ExportSetTest, ReplacesAnOlderResult)
{
    const TempFolder place;
    Explanation example = exampleExplanation();
    writeExplanation(place.path(), example);
    example.result.passes = 7;
    writeExplanation(place.path(), example);
    EXPECT_EQ(contents(place.path() / "result.json"), resultJson(example));
    EXPECT_EQ(namesIn(place.path()).size(), 10U);
}

TEST(ExportSetTest, LeavesAnOlderResultAloneIfTheNewOneCannotBeDrawn)
{
    const TempFolder place;
    Explanation example = exampleExplanation();
    writeExplanation(place.path(), example);
    const std::string before = contents(place.path() / "result.json");
    example.heatmap.values = cv::Mat::zeros(3, 3, CV_32FC1);
    EXPECT_THROW(writeExplanation(place.path(), example), Error);
    EXPECT_EQ(contents(place.path() / "result.json"), before);
}

TEST(ExportSetTest, SaysWhatIsInTheWayOfTheFolder)
{
    const TempFolder place;
    const fs::path file = place.path() / "taken";
    std::ofstream(file) << "text";
    try {
        writeExplanation(file / "deeper", exampleExplanation());
        FAIL() << "a file was taken for a folder";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::WriteFailed);
        EXPECT_NE(std::string(error.what()).find(file.string()), std::string::npos) << error.what();
    }
}

}  // namespace
}  // namespace clipscope
