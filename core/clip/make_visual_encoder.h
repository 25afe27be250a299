// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clip/clip_config.h"
#include "core/clip/layers/batch_norm.h"
#include "core/clip/visual_encoder.h"
#include "core/weights/weight_reader.h"

#include <memory>

namespace clipscope {

/// Builds the image tower that `config` describes. `weights`: scoped to the tower ("visual."),
/// fp32; everything that the tower has is taken. Throws Error(Corrupt) naming a missing or
/// misshapen tensor.
/// `norms`: for training a ResNet; empty folds its norms.
[[nodiscard]] std::unique_ptr<VisualEncoder> makeVisualEncoder(
    const WeightReader& weights, const ClipConfig& config, const BatchNormSource& norms = {});

}  // namespace clipscope
