// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/clip/model_choices.h"
#include "tests/support/tiny_clip.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <tuple>

namespace clipscope {
namespace {

using ::testing::HasSubstr;

ModelChoice choice(const ConfiguredModel& model, const std::string& name)
{
    const auto found =
        std::find_if(model.choices.begin(), model.choices.end(), [&](const ModelChoice& c) {
            return c.name == name;
        });
    return found == model.choices.end() ? ModelChoice{} : *found;
}

TEST(ModelChoicesTest, TheFirstWhoHasAnOpinionDecidesAndIsNamed)
{
    const ShapeTable shapes = canonicalShapes(tinyConfig(VisionFamily::Vit));
    const ConfiguredModel model = configureModel(
        shapes,
        {{.origin = "user", .says = {.inputSize = 128}},
         {.origin = "config.json",
          .says = {.activation = Activation::QuickGelu, .mean = {{0.5F, 0.25F, 0.125F}}}},
         {.origin = "table",
          .says = {
              .activation = Activation::Gelu,
              .visionHeads = 1,
              .inputSize = 64,
              .resize = ResizeMode::Squash,
              .name = "known",
              .license = "MIT"}}});

    EXPECT_EQ(model.config.activation, Activation::QuickGelu);
    EXPECT_EQ(model.config.vision.inputSize, 128);
    EXPECT_EQ(model.config.vision.heads, 1);
    EXPECT_EQ(model.config.resize, ResizeMode::Squash);
    EXPECT_EQ(model.config.pixels.mean, (std::array<float, 3>{0.5F, 0.25F, 0.125F}));
    EXPECT_EQ(model.name, "known");
    EXPECT_EQ(model.license, "MIT");
    const ModelChoice expected[] = {
        {"activation", "quick_gelu", "config.json"},
        {"image heads", "1", "table"},
        {"text heads", "2", "shapes of the weights"},
        {"input size", "128", "user"},
        {"mean", "0.5, 0.25, 0.125", "config.json"},
        {"std", "0.26862955, 0.2613026, 0.2757771", "default"},
        {"resize mode", "squash", "table"},
        {"interpolation", "bicubic", "default"}};
    for (const ModelChoice& wanted : expected) {
        const ModelChoice found = choice(model, wanted.name);
        EXPECT_EQ(found.origin, wanted.origin) << wanted.name;
        if (wanted.name != "std") {
            EXPECT_EQ(found.value, wanted.value) << wanted.name;
        }
    }
}

TEST(ModelChoicesTest, NobodyLeavesTheDocumentedDefaults)
{
    const ConfiguredModel model =
        configureModel(canonicalShapes(tinyConfig(VisionFamily::ResNet)), {});
    EXPECT_EQ(choice(model, "activation"), (ModelChoice{"activation", "gelu", "default"}));
    EXPECT_EQ(choice(model, "resize mode"), (ModelChoice{"resize mode", "shortest", "default"}));
    EXPECT_EQ(choice(model, "image heads").value, "4");
}

TEST(ModelChoicesTest, MetadataGivesBackWhatWasPutIn)
{
    const ConfigOverrides overrides{
        .activation = Activation::QuickGelu,
        .mean = {{0.48145466F, 0.4578275F, 0.40821073F}},
        .deviation = {{0.1F, 1.0F / 3.0F, 1.0F}},
        .visionHeads = 16,
        .textHeads = 20,
        .resize = ResizeMode::Longest,
        .filter = ResampleFilter::Bilinear,
        .name = "a",
        .license = "MIT"};
    EXPECT_EQ(overridesFromMetadata(metadataOf(overrides), "f"), overrides);
    EXPECT_TRUE(metadataOf({}).empty());
    EXPECT_EQ(overridesFromMetadata({{"format", "pt"}}, "f"), ConfigOverrides{});
}

TEST(ModelChoicesTest, MetadataThatMakesNoSenseIsNamed)
{
    for (const auto& [key, value] :
         {std::pair{"clipscope.activation", "relu"},
          {"clipscope.image_mean", "1,2"},
          {"clipscope.vision_heads", "-4"},
          {"clipscope.text_heads", "4x"},
          {"clipscope.resize_mode", ""}}) {
        try {
            std::ignore = overridesFromMetadata({{key, value}}, "some.safetensors");
            ADD_FAILURE() << key;
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::Corrupt);
            EXPECT_THAT(error.what(), HasSubstr("some.safetensors"));
            EXPECT_THAT(error.what(), HasSubstr(std::string(key).substr(10)));
        }
    }
}

TEST(ModelChoicesTest, ThreeNumbersAreReadWithCommasOrBlanks)
{
    const std::array<float, 3> expected{0.5F, 0.25F, 1.0F};
    EXPECT_EQ(tripleFromString("--mean", "0.5,0.25,1"), expected);
    EXPECT_EQ(tripleFromString("--mean", "0.5, 0.25, 1"), expected);
    EXPECT_EQ(tripleFromString("--mean", "0.5 0.25 1"), expected);
    for (const char* text : {"", "0.5", "1,2", "1,2,3,4", "1,2,x", "nan,0,0", "-1,0,0", "1,2,3,"}) {
        try {
            std::ignore = tripleFromString("--mean", text);
            ADD_FAILURE() << text;
        } catch (const Error& error) {
            EXPECT_THAT(error.what(), HasSubstr("--mean"));
        }
    }
}

}  // namespace
}  // namespace clipscope
