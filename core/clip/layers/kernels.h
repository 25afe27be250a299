// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clip/clip_config.h"

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace clipscope {

struct ConvolutionShape;

/// Another way to compute what the layers spend their time on. The layers keep their wiring and
/// their weights: a trainer brings reduced precision and fast gradients by every weight.
class LayerKernels {
public:
    LayerKernels() = default;
    LayerKernels(const LayerKernels&) = delete;
    LayerKernels& operator=(const LayerKernels&) = delete;
    virtual ~LayerKernels() = default;

    /// As the functions of products.h, activation.h and linear.h; results may be of another
    /// precision than `x`.
    [[nodiscard]] virtual at::Tensor convolve(
        const at::Tensor& x,
        const at::Tensor& weight,
        const at::Tensor& bias,
        const ConvolutionShape& shape) const = 0;
    [[nodiscard]] virtual at::Tensor affine(
        const at::Tensor& x,
        const at::Tensor& weight,
        const at::Tensor& bias,
        std::int64_t groups) const = 0;
    [[nodiscard]] virtual at::Tensor
    batchedProduct(const at::Tensor& a, const at::Tensor& b) const = 0;
    [[nodiscard]] virtual at::Tensor
    layerNorm(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias) const = 0;
    [[nodiscard]] virtual at::Tensor activate(const at::Tensor& x, Activation activation) const = 0;
};

/// While it lives, the layers that this thread runs compute through `kernels`, as torch's own
/// guards switch modes. Nested ones restore what was before.
class ScopedKernels {
public:
    explicit ScopedKernels(const LayerKernels& kernels);
    ~ScopedKernels();
    ScopedKernels(const ScopedKernels&) = delete;
    ScopedKernels& operator=(const ScopedKernels&) = delete;

    /// Those in force on this thread, or nullptr: the layers' own.
    [[nodiscard]] static const LayerKernels* current();

private:
    const LayerKernels* m_previous;
};

}  // namespace clipscope
