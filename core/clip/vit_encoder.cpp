// SPDX-License-Identifier: GPL-3.0-or-later
// The image tower of CLIP's ViT models.
//
// Paper:  Radford et al., ICML 2021, arXiv:2103.00020, section 2.4; Dosovitskiy et al.,
// arXiv:2010.11929. Agrees: VisionTransformer of OpenAI's clip/model.py (tests/core/clip/golden).
#include "core/clip/vit_encoder.h"

#include "core/base/check.h"
#include "core/clip/layers/products.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/cat.h>

#include <cstddef>

namespace clipscope {

namespace {

/// Layers come in pairs: 2 i is ln_1 of block i, 2 i + 1 its output.
struct CutPoint {
    std::size_t block;
    bool afterNorm;
};

CutPoint cutPointOf(std::size_t layerIndex)
{
    return {.block = layerIndex / 2, .afterNorm = layerIndex % 2 == 0};
}

}  // namespace

VitEncoder::VitEncoder(const WeightReader& weights, const ClipConfig& config)
    : ImageTower(config.vision)
    , m_patch(config.vision.patch)
{
    const VisionConfig& vision = config.vision;
    const std::int64_t width = vision.width;
    const std::int64_t cells = std::int64_t{vision.grid()} * vision.grid();
    m_patchKernel = weights.take("conv1.weight", {width, 3, m_patch, m_patch})
                        .contiguous(at::MemoryFormat::ChannelsLast);
    m_classEmbedding = weights.take("class_embedding", {width});
    m_positionalEmbedding = weights.take("positional_embedding", {1 + cells, width});
    m_lnPre = LayerNorm::read(weights.scoped("ln_pre."), width);
    m_resblocks = readBlocks(
        weights.scoped("transformer.resblocks."),
        vision.blocks.front(),
        {.width = width, .heads = vision.heads, .activation = config.activation});
    m_lnPost = LayerNorm::read(weights.scoped("ln_post."), width);
    m_projection = weights.take("proj", {width, config.embedding}).t().contiguous();
}

bool VitEncoder::onlyClassTokenMatters(const std::string& name) const
{
    return layer(name).name == lastBlockOutput();
}

at::Tensor VitEncoder::embed(const at::Tensor& pixels) const
{
    checkPixels(pixels);
    const at::Tensor patches = convolve(
        pixels.contiguous(at::MemoryFormat::ChannelsLast), m_patchKernel, {}, {.stride = m_patch});
    const at::Tensor cells = patches.flatten(2).transpose(1, 2);  // [N, hw, D]
    const at::Tensor classes = m_classEmbedding.expand({cells.size(0), 1, -1});
    return m_lnPre.forward(at::cat({classes, cells}, 1) + m_positionalEmbedding);
}

at::Tensor VitEncoder::project(const at::Tensor& tokens) const
{
    return affine(m_lnPost.forward(tokens.select(1, 0)), m_projection, {});
}

at::Tensor VitEncoder::projectAll(const at::Tensor& tokens) const
{
    return affine(m_lnPost.forward(tokens), m_projection, {});
}

Cut VitEncoder::trunk(const at::Tensor& pixels, const std::string& layer) const
{
    const CutPoint point = cutPointOf(indexOf(layer));
    at::Tensor tokens = embed(pixels);
    for (std::size_t block = 0; block < point.block; ++block)
        tokens = m_resblocks[block].forward(tokens);
    const ResidualBlock& cutBlock = m_resblocks[point.block];
    if (point.afterNorm)
        return {.activation = cutBlock.ln_1.forward(tokens), .carried = tokens};
    return {.activation = cutBlock.forward(tokens), .carried = {}};
}

at::Tensor VitEncoder::head(const Cut& cut, const std::string& layer) const
{
    const CutPoint point = cutPointOf(indexOf(layer));
    at::Tensor tokens = cut.activation;
    if (point.afterNorm) {
        CLIPSCOPE_CHECK(
            cut.carried.defined(), "the state at " + layer + " needs the stream that bypasses it");
        tokens = m_resblocks[point.block].finish(tokens, cut.carried);
    }
    for (std::size_t block = point.block + 1; block < m_resblocks.size(); ++block)
        tokens = m_resblocks[block].forward(tokens);
    return project(tokens);
}

at::Tensor VitEncoder::encode(const at::Tensor& pixels) const
{
    at::Tensor tokens = embed(pixels);
    for (const ResidualBlock& block : m_resblocks)
        tokens = block.forward(tokens);
    return project(tokens);
}

}  // namespace clipscope
