// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clip/layers/residual_block.h"
#include "core/scoring/storage_type.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <dnnl.hpp>
#include <functional>
#include <map>
#include <utility>
#include <vector>

namespace clipscope {

/// Matrices in oneDNN's own layouts, packed when first asked for and shared by the plans of all
/// batch sizes: a large ViT's weights should not be there twice.
class PackedMatrices {
public:
    explicit PackedMatrices(StorageType storage);

    [[nodiscard]] const dnnl::engine& engine() const { return m_engine; }
    [[nodiscard]] StorageType storage() const { return m_storage; }
    [[nodiscard]] dnnl::memory::data_type type() const;

    /// The layout that `weight` has been packed in, or "any" if it has not.
    [[nodiscard]] dnnl::memory::desc wanted(const at::Tensor& weight) const;
    /// `weight` [outputs, inputs] fp32 as the matrix [inputs, outputs] in the layout `description`;
    /// `scaled`: what is packed in its place (same shape), where the first use says so.
    [[nodiscard]] dnnl::memory packed(
        const at::Tensor& weight,
        const dnnl::memory::desc& description,
        const std::function<at::Tensor()>& scaled = {});

private:
    dnnl::engine m_engine;
    StorageType m_storage;
    std::map<const void*, dnnl::memory> m_matrices;
};

/// The blocks of a ViT's image tower for one batch size: inference only, every buffer planned
/// before the first run. The residual stream stays in fp32; what is multiplied is in the storage
/// type. Behind the last block's keys and values only the class token is computed, because nothing
/// else reaches the embedding. Not thread-safe.
class DnnlTransformer {
public:
    struct Shape {
        std::int64_t batch = 1;   ///< N
        std::int64_t tokens = 1;  ///< L
    };

    /// `blocks` (at least one) must outlive it, and so must `matrices`.
    DnnlTransformer(
        const std::vector<ResidualBlock>& blocks, const Shape& shape, PackedMatrices& matrices);

    /// `tokens`: [N, L, D] fp32, at the entrance of the first block. Returns the class tokens
    /// behind the last block, [N, D] fp32, a new tensor.
    [[nodiscard]] at::Tensor run(const at::Tensor& tokens);

private:
    /// Rows in memory: where a product reads or writes.
    struct Rows {
        at::Tensor buffer;
        std::int64_t count = 0;
        std::int64_t width = 0;
        dnnl::memory::data_type type;
    };
    struct Product {
        bool accumulate = false;                 ///< add to what the target holds
        const Activation* activation = nullptr;  ///< behind the product; none
        double firstThird = 1;                   ///< factor on the first third of the outputs
    };

    [[nodiscard]] Rows rows(std::int64_t count, std::int64_t width, dnnl::memory::data_type type);
    [[nodiscard]] dnnl::memory view(
        const Rows& rows,
        std::int64_t first,
        const dnnl::memory::dims& sizes,
        const dnnl::memory::dims& strides) const;
    void add(const dnnl::primitive& primitive, std::unordered_map<int, dnnl::memory> arguments);
    void addNorm(const LayerNorm& norm, const Rows& from, const Rows& to);
    void addProduct(
        const Rows& from,
        const at::Tensor& weight,
        const at::Tensor& bias,
        const Rows& to,
        const Product& product);
    void addAttention(const Attention& attention, const Rows& packed, const Rows& to);
    void addBatched(const dnnl::memory& a, const dnnl::memory& b, const dnnl::memory& to);
    void addBlock(const ResidualBlock& block, bool isLast);

    PackedMatrices& m_matrices;
    dnnl::stream m_stream;
    Shape m_shape;
    std::int64_t m_width;
    Rows m_tokens;   // the residual stream, fp32
    Rows m_classes;  // its class tokens in the last block, fp32
    Rows m_normed;   // also what attention leaves
    Rows m_packed;   // query, key, value
    Rows m_scores;   // fp32
    Rows m_shares;   // the softmax of the scores
    Rows m_hidden;
    std::vector<std::function<void()>> m_steps;
};

}  // namespace clipscope
