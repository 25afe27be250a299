// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clip/clip_config.h"
#include "core/clip/clip_model.h"
#include "core/weights/state_dict.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <memory>
#include <vector>

namespace clipscope {

/// Names and shapes of every weight of a CLIP, in canonical names. The widths of the MLPs are the
/// usual four times the tower's width unless given.
struct MlpWidths {
    std::int64_t vision = 0;
    std::int64_t text = 0;
};
[[nodiscard]] ShapeTable canonicalShapes(const ClipConfig& config, MlpWidths mlp = {});

/// A network small enough to run in milliseconds, with two heads everywhere it matters.
/// ResNet: width 8, blocks 2, 1, 1, 1, input 96, 256 channels in a 3 x 3 map.
/// ViT: width 128, 3 layers, patch 16, input 64, a 4 x 4 map.
/// Both: embedding 32; text width 128, 2 layers, context 16, vocabulary 64.
[[nodiscard]] ClipConfig tinyConfig(VisionFamily family);

/// cos(2 pi (n^2 mod 1000003) / 1000003) for n = first, first + 1, ...: numbers without structure
/// that any program can make. tests/core/clip/golden/make_golden.py has the same formula.
[[nodiscard]] at::Tensor formulaNumbers(const std::vector<std::int64_t>& shape, std::int64_t first);

/// Fills shapes with formula numbers, scaled by the role of each tensor so that no activation dies
/// or explodes. Tensors in the order of their names share one running index.
[[nodiscard]] StateDict formulaWeights(const ShapeTable& shapes);

[[nodiscard]] StateDict tinyWeights(VisionFamily family);
[[nodiscard]] std::unique_ptr<ClipModel> tinyClip(VisionFamily family);

/// [count, 3, n, n] formula numbers at the model's input size.
[[nodiscard]] at::Tensor tinyPixels(VisionFamily family, std::int64_t count);

}  // namespace clipscope
