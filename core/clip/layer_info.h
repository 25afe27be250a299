// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/geometry.h"

#include <string>

namespace clipscope {

/// A place in the image tower where the activation can be looked at: "layer4.2" (a ResNet block's
/// output), "resblocks.11.ln_1" or "resblocks.11" (a transformer block's first norm or output).
struct LayerInfo {
    std::string name;
    int channels = 0;
    Size grid;  ///< columns and rows of its map at the model's input size
};

}  // namespace clipscope
