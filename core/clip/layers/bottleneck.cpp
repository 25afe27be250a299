// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clip/layers/bottleneck.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/avg_pool2d.h>

namespace clipscope {

Bottleneck Bottleneck::read(const WeightReader& weights, const Size& size)
{
    const auto [inputs, planes, stride] = size;
    const std::int64_t outputs = kExpansion * planes;
    Bottleneck block;
    block.stride = stride;
    block.conv1 =
        FoldedConvolution::read(weights, "conv1", "bn1", {.inputs = inputs, .outputs = planes});
    block.conv2 = FoldedConvolution::read(
        weights, "conv2", "bn2", {.inputs = planes, .outputs = planes, .kernel = 3});
    block.conv3 =
        FoldedConvolution::read(weights, "conv3", "bn3", {.inputs = planes, .outputs = outputs});
    if (stride > 1 || inputs != outputs)
        block.downsample = FoldedConvolution::read(
            weights, "downsample.0", "downsample.1", {.inputs = inputs, .outputs = outputs});
    return block;
}

at::Tensor Bottleneck::forward(const at::Tensor& x, const ConvolutionTap& tap) const
{
    const auto pooled = [this](const at::Tensor& maps) {
        return stride > 1 ? at::avg_pool2d(maps, stride) : maps;
    };
    at::Tensor out = reluOfOwned(conv1.forward(x, tap));
    out = pooled(reluOfOwned(conv2.forward(out, tap)));
    out = conv3.forward(out, tap);
    const at::Tensor identity = downsample ? downsample->forward(pooled(x), tap) : x;
    // A convolution does not need its own result for its gradient, so it may be overwritten, unless
    // somebody keeps it.
    out = tap ? out + identity : out.add_(identity);
    return reluOfOwned(out);
}

}  // namespace clipscope
