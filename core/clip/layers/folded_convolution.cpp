// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clip/layers/folded_convolution.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/sqrt.h>

#include <string>

namespace clipscope {

namespace {

constexpr double kEpsilon = 1e-5;  // BatchNorm2d's default, which CLIP keeps

}  // namespace

FoldedConvolution FoldedConvolution::read(
    const WeightReader& weights,
    std::string_view convolution,
    std::string_view norm,
    const Size& size,
    const BatchNormSource& norms)
{
    const WeightReader of = weights.scoped(std::string(norm) + ".");
    const at::Tensor kernel = weights.take(
        std::string(convolution) + ".weight",
        {size.outputs, size.inputs, size.kernel, size.kernel});
    const ConvolutionShape shape{.stride = size.stride, .padding = size.kernel / 2};
    if (norms)
        return {.weight = kernel, .bias = {}, .shape = shape, .norm = norms(of, size.outputs)};
    const auto vector = [&](std::string_view name) {
        return of.take(name, {size.outputs}).to(at::kDouble);
    };
    const at::Tensor factor = vector("weight") / at::sqrt(vector("running_var") + kEpsilon);
    const at::Tensor bias = vector("bias") - vector("running_mean") * factor;
    return {
        .weight = (kernel.to(at::kDouble) * factor.view({-1, 1, 1, 1}))
                      .to(kernel.scalar_type())
                      .contiguous(at::MemoryFormat::ChannelsLast),
        .bias = bias.to(kernel.scalar_type()),
        .shape = shape,
        .norm = nullptr};
}

at::Tensor FoldedConvolution::forward(const at::Tensor& x, const ConvolutionTap& tap) const
{
    at::Tensor result = convolve(x, weight, bias, shape);
    if (norm)
        result = norm->forward(result);
    if (tap)
        tap(*this, result);
    return result;
}

at::Tensor FoldedConvolution::forwardRelu(const at::Tensor& x, const ConvolutionTap& tap) const
{
    if (norm && !tap)
        return norm->forwardRelu(convolve(x, weight, bias, shape));
    return reluOfOwned(forward(x, tap));
}

at::Tensor FoldedConvolution::forwardSumRelu(
    const at::Tensor& x, const at::Tensor& identity, const ConvolutionTap& tap) const
{
    if (norm && !tap)
        return norm->forwardSumRelu(convolve(x, weight, bias, shape), identity);
    at::Tensor out = forward(x, tap);
    // A convolution does not need its own result for its gradient, so it may be overwritten, unless
    // somebody keeps it.
    out = tap ? out + identity : out.add_(identity);
    return reluOfOwned(out);
}

}  // namespace clipscope
