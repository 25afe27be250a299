// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clip/layers/linear.h"

#include "core/clip/layers/kernels.h"
#include "core/clip/layers/products.h"

#include <ATen/ops/layer_norm.h>

namespace clipscope {

Linear Linear::read(const WeightReader& weights, std::int64_t inputs, std::int64_t outputs)
{
    Linear layer;
    layer.weight = weights.take("weight", {outputs, inputs});
    layer.bias = weights.take("bias", {layer.weight.size(0)});
    return layer;
}

at::Tensor Linear::forward(const at::Tensor& x) const
{
    return affine(x, weight, bias);
}

LayerNorm LayerNorm::read(const WeightReader& weights, std::int64_t channels)
{
    return {.weight = weights.take("weight", {channels}), .bias = weights.take("bias", {channels})};
}

at::Tensor LayerNorm::forward(const at::Tensor& x) const
{
    if (const LayerKernels* kernels = ScopedKernels::current())
        return kernels->layerNorm(x, weight, bias);
    return at::layer_norm(x, weight.sizes(), weight, bias);  // its default epsilon is 1e-5
}

}  // namespace clipscope
