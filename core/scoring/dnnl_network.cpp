// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/dnnl_network.h"

#include "core/base/check.h"

#include <ATen/ops/empty.h>

#include <algorithm>

namespace clipscope {

namespace {

using Tag = dnnl::memory::format_tag;
using Type = dnnl::memory::data_type;

Type typeOf(StorageType storage)
{
    return storage == StorageType::Float32 ? Type::f32 : Type::bf16;
}

dnnl::memory::desc freeLayout(const dnnl::memory::dims& dims, Type type)
{
    return {dims, type, Tag::any};
}

/// Accumulates into what the destination already holds, then clips at 0, inside the convolution.
dnnl::primitive_attr fused(bool accumulate, bool relu)
{
    dnnl::post_ops operations;
    if (accumulate)
        operations.append_sum(1.0F);
    if (relu)
        operations.append_eltwise(1.0F, dnnl::algorithm::eltwise_relu, 0.0F, 0.0F);
    dnnl::primitive_attr attributes;
    attributes.set_post_ops(operations);
    return attributes;
}

}  // namespace

DnnlNetwork::DnnlNetwork(StorageType storage, std::int64_t batch)
    : m_engine(dnnl::engine::kind::cpu, 0)
    , m_stream(m_engine)
    , m_type(typeOf(storage))
    , m_batch(batch)
{
}

DnnlNetwork::Node DnnlNetwork::allocate(const dnnl::memory::desc& description)
{
    const auto bytes = static_cast<std::int64_t>(description.get_size());
    // The smallest free block that is large enough; else a new one.
    auto best = m_freeBlocks.end();
    for (auto it = m_freeBlocks.begin(); it != m_freeBlocks.end(); ++it)
        if (m_blocks[*it].numel() >= bytes &&
            (best == m_freeBlocks.end() || m_blocks[*it].numel() < m_blocks[*best].numel()))
            best = it;
    std::size_t block = m_blocks.size();
    if (best != m_freeBlocks.end()) {
        block = *best;
        m_freeBlocks.erase(best);
    } else {
        m_blocks.push_back(at::empty({bytes}, at::kByte));
    }
    m_nodes.emplace_back(description, m_engine, m_blocks[block].data_ptr());
    m_blockOfNode.push_back(block);
    return m_nodes.size() - 1;
}

void DnnlNetwork::release(Node node)
{
    m_freeBlocks.push_back(m_blockOfNode[node]);
}

void DnnlNetwork::addReorder(const dnnl::memory& from, const dnnl::memory& to)
{
    m_steps.push_back({dnnl::reorder(from, to), {{DNNL_ARG_FROM, from}, {DNNL_ARG_TO, to}}});
}

DnnlNetwork::Node DnnlNetwork::input(std::int64_t channels, std::int64_t side)
{
    const dnnl::memory::dims dims{m_batch, channels, side, side};
    m_input = dnnl::memory({dims, Type::f32, Tag::nhwc}, m_engine, nullptr);
    const Node node = allocate({dims, m_type, Tag::nhwc});
    addReorder(m_input, m_nodes[node]);
    return node;
}

DnnlNetwork::Node DnnlNetwork::convolution(
    Node source, const FoldedConvolution& weights, const ConvolutionOptions& options)
{
    const dnnl::memory::dims from = m_nodes[source].get_desc().dims();
    const at::Tensor kernel = weights.weight.contiguous();
    const auto& [stride, padding, groups] = weights.shape;
    CLIPSCOPE_ENSURE(groups == 1, "a grouped convolution, which CLIP does not have");
    const auto shrunk = [&, side = kernel.size(2)](std::int64_t length) {
        return (length + 2 * weights.shape.padding - side) / weights.shape.stride + 1;
    };
    const dnnl::memory::dims kernelDims(kernel.sizes().begin(), kernel.sizes().end());
    const dnnl::memory::dims to{m_batch, kernelDims[0], shrunk(from[2]), shrunk(from[3])};
    const dnnl::memory::desc destination =
        options.accumulate ? m_nodes[*options.accumulate].get_desc() : freeLayout(to, m_type);
    const dnnl::convolution_forward::desc description(
        dnnl::prop_kind::forward_inference,
        dnnl::algorithm::convolution_direct,
        m_nodes[source].get_desc(),
        freeLayout(kernelDims, m_type),
        dnnl::memory::desc({kernelDims[0]}, Type::f32, Tag::x),
        destination,
        {stride, stride},
        {padding, padding},
        {padding, padding});
    const dnnl::convolution_forward::primitive_desc plan(
        description, fused(options.accumulate.has_value(), options.relu), m_engine);

    // Packing copies, so the tensors need not outlive this call.
    dnnl::memory plain({kernelDims, Type::f32, Tag::oihw}, m_engine, kernel.data_ptr());
    dnnl::memory packed(plan.weights_desc(), m_engine);
    dnnl::reorder(plain, packed).execute(m_stream, plain, packed);
    const dnnl::memory bias(plan.bias_desc(), m_engine);
    m_stream.wait();
    std::copy_n(
        weights.bias.data_ptr<float>(),
        weights.bias.numel(),
        static_cast<float*>(bias.get_data_handle()));

    const Node node = options.accumulate ? *options.accumulate : allocate(plan.dst_desc());
    CLIPSCOPE_ENSURE(
        plan.src_desc() == m_nodes[source].get_desc() &&
            plan.dst_desc() == m_nodes[node].get_desc(),
        "oneDNN chose another layout than the one that it was given");
    m_steps.push_back(
        {dnnl::convolution_forward(plan),
         {{DNNL_ARG_SRC, m_nodes[source]},
          {DNNL_ARG_WEIGHTS, packed},
          {DNNL_ARG_BIAS, bias},
          {DNNL_ARG_DST, m_nodes[node]}}});
    return node;
}

DnnlNetwork::Node DnnlNetwork::averagePool(Node source)
{
    const dnnl::memory::dims from = m_nodes[source].get_desc().dims();
    const dnnl::memory::dims to{from[0], from[1], from[2] / 2, from[3] / 2};
    const dnnl::pooling_forward::desc description(
        dnnl::prop_kind::forward_inference,
        dnnl::algorithm::pooling_avg_exclude_padding,
        m_nodes[source].get_desc(),
        freeLayout(to, m_type),
        {2, 2},
        {2, 2},
        {0, 0},
        {0, 0});
    const dnnl::pooling_forward::primitive_desc plan(description, m_engine);
    const Node node = allocate(plan.dst_desc());
    m_steps.push_back(
        {dnnl::pooling_forward(plan),
         {{DNNL_ARG_SRC, m_nodes[source]}, {DNNL_ARG_DST, m_nodes[node]}}});
    return node;
}

void DnnlNetwork::output(Node source)
{
    const dnnl::memory::dims dims = m_nodes[source].get_desc().dims();
    m_output = dnnl::memory({dims, Type::f32, Tag::nhwc}, m_engine, nullptr);
    addReorder(m_nodes[source], m_output);
}

at::Tensor DnnlNetwork::run(const at::Tensor& pixels)
{
    const at::Tensor source = pixels.to(at::kFloat).contiguous(at::MemoryFormat::ChannelsLast);
    const dnnl::memory::dims expected = m_input.get_desc().dims();
    CLIPSCOPE_ENSURE(
        source.sizes() == at::IntArrayRef(expected), "a batch of another shape than planned");
    const dnnl::memory::dims dims = m_output.get_desc().dims();
    at::Tensor result =
        at::empty(dims, at::TensorOptions(at::kFloat), at::MemoryFormat::ChannelsLast);
    m_input.set_data_handle(source.data_ptr());
    m_output.set_data_handle(result.data_ptr());
    for (const Step& step : m_steps)
        step.primitive.execute(m_stream, step.arguments);
    m_stream.wait();
    return result;
}

std::int64_t DnnlNetwork::activationBytes() const
{
    std::int64_t bytes = 0;
    for (const at::Tensor& block : m_blocks)
        bytes += block.numel();
    return bytes;
}

}  // namespace clipscope
