// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clip/layers/bottleneck.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/avg_pool2d.h>

namespace clipscope {

Bottleneck
Bottleneck::read(const WeightReader& weights, const Size& size, const BatchNormSource& norms)
{
    const auto [inputs, planes, stride] = size;
    const std::int64_t outputs = kExpansion * planes;
    Bottleneck block;
    block.stride = stride;
    block.conv1 = FoldedConvolution::read(
        weights, "conv1", "bn1", {.inputs = inputs, .outputs = planes}, norms);
    block.conv2 = FoldedConvolution::read(
        weights, "conv2", "bn2", {.inputs = planes, .outputs = planes, .kernel = 3}, norms);
    block.conv3 = FoldedConvolution::read(
        weights, "conv3", "bn3", {.inputs = planes, .outputs = outputs}, norms);
    if (stride > 1 || inputs != outputs)
        block.downsample = FoldedConvolution::read(
            weights, "downsample.0", "downsample.1", {.inputs = inputs, .outputs = outputs}, norms);
    return block;
}

at::Tensor Bottleneck::forward(const at::Tensor& x, const ConvolutionTap& tap) const
{
    const auto pooled = [this](const at::Tensor& maps) {
        return stride > 1 ? at::avg_pool2d(maps, stride) : maps;
    };
    at::Tensor out = pooled(conv2.forwardRelu(conv1.forwardRelu(x, tap), tap));
    if (!downsample)
        return conv3.forwardSumRelu(out, x, tap);
    // The order in which taps see the convolutions: conv3 first.
    if (tap) {
        out = conv3.forward(out, tap);
        return reluOfOwned(out + downsample->forward(pooled(x), tap));
    }
    return conv3.forwardSumRelu(out, downsample->forward(pooled(x)));
}

}  // namespace clipscope
