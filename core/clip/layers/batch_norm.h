// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/weights/weight_reader.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <functional>
#include <memory>

namespace clipscope {

/// A BatchNorm that stays a layer of its own, because its statistics are those of the batch: what
/// training puts in the place of the folding. All maps are [N, C, h, w].
class BatchNorm {
public:
    BatchNorm() = default;
    BatchNorm(const BatchNorm&) = delete;
    BatchNorm& operator=(const BatchNorm&) = delete;
    virtual ~BatchNorm() = default;

    [[nodiscard]] virtual at::Tensor forward(const at::Tensor& x) const = 0;
    /// The larger of forward(x) and 0.
    [[nodiscard]] virtual at::Tensor forwardRelu(const at::Tensor& x) const = 0;
    /// The larger of forward(x) + `identity` and 0.
    [[nodiscard]] virtual at::Tensor
    forwardSumRelu(const at::Tensor& x, const at::Tensor& identity) const = 0;
};

/// Takes the four vectors of a norm ("weight", "bias", "running_mean", "running_var") of `channels`
/// numbers. An empty function: norms are folded into their convolutions.
using BatchNormSource = std::function<std::shared_ptr<const BatchNorm>(
    const WeightReader& vectors, std::int64_t channels)>;

}  // namespace clipscope
