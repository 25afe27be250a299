// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clip/layers/activation.h"

#include "core/clip/layers/kernels.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/gelu.h>
#include <ATen/ops/sigmoid.h>

namespace clipscope {

at::Tensor activate(const at::Tensor& x, Activation activation)
{
    if (const LayerKernels* kernels = ScopedKernels::current())
        return kernels->activate(x, activation);
    constexpr double kQuickSlope = 1.702;  // Hendrycks and Gimpel, arXiv:1606.08415, section 2
    if (activation == Activation::QuickGelu)
        return x * at::sigmoid(x * kQuickSlope);
    return at::gelu(x);
}

}  // namespace clipscope
