// SPDX-License-Identifier: GPL-3.0-or-later
// The image tower of CLIP's RN models.
//
// Paper:  Radford et al., ICML 2021, arXiv:2103.00020, section 2.4.
// Agrees: ModifiedResNet of OpenAI's clip/model.py (tests/core/clip/golden).
#include "core/clip/resnet_encoder.h"

#include <ATen/ops/avg_pool2d.h>

namespace clipscope {

namespace {

FoldedConvolution stemConvolution(
    const WeightReader& weights,
    int index,
    FoldedConvolution::Size size,
    const BatchNormSource& norms)
{
    const std::string number = std::to_string(index);
    size.kernel = 3;
    return FoldedConvolution::read(weights, "conv" + number, "bn" + number, size, norms);
}

std::array<FoldedConvolution, 3>
readStem(const WeightReader& weights, std::int64_t width, const BatchNormSource& norms)
{
    return {
        stemConvolution(weights, 1, {.inputs = 3, .outputs = width / 2, .stride = 2}, norms),
        stemConvolution(weights, 2, {.inputs = width / 2, .outputs = width / 2}, norms),
        stemConvolution(weights, 3, {.inputs = width / 2, .outputs = width}, norms)};
}

std::vector<Bottleneck>
readStages(const WeightReader& weights, const VisionConfig& vision, const BatchNormSource& norms)
{
    std::vector<Bottleneck> blocks;
    std::int64_t inputs = vision.width;
    std::int64_t planes = vision.width;
    for (std::size_t stage = 0; stage < vision.blocks.size(); ++stage) {
        const WeightReader scope = weights.scoped("layer" + std::to_string(stage + 1) + ".");
        for (int block = 0; block < vision.blocks[stage]; ++block) {
            const bool halves = stage > 0 && block == 0;
            blocks.push_back(Bottleneck::read(
                scope.scoped(std::to_string(block) + "."),
                {.inputs = inputs, .planes = planes, .stride = halves ? 2 : 1},
                norms));
            inputs = Bottleneck::kExpansion * planes;
        }
        planes *= 2;
    }
    return blocks;
}

}  // namespace

ResNetEncoder::ResNetEncoder(
    const WeightReader& weights, const ClipConfig& config, const BatchNormSource& norms)
    : ImageTower(config.vision)
    , m_stem(readStem(weights, config.vision.width, norms))
    , m_blocks(readStages(weights, config.vision, norms))
    , m_attnpool(
          weights.scoped("attnpool."),
          {.channels = config.vision.channels(),
           .heads = config.vision.heads,
           .grid = config.vision.grid(),
           .embedding = config.embedding})
{
}

at::Tensor ResNetEncoder::stem(const at::Tensor& pixels, const ConvolutionTap& tap) const
{
    checkPixels(pixels);
    at::Tensor maps = pixels.contiguous(at::MemoryFormat::ChannelsLast);
    for (const FoldedConvolution& convolution : m_stem)
        maps = convolution.forwardRelu(maps, tap);
    return at::avg_pool2d(maps, 2);
}

at::Tensor ResNetEncoder::runBlocks(
    const at::Tensor& maps, std::size_t first, std::size_t end, const ConvolutionTap& tap) const
{
    at::Tensor result = maps;
    for (std::size_t block = first; block < end; ++block)
        result = m_blocks[block].forward(result, tap);
    return result;
}

Cut ResNetEncoder::trunk(const at::Tensor& pixels, const std::string& layer) const
{
    const std::size_t done = indexOf(layer);
    return {.activation = runBlocks(stem(pixels), 0, done), .carried = {}};
}

at::Tensor ResNetEncoder::head(const Cut& cut, const std::string& layer) const
{
    return m_attnpool.forward(runBlocks(cut.activation, indexOf(layer), m_blocks.size()));
}

at::Tensor ResNetEncoder::encode(const at::Tensor& pixels) const
{
    return encode(pixels, {});
}

at::Tensor ResNetEncoder::encode(const at::Tensor& pixels, const ConvolutionTap& tap) const
{
    return m_attnpool.forward(runBlocks(stem(pixels, tap), 0, m_blocks.size(), tap));
}

}  // namespace clipscope
