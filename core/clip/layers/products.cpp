// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clip/layers/products.h"

#include "core/clip/layers/kernels.h"

#include <ATen/Context.h>
#include <ATen/ops/bmm.h>
#include <ATen/ops/conv2d.h>
#include <ATen/ops/mkldnn_convolution.h>
#include <ATen/ops/relu.h>
#include <c10/core/GradMode.h>
#include <torch/csrc/autograd/custom_function.h>

#include <vector>

namespace clipscope {

namespace {

/// oneDNN has neither double precision nor other devices.
bool suitsDnnl(const at::Tensor& x)
{
    return at::hasMKLDNN() && x.is_cpu() && x.scalar_type() != at::kDouble;
}

}  // namespace

at::Tensor convolve(
    const at::Tensor& x,
    const at::Tensor& weight,
    const at::Tensor& bias,
    const ConvolutionShape& shape)
{
    if (const LayerKernels* kernels = ScopedKernels::current())
        return kernels->convolve(x, weight, bias, shape);
    const std::vector<std::int64_t> stride{shape.stride, shape.stride};
    const std::vector<std::int64_t> padding{shape.padding, shape.padding};
    const std::vector<std::int64_t> dilation{1, 1};
    // at::conv2d alone would leave small batches and single threads to the slow BLAS.
    if (suitsDnnl(x))
        return at::mkldnn_convolution(x, weight, bias, padding, stride, dilation, shape.groups);
    return at::conv2d(x, weight, bias, stride, padding, dilation, shape.groups);
}

namespace {

using Saved = torch::autograd::AutogradContext;
using Gradients = torch::autograd::variable_list;

at::Tensor plainAffine(
    const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias, std::int64_t groups)
{
    // Rows as the pixels of one picture in channels-last order: a 1 x 1 convolution without a copy.
    const at::Tensor rows = x.reshape({1, 1, -1, x.size(-1)}).permute({0, 3, 1, 2});
    const at::Tensor kernel = weight.reshape({weight.size(0), 1, 1, -1}).permute({0, 3, 1, 2});
    std::vector<std::int64_t> shape = x.sizes().vec();
    shape.back() = weight.size(0);
    return convolve(rows, kernel, bias, {.groups = groups}).permute({0, 2, 3, 1}).reshape(shape);
}

at::Tensor plainProduct(const at::Tensor& a, const at::Tensor& b)
{
    const std::int64_t groups = a.size(0);
    const std::int64_t inner = a.size(2);
    const at::Tensor picture = b.reshape({1, groups * inner, 1, b.size(2)});
    const at::Tensor kernel = a.reshape({groups * a.size(1), inner, 1, 1});
    return convolve(picture, kernel, {}, {.groups = groups})
        .reshape({groups, a.size(1), b.size(2)});
}

// The backward passes of oneDNN's convolutions are up to ten times slower than its forward pass at
// these shapes, so that gradients are written as forward passes of their own.

/// x W^T + b, differentiable by x alone.
struct AffineOfFixedWeights : torch::autograd::Function<AffineOfFixedWeights> {
    static at::Tensor forward(
        Saved* saved,
        const at::Tensor& x,
        const at::Tensor& weight,
        const c10::optional<at::Tensor>& bias)
    {
        saved->save_for_backward({weight});
        return plainAffine(x, weight, bias.value_or(at::Tensor()), 1);
    }
    static Gradients backward(Saved* saved, const Gradients& gradients)
    {
        const at::Tensor weight = saved->get_saved_variables().front();
        return {plainAffine(gradients.front(), weight.t(), {}, 1), {}, {}};
    }
};

struct BatchedProduct : torch::autograd::Function<BatchedProduct> {
    static at::Tensor forward(Saved* saved, const at::Tensor& a, const at::Tensor& b)
    {
        saved->save_for_backward({a, b});
        return plainProduct(a, b);
    }
    static Gradients backward(Saved* saved, const Gradients& gradients)
    {
        const auto factors = saved->get_saved_variables();
        const at::Tensor& gradient = gradients.front();
        return {
            saved->needs_input_grad(0) ? plainProduct(gradient, factors[1].transpose(1, 2))
                                       : at::Tensor(),
            saved->needs_input_grad(1) ? plainProduct(factors[0].transpose(1, 2), gradient)
                                       : at::Tensor()};
    }
};

bool isFixed(const at::Tensor& parameter)
{
    return !parameter.defined() || !parameter.requires_grad();
}

}  // namespace

at::Tensor
affine(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias, std::int64_t groups)
{
    if (const LayerKernels* kernels = ScopedKernels::current())
        return kernels->affine(x, weight, bias, groups);
    const bool recorded = c10::GradMode::is_enabled() && x.requires_grad();
    if (suitsDnnl(x) && recorded && groups == 1 && isFixed(weight) && isFixed(bias))
        return AffineOfFixedWeights::apply(
            x, weight, bias.defined() ? c10::make_optional(bias) : c10::nullopt);
    return plainAffine(x, weight, bias, groups);
}

at::Tensor batchedProduct(const at::Tensor& a, const at::Tensor& b)
{
    if (const LayerKernels* kernels = ScopedKernels::current())
        return kernels->batchedProduct(a, b);
    if (!suitsDnnl(a))
        return at::bmm(a, b);
    if (c10::GradMode::is_enabled() && (a.requires_grad() || b.requires_grad()))
        return BatchedProduct::apply(a, b);
    return plainProduct(a, b);
}

at::Tensor reluOfOwned(const at::Tensor& x)
{
    if (c10::GradMode::is_enabled())
        return at::relu(x);
    at::Tensor owned = x;
    return at::relu_(owned);
}

}  // namespace clipscope
