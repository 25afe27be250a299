// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clip/clip_config.h"
#include "core/clip/layer_info.h"

#include <gtest/gtest.h>

namespace clipscope {
namespace {

const VisionConfig kRn50x4{
    .family = VisionFamily::ResNet,
    .inputSize = 288,
    .width = 80,
    .heads = 40,
    .patch = 0,
    .blocks = {4, 6, 10, 6}};
const VisionConfig kVitB16{
    .family = VisionFamily::Vit,
    .inputSize = 224,
    .width = 768,
    .heads = 12,
    .patch = 16,
    .blocks = {12}};

TEST(LayerInfoTest, ListsTheStemAndEveryBlockOfAResNet)
{
    const auto layers = layersOf(kRn50x4);
    ASSERT_EQ(layers.size(), 27U);
    struct Expected {
        std::size_t index;
        const char* name;
        int channels;
        int side;
    };
    for (const Expected& e :
         {Expected{0, "stem", 80, 72},
          {1, "layer1.0", 320, 72},
          {4, "layer1.3", 320, 72},
          {5, "layer2.0", 640, 36},
          {11, "layer3.0", 1280, 18},
          {26, "layer4.5", 2560, 9}}) {
        EXPECT_EQ(layers[e.index].name, e.name);
        EXPECT_EQ(layers[e.index].channels, e.channels);
        EXPECT_EQ(layers[e.index].grid, (Size{e.side, e.side}));
    }
}

TEST(LayerInfoTest, ListsNormAndOutputOfEveryBlockOfAVit)
{
    const auto layers = layersOf(kVitB16);
    ASSERT_EQ(layers.size(), 24U);
    EXPECT_EQ(layers.front().name, "resblocks.0.ln_1");
    EXPECT_EQ(layers.back().name, "resblocks.11");
    for (const LayerInfo& layer : layers) {
        EXPECT_EQ(layer.channels, 768);
        EXPECT_EQ(layer.grid, (Size{14, 14}));
    }
}

TEST(LayerInfoTest, NamesTheLayersThatMethodsUse)
{
    EXPECT_EQ(lastBlockOutputOf(kRn50x4), "layer4.5");
    EXPECT_EQ(gradientLayerOf(kRn50x4), "layer4.5");
    EXPECT_EQ(lastBlockOutputOf(kVitB16), "resblocks.11");
    EXPECT_EQ(gradientLayerOf(kVitB16), "resblocks.11.ln_1");
}

}  // namespace
}  // namespace clipscope
