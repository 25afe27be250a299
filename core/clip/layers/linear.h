// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/weights/weight_reader.h"

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace clipscope {

/// A matrix and a bias. Members carry the checkpoint's names.
struct Linear {
    at::Tensor weight;  ///< [outputs, inputs]
    at::Tensor bias;    ///< [outputs], or undefined

    /// Takes "weight" and "bias"; an output count of -1 accepts any.
    [[nodiscard]] static Linear
    read(const WeightReader& weights, std::int64_t inputs, std::int64_t outputs);
    /// [..., inputs] -> [..., outputs].
    [[nodiscard]] at::Tensor forward(const at::Tensor& x) const;
};

/// Normalisation over the last dimension, epsilon 1e-5. Members carry the checkpoint's names.
struct LayerNorm {
    at::Tensor weight;  ///< [C]
    at::Tensor bias;    ///< [C]

    [[nodiscard]] static LayerNorm read(const WeightReader& weights, std::int64_t channels);
    /// [..., C] -> [..., C].
    [[nodiscard]] at::Tensor forward(const at::Tensor& x) const;
};

}  // namespace clipscope
