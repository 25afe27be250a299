// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clip/layer_info.h"

#include "core/clip/clip_config.h"

#include <cstddef>

namespace clipscope {

namespace {

constexpr int kStemStride = 4;  // the stem halves twice: by its first convolution and by pooling

LayerInfo squareLayer(std::string name, int channels, int side)
{
    return {.name = std::move(name), .channels = channels, .grid = {side, side}};
}

std::vector<LayerInfo> resnetLayers(const VisionConfig& vision)
{
    std::vector<LayerInfo> layers;
    int side = vision.inputSize / kStemStride;
    int channels = vision.width;
    layers.push_back(squareLayer("stem", channels, side));
    channels *= 4;
    for (std::size_t stage = 0; stage < vision.blocks.size(); ++stage) {
        if (stage > 0) {
            side /= 2;
            channels *= 2;
        }
        for (int block = 0; block < vision.blocks[stage]; ++block) {
            const std::string name =
                "layer" + std::to_string(stage + 1) + "." + std::to_string(block);
            layers.push_back(squareLayer(name, channels, side));
        }
    }
    return layers;
}

std::vector<LayerInfo> vitLayers(const VisionConfig& vision)
{
    std::vector<LayerInfo> layers;
    for (int block = 0; block < vision.blocks.front(); ++block) {
        const std::string name = "resblocks." + std::to_string(block);
        layers.push_back(squareLayer(name + ".ln_1", vision.width, vision.grid()));
        layers.push_back(squareLayer(name, vision.width, vision.grid()));
    }
    return layers;
}

}  // namespace

std::vector<LayerInfo> layersOf(const VisionConfig& vision)
{
    return vision.family == VisionFamily::ResNet ? resnetLayers(vision) : vitLayers(vision);
}

std::string lastBlockOutputOf(const VisionConfig& vision)
{
    const std::string last = std::to_string(vision.blocks.back() - 1);
    if (vision.family == VisionFamily::Vit)
        return "resblocks." + last;
    return "layer" + std::to_string(vision.blocks.size()) + "." + last;
}

std::string gradientLayerOf(const VisionConfig& vision)
{
    const std::string output = lastBlockOutputOf(vision);
    return vision.family == VisionFamily::Vit ? output + ".ln_1" : output;
}

}  // namespace clipscope
