// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace clipscope {

/// name -> tensor, in the names of whatever file it came from. Tensors keep the file's dtype.
using StateDict = std::map<std::string, at::Tensor>;

/// name -> shape: all that is needed to tell an architecture, without reading the data.
using ShapeTable = std::map<std::string, std::vector<std::int64_t>>;

[[nodiscard]] ShapeTable shapesOf(const StateDict& weights);

}  // namespace clipscope
