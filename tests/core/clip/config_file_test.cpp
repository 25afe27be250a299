// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/clip/model_choices.h"
#include "tests/support/temp_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <tuple>

namespace clipscope {
namespace {

using ::testing::HasSubstr;

TEST(ConfigFileTest, ReadsItsKeysAndIgnoresOthers)
{
    const TempFolder folder;
    const auto path = folder.file(
        "config.json",
        R"({"name": "small one", "activation": "gelu", "image_mean": [0.5, 0.25, 0],
            "image_std": [1, 2, 0.5], "license": "MIT", "vision_heads": 3, "text_heads": 5,
            "resize_mode": "squash", "interpolation": "bilinear", "other": {"a": [1]}})");
    const ConfigOverrides overrides = readConfigFile(path);
    EXPECT_EQ(overrides.name, "small one");
    EXPECT_EQ(overrides.license, "MIT");
    EXPECT_EQ(overrides.activation, Activation::Gelu);
    EXPECT_EQ(overrides.mean, (std::array<float, 3>{0.5F, 0.25F, 0.0F}));
    EXPECT_EQ(overrides.deviation, (std::array<float, 3>{1.0F, 2.0F, 0.5F}));
    EXPECT_EQ(overrides.visionHeads, 3);
    EXPECT_EQ(overrides.textHeads, 5);
    EXPECT_EQ(overrides.resize, ResizeMode::Squash);
    EXPECT_EQ(overrides.filter, ResampleFilter::Bilinear);
}

TEST(ConfigFileTest, SaysNothingWhereTheFileSaysNothing)
{
    const TempFolder folder;
    const ConfigOverrides overrides =
        readConfigFile(folder.file("config.json", R"({"activation": null})"));
    EXPECT_EQ(overrides, ConfigOverrides{});
}

TEST(ConfigFileTest, ReadsWhatHuggingFaceWrites)
{
    const TempFolder folder;
    // As far as it matters, the config.json of laion/CLIP-ViT-H-14-laion2B-s32B-b79K.
    const ConfigOverrides config = readConfigFile(folder.file("config.json", R"({
        "architectures": ["CLIPModel"], "model_type": "clip", "projection_dim": 1024,
        "text_config": {"hidden_act": "gelu", "num_attention_heads": 16},
        "vision_config": {"hidden_act": "gelu", "num_attention_heads": 16, "patch_size": 14}})"));
    EXPECT_EQ(config.activation, Activation::Gelu);
    EXPECT_EQ(config.visionHeads, 16);
    EXPECT_EQ(config.textHeads, 16);

    // An absent hidden_act means QuickGELU, and the *_config_dict count where they are.
    EXPECT_EQ(
        readConfigFile(folder.file("config.json", R"({"model_type": "clip"})")).activation,
        Activation::QuickGelu);
    EXPECT_EQ(
        readConfigFile(folder.file("config.json", R"({"model_type": "clip",
            "text_config": {}, "text_config_dict": {"hidden_act": "gelu"},
            "vision_config": {}, "vision_config_dict": {"hidden_act": "gelu"}})"))
            .activation,
        Activation::Gelu);

    const ConfigOverrides processor = readConfigFile(folder.file("preprocessor_config.json", R"({
        "crop_size": {"height": 224, "width": 224}, "do_resize": true,
        "image_mean": [0.5, 0.5, 0.5], "image_std": [0.25, 0.5, 1], "resample": 3,
        "size": {"shortest_edge": 224}})"));
    EXPECT_EQ(processor.mean, (std::array<float, 3>{0.5F, 0.5F, 0.5F}));
    EXPECT_EQ(processor.deviation, (std::array<float, 3>{0.25F, 0.5F, 1.0F}));
    EXPECT_EQ(processor.filter, ResampleFilter::Bicubic);
    EXPECT_EQ(processor.resize, ResizeMode::Shortest);
    EXPECT_FALSE(processor.activation.has_value());
}

TEST(ConfigFileTest, ReadsWhatOpenClipWrites)
{
    const TempFolder folder;
    const ConfigOverrides wide = readConfigFile(folder.file("open_clip_config.json", R"({
        "model_cfg": {"embed_dim": 1280,
            "vision_cfg": {"image_size": 224, "layers": 48, "width": 1664, "head_width": 104,
                           "mlp_ratio": 4.9231, "patch_size": 14},
            "text_cfg": {"context_length": 77, "width": 1280, "heads": 20, "layers": 32}},
        "preprocess_cfg": {"mean": [0.5, 0.5, 0.5], "std": [0.5, 0.5, 0.5],
                           "interpolation": "bicubic", "resize_mode": "squash"}})"));
    EXPECT_EQ(wide.activation, Activation::Gelu);
    EXPECT_EQ(wide.visionHeads, 16);
    EXPECT_EQ(wide.textHeads, 20);
    EXPECT_EQ(wide.mean, (std::array<float, 3>{0.5F, 0.5F, 0.5F}));
    EXPECT_EQ(wide.filter, ResampleFilter::Bicubic);
    EXPECT_EQ(wide.resize, ResizeMode::Squash);

    const ConfigOverrides openai = readConfigFile(folder.file("open_clip_config.json", R"({
        "model_cfg": {"quick_gelu": true, "vision_cfg": {"layers": [3, 4, 6, 3], "width": 64},
                      "text_cfg": {"heads": 8}}})"));
    EXPECT_EQ(openai.activation, Activation::QuickGelu);
    EXPECT_FALSE(openai.visionHeads.has_value());
}

TEST(ConfigFileTest, NamesFileAndKeyOfWhatIsWrong)
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
        {R"({"vision_heads": 0})", "\"vision_heads\""},
        {R"({"vision_heads": 1e30})", "\"vision_heads\""},
        {R"({"resize_mode": "tile"})", "\"resize_mode\""},
        {R"({"model_type": "siglip"})", "\"siglip\""},
        {R"({"model_type": "clip", "text_config": 3})", "\"text_config\""},
        {R"({"model_type": "clip", "vision_config": {"hidden_act": "relu"}})", "\"hidden_act\""},
        {R"({"text_config": {"hidden_act": "gelu"}})", "different activations"},
        {R"({"do_resize": true, "resample": 1})", "\"resample\""},
        {R"({"model_cfg": {"quick_gelu": "yes"}})", "\"quick_gelu\""},
        {R"({"model_cfg": {"vision_cfg": {"timm_model_name": "convnext"}}})", "convnext"},
        {R"({"model_cfg": {"text_cfg": {"hf_model_name": "roberta-base"}}})", "roberta-base"},
    };
    const TempFolder folder;
    for (const auto& [text, message] : cases) {
        try {
            std::ignore = readConfigFile(folder.file("config.json", text));
            ADD_FAILURE() << text;
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::Corrupt) << text;
            EXPECT_THAT(error.what(), HasSubstr("config.json"));
            EXPECT_THAT(error.what(), HasSubstr(message));
        }
    }
}

TEST(ConfigFileTest, AMissingFileIsUnreadable)
{
    const TempFolder folder;
    try {
        std::ignore = readConfigFile(folder.path() / "config.json");
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::Unreadable);
    }
}

}  // namespace
}  // namespace clipscope
