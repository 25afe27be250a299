// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clip/layers/folded_convolution.h"
#include "core/scoring/storage_type.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <dnnl.hpp>
#include <optional>
#include <unordered_map>
#include <vector>

namespace clipscope {

/// A chain of fused convolutions and poolings for one batch size: inference only, every buffer
/// planned before the first run, weights packed once. Built front to back with the functions below,
/// then run as often as wanted. Not thread-safe.
class DnnlNetwork {
public:
    /// A tensor inside the network: an index into its list of buffers.
    using Node = std::size_t;

    DnnlNetwork(StorageType storage, std::int64_t batch);

    /// The input: [N, channels, side, side], fp32, channels last in memory.
    [[nodiscard]] Node input(std::int64_t channels, std::int64_t side);
    struct ConvolutionOptions {
        bool relu = true;
        std::optional<Node> accumulate;  ///< add to this node and leave the result there
    };
    /// Convolution, then the optional sum, then the optional ReLU.
    [[nodiscard]] Node
    convolution(Node source, const FoldedConvolution& weights, const ConvolutionOptions& options);
    /// Average over 2 x 2, stride 2.
    [[nodiscard]] Node averagePool(Node source);
    /// The node's memory may be used again by nodes made from here on.
    void release(Node node);
    /// Ends the construction: `source` becomes the output, [N, C, h, w] fp32 channels last.
    void output(Node source);

    /// `pixels`: [N, channels, side, side] fp32. Returns [N, C, h, w] fp32, channels last, a new
    /// tensor.
    [[nodiscard]] at::Tensor run(const at::Tensor& pixels);

    /// Bytes of all buffers for activations.
    [[nodiscard]] std::int64_t activationBytes() const;

private:
    struct Step {
        dnnl::primitive primitive;
        std::unordered_map<int, dnnl::memory> arguments;
    };
    [[nodiscard]] Node allocate(const dnnl::memory::desc& description);
    void addReorder(const dnnl::memory& from, const dnnl::memory& to);

    dnnl::engine m_engine;
    dnnl::stream m_stream;
    dnnl::memory::data_type m_type;
    std::int64_t m_batch;
    std::vector<Step> m_steps;
    std::vector<dnnl::memory> m_nodes;
    std::vector<std::size_t> m_blockOfNode;
    std::vector<at::Tensor> m_blocks;  // raw bytes that nodes share over time
    std::vector<std::size_t> m_freeBlocks;
    dnnl::memory m_input;
    dnnl::memory m_output;
};

}  // namespace clipscope
