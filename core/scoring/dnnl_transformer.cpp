// SPDX-License-Identifier: GPL-3.0-or-later
// A ViT's blocks as a list of oneDNN primitives.
//
// Computes what core/clip/layers/residual_block.cpp does (tests/core/scoring/dnnl_vit_test.cpp).
#include "core/scoring/dnnl_transformer.h"

#include "core/base/check.h"
#include "core/scoring/row_norm.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/empty.h>

#include <cmath>
#include <cstring>
#include <unordered_map>

namespace clipscope {

namespace {

using Memory = dnnl::memory;
using Tag = Memory::format_tag;
using Type = Memory::data_type;

std::size_t sizeOf(Type type)
{
    return type == Type::f32 ? sizeof(float) : sizeof(std::uint16_t);
}

/// A copy of [3 D, D] or [3 D] whose first third is multiplied.
at::Tensor withScaledThird(const at::Tensor& rows, double factor)
{
    at::Tensor copy = rows.clone();
    copy.narrow(0, 0, copy.size(0) / 3).mul_(factor);
    return copy;
}

void append(dnnl::post_ops& operations, Activation activation)
{
    constexpr float kQuickSlope = 1.702F;  // as in core/clip/layers/activation.cpp
    if (activation == Activation::QuickGelu)
        operations.append_eltwise(1.0F, dnnl::algorithm::eltwise_swish, kQuickSlope, 0.0F);
    else
        operations.append_eltwise(1.0F, dnnl::algorithm::eltwise_gelu_erf, 0.0F, 0.0F);
}

}  // namespace

PackedMatrices::PackedMatrices(StorageType storage)
    : m_engine(dnnl::engine::kind::cpu, 0)
    , m_storage(storage)
{
}

Type PackedMatrices::type() const
{
    return m_storage == StorageType::Float32 ? Type::f32 : Type::bf16;
}

Memory::desc PackedMatrices::wanted(const at::Tensor& weight) const
{
    const auto found = m_matrices.find(weight.data_ptr());
    if (found != m_matrices.end())
        return found->second.get_desc();
    return {{weight.size(1), weight.size(0)}, type(), Tag::any};
}

Memory PackedMatrices::packed(
    const at::Tensor& weight,
    const Memory::desc& description,
    const std::function<at::Tensor()>& scaled)
{
    const auto found = m_matrices.find(weight.data_ptr());
    if (found != m_matrices.end())
        return found->second;
    const at::Tensor source = (scaled ? scaled() : weight).contiguous();
    Memory plain({description.dims(), Type::f32, Tag::ba}, m_engine, source.data_ptr());
    Memory matrix(description, m_engine);
    dnnl::stream stream(m_engine);
    dnnl::reorder(plain, matrix).execute(stream, plain, matrix);
    stream.wait();
    return m_matrices.emplace(weight.data_ptr(), matrix).first->second;
}

DnnlTransformer::DnnlTransformer(
    const std::vector<ResidualBlock>& blocks, const Shape& shape, PackedMatrices& matrices)
    : m_matrices(matrices)
    , m_stream(matrices.engine())
    , m_shape(shape)
    , m_width(blocks.front().ln_1.weight.size(0))
{
    const std::int64_t count = shape.batch * shape.tokens;
    const std::int64_t scores = shape.batch * blocks.front().attn.heads * shape.tokens;
    const Type type = matrices.type();
    m_tokens = rows(count, m_width, Type::f32);
    m_classes = rows(shape.batch, m_width, Type::f32);
    m_normed = rows(count, m_width, type);
    m_packed = rows(count, 3 * m_width, type);
    m_scores = rows(scores, shape.tokens, Type::f32);
    m_shares = type == Type::f32 ? m_scores : rows(scores, shape.tokens, type);
    std::int64_t hidden = 0;
    for (const ResidualBlock& block : blocks)
        hidden = std::max(hidden, block.mlp.c_fc.weight.size(0));
    m_hidden = rows(count, hidden, type);
    for (const ResidualBlock& block : blocks)
        addBlock(block, &block == &blocks.back());
}

DnnlTransformer::Rows DnnlTransformer::rows(std::int64_t count, std::int64_t width, Type type)
{
    const auto bytes = count * width * static_cast<std::int64_t>(sizeOf(type));
    return {at::empty({bytes}, at::kByte), count, width, type};
}

Memory DnnlTransformer::view(
    const Rows& rows,
    std::int64_t first,
    const Memory::dims& sizes,
    const Memory::dims& strides) const
{
    auto* bytes = static_cast<std::uint8_t*>(rows.buffer.data_ptr());
    return {
        {sizes, rows.type, strides},
        m_matrices.engine(),
        bytes + static_cast<std::size_t>(first) * sizeOf(rows.type)};
}

void DnnlTransformer::add(
    const dnnl::primitive& primitive, std::unordered_map<int, Memory> arguments)
{
    m_steps.emplace_back([this, primitive, arguments = std::move(arguments)] {
        primitive.execute(m_stream, arguments);
    });
}

void DnnlTransformer::addNorm(const LayerNorm& norm, const Rows& from, const Rows& to)
{
    m_steps.emplace_back([this, &norm, from, to] {
        m_stream.wait();
        normaliseRows(
            from.count,
            from.width,
            static_cast<const float*>(from.buffer.data_ptr()),
            norm.weight.data_ptr<float>(),
            norm.bias.data_ptr<float>(),
            m_matrices.storage(),
            to.buffer.data_ptr());
    });
}

void DnnlTransformer::addProduct(
    const Rows& from,
    const at::Tensor& weight,
    const at::Tensor& bias,
    const Rows& to,
    const Product& product)
{
    const std::int64_t outputs = weight.size(0);
    const std::int64_t inputs = weight.size(1);
    const Memory source = view(from, 0, {from.count, inputs}, {inputs, 1});
    const Memory target = view(to, 0, {from.count, outputs}, {outputs, 1});
    dnnl::post_ops operations;
    if (product.accumulate)
        operations.append_sum(1.0F);
    if (product.activation != nullptr)
        append(operations, *product.activation);
    dnnl::primitive_attr attributes;
    attributes.set_post_ops(operations);
    const dnnl::matmul::primitive_desc plan(
        dnnl::matmul::desc(
            source.get_desc(),
            m_matrices.wanted(weight),
            Memory::desc({1, outputs}, Type::f32, Tag::ab),
            target.get_desc()),
        attributes,
        m_matrices.engine());
    std::function<at::Tensor()> scaled;
    at::Tensor shift = bias.contiguous();
    if (product.firstThird != 1) {
        scaled = [&] { return withScaledThird(weight, product.firstThird); };
        shift = withScaledThird(bias, product.firstThird);
    }
    const Memory biases(plan.bias_desc(), m_matrices.engine());
    std::memcpy(biases.get_data_handle(), shift.data_ptr(), shift.nbytes());
    add(dnnl::matmul(plan),
        {{DNNL_ARG_SRC, source},
         {DNNL_ARG_WEIGHTS, m_matrices.packed(weight, plan.weights_desc(), scaled)},
         {DNNL_ARG_BIAS, biases},
         {DNNL_ARG_DST, target}});
}

void DnnlTransformer::addBatched(const Memory& a, const Memory& b, const Memory& to)
{
    const dnnl::matmul::primitive_desc plan(
        dnnl::matmul::desc(a.get_desc(), b.get_desc(), to.get_desc()), m_matrices.engine());
    add(dnnl::matmul(plan), {{DNNL_ARG_SRC, a}, {DNNL_ARG_WEIGHTS, b}, {DNNL_ARG_DST, to}});
}

void DnnlTransformer::addAttention(const Attention& attention, const Rows& packed, const Rows& to)
{
    const std::int64_t queries = to.count / m_shape.batch;  // per picture: all tokens, or one
    const std::int64_t heads = attention.heads;
    const std::int64_t size = m_width / heads;
    const std::int64_t pitch = 3 * m_width;  // query, key and value of a token lie side by side
    const std::int64_t picture = m_shape.tokens * pitch;
    const Memory query =
        view(packed, 0, {m_shape.batch, heads, queries, size}, {picture, size, pitch, 1});
    const Memory key = view(
        packed, m_width, {m_shape.batch, heads, size, m_shape.tokens}, {picture, size, 1, pitch});
    const Memory value = view(
        packed,
        2 * m_width,
        {m_shape.batch, heads, m_shape.tokens, size},
        {picture, size, pitch, 1});
    const auto perHead = [&](const Rows& rows) {
        const std::int64_t matrix = queries * m_shape.tokens;
        return view(
            rows,
            0,
            {m_shape.batch, heads, queries, m_shape.tokens},
            {heads * matrix, matrix, m_shape.tokens, 1});
    };
    const Memory scores = perHead(m_scores);
    const Memory shares = perHead(m_shares);
    addBatched(query, key, scores);
    constexpr int kKeys = 3;
    add(dnnl::softmax_forward(dnnl::softmax_forward::primitive_desc(
            dnnl::softmax_forward::desc(
                dnnl::prop_kind::forward_inference, scores.get_desc(), kKeys),
            m_matrices.engine())),
        {{DNNL_ARG_SRC, scores}, {DNNL_ARG_DST, scores}});
    if (m_shares.type != m_scores.type)
        add(dnnl::reorder(scores, shares), {{DNNL_ARG_FROM, scores}, {DNNL_ARG_TO, shares}});
    addBatched(
        shares,
        value,
        view(to, 0, {m_shape.batch, heads, queries, size}, {queries * m_width, size, m_width, 1}));
}

void DnnlTransformer::addBlock(const ResidualBlock& block, bool isLast)
{
    const auto firstRows = [&](const Rows& rows, std::int64_t count) {
        Rows part = rows;
        part.count = count;
        return part;
    };
    addNorm(block.ln_1, m_tokens, m_normed);
    const double scale =
        1.0 / std::sqrt(static_cast<double>(m_width / block.attn.heads));  // of queries
    addProduct(
        m_normed,
        block.attn.in_proj_weight,
        block.attn.in_proj_bias,
        m_packed,
        {.firstThird = scale});
    const std::int64_t count = isLast ? m_shape.batch : m_tokens.count;
    const Rows stream = isLast ? m_classes : m_tokens;
    if (isLast)
        m_steps.emplace_back([this] {
            m_stream.wait();
            const auto* from = static_cast<const float*>(m_tokens.buffer.data_ptr());
            auto* to = static_cast<float*>(m_classes.buffer.data_ptr());
            for (std::int64_t i = 0; i < m_shape.batch; ++i)
                std::copy_n(from + i * m_shape.tokens * m_width, m_width, to + i * m_width);
        });
    const Rows normed = firstRows(m_normed, count);
    const Rows hidden = firstRows(m_hidden, count);
    addAttention(block.attn, m_packed, normed);
    addProduct(
        normed, block.attn.out_proj.weight, block.attn.out_proj.bias, stream, {.accumulate = true});
    addNorm(block.ln_2, stream, normed);
    addProduct(
        normed,
        block.mlp.c_fc.weight,
        block.mlp.c_fc.bias,
        hidden,
        {.activation = &block.mlp.activation});
    addProduct(
        hidden, block.mlp.c_proj.weight, block.mlp.c_proj.bias, stream, {.accumulate = true});
}

at::Tensor DnnlTransformer::run(const at::Tensor& tokens)
{
    const at::Tensor source = tokens.to(at::kFloat).contiguous();
    CLIPSCOPE_ENSURE(
        source.dim() == 3 && source.size(0) == m_shape.batch && source.size(1) == m_shape.tokens &&
            source.size(2) == m_width,
        "a batch of another shape than planned");
    std::memcpy(m_tokens.buffer.data_ptr(), source.data_ptr(), source.nbytes());
    for (const auto& step : m_steps)
        step();
    m_stream.wait();
    at::Tensor result = at::empty({m_shape.batch, m_width}, at::TensorOptions(at::kFloat));
    std::memcpy(result.data_ptr(), m_classes.buffer.data_ptr(), result.nbytes());
    return result;
}

}  // namespace clipscope
