// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/training/trainer/training_kernels.h"

#include "core/base/check.h"
#include "models/training/trainer/mixed_products.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/bmm.h>
#include <ATen/ops/conv2d.h>
#include <ATen/ops/gelu.h>
#include <ATen/ops/layer_norm.h>
#include <ATen/ops/matmul.h>
#include <ATen/ops/silu.h>
#include <torch/csrc/autograd/custom_function.h>

#include <dnnl.hpp>
#include <vector>

namespace clipscope::training {

namespace {

using Saved = torch::autograd::AutogradContext;
using Gradients = torch::autograd::variable_list;
using Optional = c10::optional<at::Tensor>;

at::Tensor narrow(const at::Tensor& tensor)
{
    return tensor.to(at::kBFloat16);
}

at::Tensor asMaps(const at::Tensor& tensor)
{
    return narrow(tensor).contiguous(at::MemoryFormat::ChannelsLast);
}

/// [N, C, H, W] channels-last -> [1, N H W, C], the same memory.
at::Tensor pixelRows(const at::Tensor& maps)
{
    return maps.permute({0, 2, 3, 1}).reshape({1, -1, maps.size(1)});
}

at::Tensor product(const at::Tensor& a, const at::Tensor& b, at::ScalarType result = at::kBFloat16)
{
    return mixedProduct(a, b, {}, result);
}

/// x W^T + b for rows x [R, C].
struct MixedAffine : torch::autograd::Function<MixedAffine> {
    static at::Tensor
    forward(Saved* saved, const at::Tensor& x, const at::Tensor& weight, const Optional& bias)
    {
        const at::Tensor rows = narrow(x).contiguous().unsqueeze(0);
        const at::Tensor matrix = narrow(weight).contiguous().unsqueeze(0);
        saved->save_for_backward({rows, matrix});
        saved->saved_data["bias"] = bias.has_value();
        return mixedProduct(
                   rows,
                   matrix.transpose(1, 2),
                   bias ? bias->to(at::kFloat).contiguous() : at::Tensor(),
                   at::kBFloat16)
            .squeeze(0);
    }
    static Gradients backward(Saved* saved, const Gradients& gradients)
    {
        const auto tensors = saved->get_saved_variables();
        const at::Tensor gradient = narrow(gradients.front()).contiguous().unsqueeze(0);
        at::Tensor byInput;
        if (saved->needs_input_grad(0))
            byInput = product(gradient, tensors[1]).squeeze(0);
        at::Tensor byBias;
        if (saved->saved_data["bias"].toBool())
            byBias = gradient.squeeze(0).sum(0, /*keepdim=*/false, at::kFloat);
        return {
            byInput, product(gradient.transpose(1, 2), tensors[0], at::kFloat).squeeze(0), byBias};
    }
};

struct MixedBatchedProduct : torch::autograd::Function<MixedBatchedProduct> {
    static at::Tensor forward(Saved* saved, const at::Tensor& a, const at::Tensor& b)
    {
        const at::Tensor left = narrow(a).contiguous();
        const at::Tensor right = narrow(b).contiguous();
        saved->save_for_backward({left, right});
        return product(left, right);
    }
    static Gradients backward(Saved* saved, const Gradients& gradients)
    {
        const auto factors = saved->get_saved_variables();
        const at::Tensor gradient = narrow(gradients.front()).contiguous();
        return {
            product(gradient, factors[1].transpose(1, 2)),
            product(factors[0].transpose(1, 2), gradient)};
    }
};

/// Convolutions of 1 x 1 are products of rows.
bool isProduct(const at::Tensor& weight, const ConvolutionShape& shape)
{
    return weight.size(2) == 1 && weight.size(3) == 1 && shape.stride == 1 && shape.padding == 0;
}

struct MixedConvolution : torch::autograd::Function<MixedConvolution> {
    static at::Tensor forward(
        Saved* saved,
        const at::Tensor& x,
        const at::Tensor& weight,
        std::int64_t stride,
        std::int64_t padding)
    {
        const at::Tensor maps = asMaps(x);
        const ConvolutionShape shape{.stride = stride, .padding = padding};
        saved->saved_data["stride"] = stride;
        saved->saved_data["padding"] = padding;
        saved->save_for_backward({maps, weight});
        if (!isProduct(weight, shape))
            return mixedConvolution(maps, weight, shape);
        const at::Tensor matrix = narrow(weight).reshape({1, weight.size(0), weight.size(1)});
        return product(pixelRows(maps), matrix.transpose(1, 2))
            .view({maps.size(0), maps.size(2), maps.size(3), -1})
            .permute({0, 3, 1, 2});
    }
    static Gradients backward(Saved* saved, const Gradients& gradients)
    {
        const auto tensors = saved->get_saved_variables();
        const at::Tensor& maps = tensors[0];
        const at::Tensor& weight = tensors[1];
        const at::Tensor gradient = asMaps(gradients.front());
        const ConvolutionShape shape{
            .stride = saved->saved_data["stride"].toInt(),
            .padding = saved->saved_data["padding"].toInt()};
        if (!isProduct(weight, shape))
            return {
                saved->needs_input_grad(0)
                    ? convolutionGradientByInput(gradient, weight, maps.sizes().vec(), shape)
                    : at::Tensor(),
                convolutionGradientByWeight(gradient, maps, weight.sizes().vec(), shape),
                {},
                {}};
        const at::Tensor rows = pixelRows(gradient);
        const at::Tensor matrix = narrow(weight).reshape({1, weight.size(0), weight.size(1)});
        return {
            product(rows, matrix)
                .view({maps.size(0), maps.size(2), maps.size(3), -1})
                .permute({0, 3, 1, 2}),
            product(rows.transpose(1, 2), pixelRows(maps), at::kFloat).view(weight.sizes()),
            {},
            {}};
    }
};

Optional optional(const at::Tensor& tensor)
{
    return tensor.defined() ? c10::make_optional(tensor) : c10::nullopt;
}

/// Squares of `side` pixels as rows: [N, C, H, W] -> [N (H / side) (W / side), C side side].
at::Tensor patchRows(const at::Tensor& x, std::int64_t side)
{
    return x.reshape({x.size(0), x.size(1), x.size(2) / side, side, x.size(3) / side, side})
        .permute({0, 2, 4, 1, 3, 5})
        .reshape({-1, x.size(1) * side * side});
}

}  // namespace

Precision possible(Precision wanted)
{
    const bool hasBFloat16 = dnnl::get_effective_cpu_isa() >= dnnl::cpu_isa::avx512_core;
    return hasBFloat16 ? wanted : Precision::Full;
}

bool TrainingKernels::isDirect(const at::Tensor& x) const
{
    return m_precision == Precision::Mixed && x.is_cpu();
}

at::Tensor TrainingKernels::narrowed(const at::Tensor& tensor) const
{
    return m_precision == Precision::Mixed && tensor.defined() ? narrow(tensor) : tensor;
}

at::Tensor TrainingKernels::convolve(
    const at::Tensor& x,
    const at::Tensor& weight,
    const at::Tensor& bias,
    const ConvolutionShape& shape) const
{
    CLIPSCOPE_CHECK(
        !bias.defined() && shape.groups == 1, "a CLIP in training has no convolution with a bias");
    if (!isDirect(x))
        return at::conv2d(narrowed(x), narrowed(weight), {}, shape.stride, shape.padding);
    const std::int64_t side = weight.size(2);
    if (side == 1 || shape.stride != side)
        return MixedConvolution::apply(x, weight, shape.stride, shape.padding);
    const at::Tensor patches = MixedAffine::apply(
        patchRows(narrow(x), side), weight.reshape({weight.size(0), -1}), c10::nullopt);
    return patches.view({x.size(0), x.size(2) / side, x.size(3) / side, -1}).permute({0, 3, 1, 2});
}

at::Tensor TrainingKernels::affine(
    const at::Tensor& x,
    const at::Tensor& weight,
    const at::Tensor& bias,
    std::int64_t groups) const
{
    std::vector<std::int64_t> shape = x.sizes().vec();
    shape.back() = weight.size(0);
    const at::Tensor rows = x.reshape({-1, x.size(-1)});
    at::Tensor result;
    if (groups > 1) {
        // [R, G C] and [G O, C] -> [G, R, O].
        const at::Tensor parts = rows.view({rows.size(0), groups, -1}).transpose(0, 1);
        const at::Tensor matrices = weight.reshape({groups, -1, weight.size(1)});
        result = batchedProduct(parts, matrices.transpose(1, 2))
                     .transpose(0, 1)
                     .reshape({rows.size(0), -1});
        if (bias.defined())
            result = result + bias;
    } else if (isDirect(x)) {
        result = MixedAffine::apply(rows, weight, optional(bias));
    } else {
        result = at::matmul(narrowed(rows), narrowed(weight).t());
        if (bias.defined())
            result = result + narrowed(bias);
    }
    return result.reshape(shape);
}

at::Tensor TrainingKernels::batchedProduct(const at::Tensor& a, const at::Tensor& b) const
{
    if (isDirect(a))
        return MixedBatchedProduct::apply(a, b);
    return at::bmm(narrowed(a), narrowed(b));
}

at::Tensor TrainingKernels::layerNorm(
    const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias) const
{
    return narrowed(at::layer_norm(x.to(weight.scalar_type()), weight.sizes(), weight, bias));
}

at::Tensor TrainingKernels::activate(const at::Tensor& x, Activation activation) const
{
    // x sigmoid(s x) = silu(s x) / s, which has a gradient in one pass.
    constexpr double kQuickSlope = 1.702;
    if (activation == Activation::QuickGelu)
        return at::silu(x * kQuickSlope) * (1.0 / kQuickSlope);
    return at::gelu(x);
}

}  // namespace clipscope::training
