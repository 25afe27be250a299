// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checkpoint/checkpoint.h"
#include "core/weights/state_dict.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace clipscope {

/// A weight that is not in memory yet: its shape, and how to get it.
struct WeightSource {
    std::vector<std::int64_t> shape;
    /// Any dtype and layout. Called at most once.
    std::function<at::Tensor()> load;
};

/// name -> source. Loading one after another needs the memory of the model and of one tensor, where
/// a StateDict and its conversion to fp32 would need half as much again, or twice.
using WeightSources = std::map<std::string, WeightSource>;

[[nodiscard]] WeightSources sourcesOf(const StateDict& weights);
/// Tensors of memory of their own: floating-point ones in fp32, others as they are. What was read
/// of the file stops counting as memory of this program.
[[nodiscard]] WeightSources sourcesOf(const std::shared_ptr<const Checkpoint>& checkpoint);

/// Everything at once, in the file's dtypes and in memory of its own.
[[nodiscard]] StateDict loadAll(const Checkpoint& checkpoint);

[[nodiscard]] ShapeTable shapesOf(const WeightSources& weights);
[[nodiscard]] ShapeTable shapesOf(const Checkpoint& checkpoint);

}  // namespace clipscope
