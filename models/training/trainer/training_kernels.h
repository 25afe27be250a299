// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clip/layers/kernels.h"

namespace clipscope::training {

enum class Precision {
    Full,  ///< as the weights are: slow, for tests
    Mixed  ///< products and activations in bf16; weights, their gradients and sums in fp32
};

/// Mixed where this processor computes with bf16 (AVX-512), else Full, which takes several times as
/// long.
[[nodiscard]] Precision possible(Precision wanted);

/// The kernels that training runs on: gradients by inputs and weights, on any device.
class TrainingKernels final : public LayerKernels {
public:
    explicit TrainingKernels(Precision precision) : m_precision(precision) {}

    [[nodiscard]] at::Tensor convolve(
        const at::Tensor& x,
        const at::Tensor& weight,
        const at::Tensor& bias,
        const ConvolutionShape& shape) const override;
    [[nodiscard]] at::Tensor affine(
        const at::Tensor& x,
        const at::Tensor& weight,
        const at::Tensor& bias,
        std::int64_t groups) const override;
    [[nodiscard]] at::Tensor
    batchedProduct(const at::Tensor& a, const at::Tensor& b) const override;
    [[nodiscard]] at::Tensor
    layerNorm(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias) const override;
    [[nodiscard]] at::Tensor activate(const at::Tensor& x, Activation activation) const override;

private:
    /// True where oneDNN's primitives are called directly.
    [[nodiscard]] bool isDirect(const at::Tensor& x) const;
    [[nodiscard]] at::Tensor narrowed(const at::Tensor& tensor) const;

    Precision m_precision;
};

}  // namespace clipscope::training
