// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/plain_resnet.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/avg_pool2d.h>
#include <ATen/ops/batch_norm.h>
#include <ATen/ops/conv2d.h>
#include <ATen/ops/relu.h>

namespace clipscope {

PlainResNet::PlainResNet(
    const StateDict& weights,
    const VisionConfig& vision,
    at::ScalarType type,
    at::MemoryFormat format)
    : m_vision(vision)
    , m_type(type)
    , m_format(format)
{
    for (const auto& [name, weight] : weights) {
        if (!name.starts_with("visual.") || name.starts_with("visual.attnpool"))
            continue;
        m_weights[name] = weight.dim() == 4 ? weight.to(type).contiguous(format)
                                            : weight.to(at::kFloat).contiguous();
    }
}

at::Tensor PlainResNet::normed(
    const at::Tensor& x,
    const std::string& convolution,
    const std::string& norm,
    int side,
    int stride) const
{
    const at::Tensor y = at::conv2d(
        x, m_weights.at(convolution + ".weight"), {}, {stride, stride}, {side / 2, side / 2});
    constexpr double kEpsilon = 1e-5;
    constexpr double kMomentum = 0.1;
    return at::batch_norm(
        y,
        m_weights.at(norm + ".weight"),
        m_weights.at(norm + ".bias"),
        m_weights.at(norm + ".running_mean"),
        m_weights.at(norm + ".running_var"),
        /*training=*/false,
        kMomentum,
        kEpsilon,
        /*cudnn_enabled=*/false);
}

at::Tensor PlainResNet::block(const at::Tensor& x, const std::string& name, int stride) const
{
    at::Tensor y = at::relu(normed(x, name + "conv1", name + "bn1", 1, 1));
    y = at::relu(normed(y, name + "conv2", name + "bn2", 3, 1));
    at::Tensor identity = x;
    if (stride > 1) {
        y = at::avg_pool2d(y, stride);
        identity = at::avg_pool2d(x, stride);
    }
    y = normed(y, name + "conv3", name + "bn3", 1, 1);
    if (m_weights.contains(name + "downsample.0.weight"))
        identity = normed(identity, name + "downsample.0", name + "downsample.1", 1, 1);
    return at::relu(y + identity);
}

at::Tensor PlainResNet::trunk(const at::Tensor& pixels) const
{
    at::Tensor x = pixels.to(m_type).contiguous(m_format);
    x = at::relu(normed(x, "visual.conv1", "visual.bn1", 3, 2));
    x = at::relu(normed(x, "visual.conv2", "visual.bn2", 3, 1));
    x = at::relu(normed(x, "visual.conv3", "visual.bn3", 3, 1));
    x = at::avg_pool2d(x, 2);
    for (std::size_t stage = 0; stage < m_vision.blocks.size(); ++stage)
        for (int i = 0; i < m_vision.blocks[stage]; ++i)
            x = block(
                x,
                "visual.layer" + std::to_string(stage + 1) + "." + std::to_string(i) + ".",
                stage > 0 && i == 0 ? 2 : 1);
    return x.to(at::kFloat).contiguous();
}

}  // namespace clipscope
