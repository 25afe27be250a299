// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/geometry.h"

#include <string>
#include <vector>

namespace clipscope {

struct VisionConfig;  // core/clip/clip_config.h

/// A place in the image tower where the activation can be looked at: "layer4.2" (a ResNet block's
/// output), "resblocks.11.ln_1" or "resblocks.11" (a transformer block's first norm or output).
struct LayerInfo {
    std::string name;
    int channels = 0;
    Size grid;  ///< columns and rows of its map at the model's input size
};

/// All cut points of an image tower, input side first: "stem" and every block of a ResNet; the
/// first norm and the output of every block of a ViT.
[[nodiscard]] std::vector<LayerInfo> layersOf(const VisionConfig& vision);
/// The last block's output, e.g. "layer4.2" or "resblocks.11".
[[nodiscard]] std::string lastBlockOutputOf(const VisionConfig& vision);
/// Where gradients are taken: the last block's output of a ResNet, its first norm in a ViT, since
/// the gradient at the patch tokens of a ViT's last output is exactly 0 (methods-cnn.md 1.5).
[[nodiscard]] std::string gradientLayerOf(const VisionConfig& vision);

}  // namespace clipscope
