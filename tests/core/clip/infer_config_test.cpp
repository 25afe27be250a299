// SPDX-License-Identifier: GPL-3.0-or-later
// Published architectures, told from shapes alone. The parameter counts are the published ones, so
// that they check the shapes that this test makes as well as what is read from them.
#include "core/base/error.h"
#include "core/clip/clip_config.h"
#include "tests/support/tiny_clip.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <tuple>

namespace clipscope {
namespace {

using ::testing::HasSubstr;

struct Published {
    std::string name;
    int embedding;
    int inputSize;
    std::vector<int> blocks;
    int width;
    int patch;  ///< 0: a ResNet
    int visionHeads;
    int textWidth;
    int textHeads;
    int textLayers;
    double parameters;  ///< as published: exact, or in millions to two digits; 0 if not given
    MlpWidths mlp = {};
};

ClipConfig configOf(const Published& p)
{
    ClipConfig config;
    config.vision = {
        .family = p.patch == 0 ? VisionFamily::ResNet : VisionFamily::Vit,
        .inputSize = p.inputSize,
        .width = p.width,
        .heads = p.visionHeads,
        .patch = p.patch,
        .blocks = p.blocks};
    config.text = {.width = p.textWidth, .heads = p.textHeads, .layers = p.textLayers};
    config.embedding = p.embedding;
    return config;
}

const Published kPublished[] = {
    // OpenAI, exact counts
    {"RN50", 1024, 224, {3, 4, 6, 3}, 64, 0, 32, 512, 8, 12, 102'007'137},
    {"RN101", 512, 224, {3, 4, 23, 3}, 64, 0, 32, 512, 8, 12, 119'688'033},
    {"RN50x4", 640, 288, {4, 6, 10, 6}, 80, 0, 40, 640, 10, 12, 178'300'601},
    {"RN50x16", 768, 384, {6, 8, 18, 8}, 96, 0, 48, 768, 12, 12, 290'979'217},
    {"RN50x64", 1024, 448, {3, 15, 36, 10}, 128, 0, 64, 1024, 16, 12, 623'258'305},
    {"ViT-B/32", 512, 224, {12}, 768, 32, 12, 512, 8, 12, 151'277'313},
    {"ViT-B/16", 512, 224, {12}, 768, 16, 12, 512, 8, 12, 149'620'737},
    {"ViT-L/14", 768, 224, {24}, 1024, 14, 16, 768, 12, 12, 427'616'513},
    {"ViT-L/14@336", 768, 336, {24}, 1024, 14, 16, 768, 12, 12, 427'944'193},
    // open_clip, in millions
    {"ViT-S-32", 384, 224, {12}, 384, 32, 6, 384, 6, 12, 63.09},
    {"ViT-S-16", 384, 224, {12}, 384, 16, 6, 384, 6, 12, 62.26},
    {"ViT-S-32-alt", 256, 224, {12}, 384, 32, 6, 256, 4, 10, 43.22},
    {"ViT-S-16-alt", 256, 224, {12}, 384, 16, 6, 256, 4, 10, 42.40},
    {"ViT-M-32", 512, 224, {12}, 512, 32, 8, 512, 8, 12, 103.12},
    {"ViT-M-16", 512, 224, {12}, 512, 16, 8, 512, 8, 12, 102.02},
    {"ViT-M-32-alt", 384, 224, {12}, 512, 32, 8, 384, 6, 12, 80.07},
    {"ViT-B-32-256", 512, 256, {12}, 768, 32, 12, 512, 8, 12, 151.29},
    {"ViT-B-16-plus-240", 640, 240, {12}, 896, 16, 14, 640, 10, 12, 0},
    {"ViT-H-14", 1024, 224, {32}, 1280, 14, 16, 1024, 16, 24, 0},
    {"ViT-g-14", 1024, 224, {40}, 1408, 14, 16, 1024, 16, 24, 0, {.vision = 6144}},
    {"ViT-bigG-14", 1280, 224, {48}, 1664, 14, 16, 1280, 20, 32, 0, {.vision = 8192}},
    {"ViT-e-14", 1280, 224, {56}, 1792, 14, 16, 1280, 20, 36, 0, {.vision = 15360}},
    // TinyCLIP, in millions
    {"TinyCLIP-8M-16", 512, 224, {10}, 256, 16, 4, 256, 4, 3, 23.45},
    {"TinyCLIP-39M-16", 512, 224, {12}, 512, 16, 8, 512, 8, 6, 83.10},
    {"TinyCLIP-40M-32", 512, 224, {12}, 512, 32, 8, 512, 8, 6, 84.21},
    {"TinyCLIP-61M-32", 512, 224, {12}, 640, 32, 10, 512, 8, 9, 115.38},
    {"TinyCLIP-ResNet-19M", 1024, 224, {3, 4, 6, 3}, 44, 0, 22, 512, 8, 6, 63.37},
    {"TinyCLIP-ResNet-30M", 1024, 224, {3, 4, 6, 3}, 56, 0, 28, 512, 8, 9, 83.82},
};

TEST(InferConfigTest, TellsEveryPublishedArchitecture)
{
    for (const Published& p : kPublished) {
        const ClipConfig config = inferConfig(canonicalShapes(configOf(p), p.mlp));

        EXPECT_EQ(config.vision.family == VisionFamily::ResNet, p.patch == 0) << p.name;
        EXPECT_EQ(config.vision.inputSize, p.inputSize) << p.name;
        EXPECT_EQ(config.vision.blocks, p.blocks) << p.name;
        EXPECT_EQ(config.vision.width, p.width) << p.name;
        EXPECT_EQ(config.vision.patch, p.patch) << p.name;
        EXPECT_EQ(config.vision.heads, p.visionHeads) << p.name;
        EXPECT_EQ(config.embedding, p.embedding) << p.name;
        EXPECT_EQ(config.text.width, p.textWidth) << p.name;
        EXPECT_EQ(config.text.heads, p.textHeads) << p.name;
        EXPECT_EQ(config.text.layers, p.textLayers) << p.name;
        EXPECT_EQ(config.text.context, 77) << p.name;
        EXPECT_EQ(config.text.vocabulary, 49408) << p.name;
    }
}

TEST(InferConfigTest, CountsTheParametersThatArePublished)
{
    for (const Published& p : kPublished) {
        const auto counted =
            static_cast<double>(countParameters(canonicalShapes(configOf(p), p.mlp)));
        const bool inMillions = p.parameters < 1e6;
        if (p.parameters > 0) {
            EXPECT_NEAR(counted / (inMillions ? 1e6 : 1), p.parameters, inMillions ? 0.0051 : 0)
                << p.name;
        }
    }
}

TEST(InferConfigTest, DerivesChannelsAndGrid)
{
    const ClipConfig resnet = inferConfig(canonicalShapes(configOf(kPublished[2])));
    EXPECT_EQ(resnet.vision.channels(), 2560);
    EXPECT_EQ(resnet.vision.grid(), 9);
    const ClipConfig vit = inferConfig(canonicalShapes(configOf(kPublished[6])));
    EXPECT_EQ(vit.vision.channels(), 768);
    EXPECT_EQ(vit.vision.grid(), 14);
}

TEST(InferConfigTest, TakesHeadsActivationAndPixelsFromTheOverrides)
{
    const ShapeTable shapes = canonicalShapes(tinyConfig(VisionFamily::Vit));
    const std::array<float, 3> mean{0.5F, 0.25F, 0.125F};
    const ClipConfig config = inferConfig(
        shapes,
        {.activation = Activation::QuickGelu, .mean = mean, .visionHeads = 8, .textHeads = 1});
    EXPECT_EQ(config.activation, Activation::QuickGelu);
    EXPECT_EQ(config.pixels.mean, mean);
    EXPECT_EQ(config.pixels.deviation, PixelStatistics{}.deviation);
    EXPECT_EQ(config.vision.heads, 8);
    EXPECT_EQ(config.text.heads, 1);
    EXPECT_EQ(inferConfig(shapes).activation, Activation::Gelu);
}

TEST(InferConfigTest, UsesTheNearestHeadSizeWhereSixtyFourDoesNotDivide)
{
    ClipConfig config = tinyConfig(VisionFamily::Vit);
    for (const auto& [width, heads] : {std::pair{96, 2}, {32, 1}, {100, 2}, {160, 2}, {7, 1}}) {
        config.text.width = width;  // head sizes 48, 32, 50, 80, 7
        EXPECT_EQ(inferConfig(canonicalShapes(config)).text.heads, heads) << width;
    }
}

struct Refusal {
    const char* title;
    VisionFamily family;
    std::function<void(ShapeTable&)> damage;
    const char* message;
};

TEST(InferConfigTest, NamesWhatItCannotUse)
{
    using enum VisionFamily;
    const Refusal cases[] = {
        {"no ln_pre", Vit, [](auto& s) { s.erase("visual.ln_pre.weight"); }, "no ln_pre"},
        {"LayerScale",
         Vit,
         [](auto& s) { s["visual.transformer.resblocks.0.ls_1.gamma"] = {128}; },
         "LayerScale"},
        {"a logit bias", Vit, [](auto& s) { s["logit_bias"] = {}; }, "SigLIP"},
        {"attentional pooling",
         Vit,
         [](auto& s) {
             s["visual.attn_pool.query"] = {1, 1};
         },
         "CoCa"},
        {"a norm before the patches",
         Vit,
         [](auto& s) { s["visual.patchnorm_pre_ln.weight"] = {1}; },
         "patchnorm_pre_ln"},
        {"a pruned block",
         Vit,
         [](auto& s) { s.erase("visual.transformer.resblocks.1.mlp.c_fc.weight"); },
         "pruned"},
        {"pruned heads",
         Vit,
         [](auto& s) {
             s["visual.transformer.resblocks.1.attn.in_proj_weight"] = {192, 128};
         },
         "in_proj_weight has 192"},
        {"a grid that is no square",
         Vit,
         [](auto& s) {
             s["visual.positional_embedding"] = {13, 128};
         },
         "13 rows"},
        {"a grid of nothing",
         ResNet,
         [](auto& s) {
             s["visual.attnpool.positional_embedding"] = {1, 256};
         },
         "1 rows"},
        {"another width of the pool",
         ResNet,
         [](auto& s) {
             s["visual.attnpool.positional_embedding"] = {10, 255};
         },
         "255"},
        {"towers of two embeddings",
         Vit,
         [](auto& s) {
             s["visual.proj"] = {128, 31};
         },
         "31"},
        {"no stage 3",
         ResNet,
         [](auto& s) {
             std::erase_if(s, [](const auto& e) { return e.first.starts_with("visual.layer3."); });
         },
         "visual.layer3.0"},
        {"a gap among the blocks",
         ResNet,
         [](auto& s) {
             std::erase_if(
                 s, [](const auto& e) { return e.first.starts_with("visual.layer1.0.bn"); });
             s["visual.layer1.7.bn1.weight"] = {8};
         },
         "without gaps"},
        {"a block without a number",
         ResNet,
         [](auto& s) { s["visual.layer1.x.weight"] = {8}; },
         "unexpected name"},
        {"no text tower", ResNet, [](auto& s) { s.erase("text_projection"); }, "text_projection"},
        {"no vocabulary",
         ResNet,
         [](auto& s) { s.erase("token_embedding.weight"); },
         "token_embedding.weight is missing"},
        {"a vector for a matrix",
         ResNet,
         [](auto& s) { s["text_projection"] = {128}; },
         "1 dimensions"},
        {"an empty side",
         ResNet,
         [](auto& s) {
             s["text_projection"] = {128, 0};
         },
         "side of 0"},
        {"an absurd side",
         ResNet,
         [](auto& s) {
             s["text_projection"] = {128, std::int64_t{1} << 40};
         },
         "1099511627776"},
    };
    for (const Refusal& c : cases) {
        ShapeTable shapes = canonicalShapes(tinyConfig(c.family));
        c.damage(shapes);
        try {
            std::ignore = inferConfig(shapes);
            ADD_FAILURE() << c.title << " was accepted";
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::Unsupported) << c.title;
            EXPECT_THAT(error.what(), HasSubstr(c.message)) << c.title;
        }
    }
}

TEST(InferConfigTest, TakesAnyInputSizeThatTheStrideDivides)
{
    const ShapeTable vit = canonicalShapes(tinyConfig(VisionFamily::Vit));
    const ShapeTable resnet = canonicalShapes(tinyConfig(VisionFamily::ResNet));
    EXPECT_EQ(inferConfig(vit, {.inputSize = 112}).vision.grid(), 7);
    EXPECT_EQ(inferConfig(resnet, {.inputSize = 224}).vision.grid(), 7);
    for (const int size : {8, 100, 8192})
        EXPECT_THROW(std::ignore = inferConfig(vit, {.inputSize = size}), Error) << size;
    EXPECT_THROW(std::ignore = inferConfig(resnet, {.inputSize = 112}), Error);
}

TEST(InferConfigTest, RefusesHeadsThatDoNotDivideTheWidth)
{
    ConfigOverrides overrides;
    overrides.visionHeads = 3;
    EXPECT_THROW(
        std::ignore = inferConfig(canonicalShapes(tinyConfig(VisionFamily::Vit)), overrides),
        Error);
}

}  // namespace
}  // namespace clipscope
