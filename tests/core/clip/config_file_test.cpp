// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/clip/clip_config.h"
#include "tests/support/temp_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <tuple>

namespace clipscope {
namespace {

using ::testing::HasSubstr;

TEST(ConfigOverridesTest, ReadsItsKeysAndIgnoresOthers)
{
    const TempFolder folder;
    const auto path = folder.file(
        "config.json",
        R"({"name": "small one", "activation": "gelu", "image_mean": [0.5, 0.25, 0],
            "image_std": [1, 2, 0.5], "license": "MIT", "vision_config": {"a": [1]}})");
    const ConfigOverrides overrides = readConfigOverrides(path);
    EXPECT_EQ(overrides.name, "small one");
    EXPECT_EQ(overrides.license, "MIT");
    EXPECT_EQ(overrides.activation, Activation::Gelu);
    ASSERT_TRUE(overrides.pixels.has_value());
    EXPECT_EQ(overrides.pixels->mean, (std::array<float, 3>{0.5F, 0.25F, 0.0F}));
    EXPECT_EQ(overrides.pixels->deviation, (std::array<float, 3>{1.0F, 2.0F, 0.5F}));
}

TEST(ConfigOverridesTest, SaysNothingWhereTheFileSaysNothing)
{
    const TempFolder folder;
    const ConfigOverrides overrides =
        readConfigOverrides(folder.file("config.json", R"({"activation": null})"));
    EXPECT_FALSE(overrides.activation.has_value());
    EXPECT_FALSE(overrides.pixels.has_value());
    EXPECT_FALSE(overrides.visionHeads.has_value());
    EXPECT_TRUE(overrides.name.empty());
}

TEST(ConfigOverridesTest, OneOfTheStatisticsLeavesTheOtherAtClipsOwn)
{
    const TempFolder folder;
    const ConfigOverrides overrides =
        readConfigOverrides(folder.file("config.json", R"({"image_std": [1, 1, 1]})"));
    EXPECT_EQ(overrides.pixels->mean, PixelStatistics{}.mean);
    EXPECT_EQ(overrides.pixels->deviation, (std::array<float, 3>{1, 1, 1}));
}

TEST(ConfigOverridesTest, NamesFileAndKeyOfWhatIsWrong)
{
    const std::pair<const char*, const char*> cases[] = {
        {"", "not valid JSON"},
        {"{\"name\": ", "not valid JSON"},
        {"[]", "not a JSON object"},
        {R"({"name": 3})", "\"name\""},
        {R"({"activation": "relu"})", "\"activation\""},
        {R"({"image_mean": [1, 2]})", "\"image_mean\""},
        {R"({"image_mean": [1, 2, "3"]})", "\"image_mean\""},
        {R"({"image_std": 1})", "\"image_std\""},
        {R"({"image_std": [1, 0, 1]})", "\"image_std\""},
        {R"({"license": []})", "\"license\""},
    };
    const TempFolder folder;
    for (const auto& [text, message] : cases) {
        try {
            std::ignore = readConfigOverrides(folder.file("config.json", text));
            ADD_FAILURE() << text;
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::Corrupt) << text;
            EXPECT_THAT(error.what(), HasSubstr("config.json"));
            EXPECT_THAT(error.what(), HasSubstr(message));
        }
    }
}

TEST(ConfigOverridesTest, AMissingFileIsUnreadable)
{
    const TempFolder folder;
    try {
        std::ignore = readConfigOverrides(folder.path() / "config.json");
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Unreadable);
    }
}

}  // namespace
}  // namespace clipscope
