// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/training/trainer/recipe.h"
#include "models/training/trainer/scene_pool.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace clipscope::training {

/// What a training step sees.
struct Batch {
    at::Tensor pixels;                               ///< [N, 3, n, n], normalised, channels-last
    std::vector<std::vector<std::uint16_t>> labels;  ///< of each picture
    std::vector<SceneCaption> captions;              ///< one of each picture, drawn at random
};

using Pools = std::map<std::string, ScenePool>;

enum class Content { PicturesAndTexts, TextsAlone };

/// The batch of a step: the same from the same seed, whatever came before. `words`: which labels
/// are words.
[[nodiscard]] Batch drawBatch(
    const Pools& pools,
    const Stage& stage,
    const PixelStatistics& statistics,
    const std::vector<SceneLabel>& vocabulary,
    std::uint64_t seed,
    Content content);

/// The first `count` scenes of a pool as they are, at `side` pixels.
[[nodiscard]] Batch firstOf(
    const ScenePool& pool,
    std::int64_t first,
    std::int64_t count,
    int side,
    const PixelStatistics& statistics);

}  // namespace clipscope::training
