// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clip/make_visual_encoder.h"

#include "core/clip/resnet_encoder.h"
#include "core/clip/vit_encoder.h"

namespace clipscope {

std::unique_ptr<VisualEncoder> makeVisualEncoder(
    const WeightReader& weights, const ClipConfig& config, const BatchNormSource& norms)
{
    if (config.vision.family == VisionFamily::Vit)
        return std::make_unique<VitEncoder>(weights, config);
    return std::make_unique<ResNetEncoder>(weights, config, norms);
}

}  // namespace clipscope
