// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/training/trainer/mixed_products.h"

#include "core/base/check.h"

#include <ATen/ops/empty.h>

#include <dnnl.hpp>

namespace clipscope::training {

namespace {

using dnnl::memory;
using Tag = memory::format_tag;
using Type = memory::data_type;

const dnnl::engine& engine()
{
    static const dnnl::engine cpu(dnnl::engine::kind::cpu, 0);
    return cpu;
}

dnnl::stream& stream()
{
    thread_local dnnl::stream ordered(engine());
    return ordered;
}

Type typeOf(const at::Tensor& tensor)
{
    return tensor.scalar_type() == at::kBFloat16 ? Type::bf16 : Type::f32;
}

memory::desc describe(const at::Tensor& tensor)
{
    return {
        memory::dims(tensor.sizes().begin(), tensor.sizes().end()),
        typeOf(tensor),
        memory::dims(tensor.strides().begin(), tensor.strides().end())};
}

memory wrap(const at::Tensor& tensor, const memory::desc& description)
{
    return {description, engine(), tensor.data_ptr()};
}

at::Tensor emptyMaps(const memory::dims& sizes)
{
    return at::empty(
        sizes, at::TensorOptions(at::kBFloat16).memory_format(at::MemoryFormat::ChannelsLast));
}

/// What the three passes of one convolution have in common.
struct Plan {
    memory::desc x, y, weight;
    memory::dims strides, before, after;

    Plan(
        const memory::dims& input,
        const memory::dims& output,
        const memory::dims& kernel,
        const ConvolutionShape& shape,
        Type weightType)
        : x(input, Type::bf16, Tag::nhwc)
        , y(output, Type::bf16, Tag::nhwc)
        , weight(kernel, weightType, Tag::any)
        , strides{shape.stride, shape.stride}
        , before{shape.padding, shape.padding}
    {
        for (std::size_t axis = 2; axis < 4; ++axis)
            after.push_back(
                (output[axis] - 1) * shape.stride + kernel[axis] - input[axis] - shape.padding);
    }

    [[nodiscard]] dnnl::convolution_forward::primitive_desc forward() const
    {
        return {
            dnnl::convolution_forward::desc(
                dnnl::prop_kind::forward_training,
                dnnl::algorithm::convolution_direct,
                x,
                memory::desc(weight.dims(), Type::bf16, Tag::any),
                y,
                strides,
                before,
                after),
            engine()};
    }
};

memory packed(const at::Tensor& weight, const memory::desc& wanted)
{
    const memory plain = wrap(weight, {wanted.dims(), Type::f32, Tag::oihw});
    memory result(wanted, engine());
    dnnl::reorder(plain, result).execute(stream(), const_cast<memory&>(plain), result);
    return result;
}

memory::dims
outputSizes(const at::Tensor& x, const at::Tensor& weight, const ConvolutionShape& shape)
{
    const auto length = [&](std::int64_t axis) {
        return (x.size(axis) + 2 * shape.padding - weight.size(axis)) / shape.stride + 1;
    };
    return {x.size(0), weight.size(0), length(2), length(3)};
}

}  // namespace

at::Tensor mixedProduct(
    const at::Tensor& a, const at::Tensor& b, const at::Tensor& bias, at::ScalarType result)
{
    const std::vector<std::int64_t> sizes{a.size(0), a.size(1), b.size(2)};
    const at::Tensor product = at::empty(sizes, at::TensorOptions(result));
    if (product.numel() == 0)
        return product;
    const memory::desc target = describe(product);
    const memory::desc added =
        bias.defined() ? memory::desc({1, 1, sizes[2]}, Type::f32, Tag::abc) : memory::desc();
    const dnnl::matmul::primitive_desc plan(
        bias.defined() ? dnnl::matmul::desc(describe(a), describe(b), added, target)
                       : dnnl::matmul::desc(describe(a), describe(b), target),
        engine());
    std::unordered_map<int, memory> arguments{
        {DNNL_ARG_SRC, wrap(a, plan.src_desc())},
        {DNNL_ARG_WEIGHTS, wrap(b, plan.weights_desc())},
        {DNNL_ARG_DST, wrap(product, plan.dst_desc())}};
    if (bias.defined())
        arguments.emplace(DNNL_ARG_BIAS, wrap(bias, added));
    dnnl::matmul(plan).execute(stream(), arguments);
    stream().wait();
    return product;
}

at::Tensor
mixedConvolution(const at::Tensor& x, const at::Tensor& weight, const ConvolutionShape& shape)
{
    const at::Tensor result = emptyMaps(outputSizes(x, weight, shape));
    const Plan plan(x.sizes().vec(), result.sizes().vec(), weight.sizes().vec(), shape, Type::bf16);
    const auto forward = plan.forward();
    dnnl::convolution_forward(forward).execute(
        stream(),
        {{DNNL_ARG_SRC, wrap(x, plan.x)},
         {DNNL_ARG_WEIGHTS, packed(weight.contiguous(), forward.weights_desc())},
         {DNNL_ARG_DST, wrap(result, plan.y)}});
    stream().wait();
    return result;
}

at::Tensor convolutionGradientByInput(
    const at::Tensor& gradient,
    const at::Tensor& weight,
    const std::vector<std::int64_t>& sizes,
    const ConvolutionShape& shape)
{
    const at::Tensor result = emptyMaps(sizes);
    const Plan plan(sizes, gradient.sizes().vec(), weight.sizes().vec(), shape, Type::bf16);
    const dnnl::convolution_backward_data::primitive_desc backward(
        dnnl::convolution_backward_data::desc(
            dnnl::algorithm::convolution_direct,
            plan.x,
            plan.weight,
            plan.y,
            plan.strides,
            plan.before,
            plan.after),
        engine(),
        plan.forward());
    dnnl::convolution_backward_data(backward).execute(
        stream(),
        {{DNNL_ARG_DIFF_SRC, wrap(result, plan.x)},
         {DNNL_ARG_WEIGHTS, packed(weight.contiguous(), backward.weights_desc())},
         {DNNL_ARG_DIFF_DST, wrap(gradient, plan.y)}});
    stream().wait();
    return result;
}

at::Tensor convolutionGradientByWeight(
    const at::Tensor& gradient,
    const at::Tensor& x,
    const std::vector<std::int64_t>& sizes,
    const ConvolutionShape& shape)
{
    const at::Tensor result = at::empty(sizes, at::TensorOptions(at::kFloat));
    const Plan plan(x.sizes().vec(), gradient.sizes().vec(), sizes, shape, Type::f32);
    const dnnl::convolution_backward_weights::primitive_desc backward(
        dnnl::convolution_backward_weights::desc(
            dnnl::algorithm::convolution_direct,
            plan.x,
            plan.weight,
            plan.y,
            plan.strides,
            plan.before,
            plan.after),
        engine(),
        plan.forward());
    memory blocked(backward.diff_weights_desc(), engine());
    dnnl::convolution_backward_weights(backward).execute(
        stream(),
        {{DNNL_ARG_SRC, wrap(x, plan.x)},
         {DNNL_ARG_DIFF_WEIGHTS, blocked},
         {DNNL_ARG_DIFF_DST, wrap(gradient, plan.y)}});
    memory plain = wrap(result, {sizes, Type::f32, Tag::oihw});
    dnnl::reorder(blocked, plain).execute(stream(), blocked, plain);
    stream().wait();
    return result;
}

}  // namespace clipscope::training
