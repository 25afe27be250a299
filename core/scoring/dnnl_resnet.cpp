// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clip/resnet_encoder.h"
#include "core/scoring/batch_plans.h"
#include "core/scoring/dnnl_encoders.h"
#include "core/scoring/dnnl_network.h"

#include <utility>

namespace clipscope {

namespace {

DnnlNetwork::Node addBottleneck(DnnlNetwork& network, DnnlNetwork::Node x, const Bottleneck& block)
{
    const auto reduced = network.convolution(x, block.conv1, {});
    auto inner = network.convolution(reduced, block.conv2, {});
    network.release(reduced);
    auto identity = x;
    if (block.stride > 1) {
        const auto pooled = network.averagePool(inner);
        network.release(inner);
        inner = pooled;
        identity = network.averagePool(x);
        network.release(x);
    }
    if (block.downsample) {
        const auto projected = network.convolution(identity, *block.downsample, {.relu = false});
        network.release(identity);
        identity = projected;
    }
    const auto sum = network.convolution(inner, block.conv3, {.accumulate = identity});
    network.release(inner);
    return sum;
}

/// The image tower without its attention pool.
std::unique_ptr<DnnlNetwork> buildTower(
    const ResNetEncoder& tower, const VisionConfig& vision, StorageType storage, std::int64_t batch)
{
    auto network = std::make_unique<DnnlNetwork>(storage, batch);
    auto x = network->input(3, vision.inputSize);
    for (const FoldedConvolution& convolution : tower.stemConvolutions()) {
        const auto next = network->convolution(x, convolution, {});
        network->release(x);
        x = next;
    }
    const auto pooled = network->averagePool(x);
    network->release(x);
    x = pooled;
    for (const Bottleneck& block : tower.blocks())
        x = addBottleneck(*network, x, block);
    network->output(x);
    return network;
}

class DnnlResNetEncoder final : public MaskedEncoder {
public:
    DnnlResNetEncoder(const ResNetEncoder& tower, const VisionConfig& vision, StorageType storage)
        : m_tower(tower)
        , m_vision(vision)
        , m_storage(storage)
    {
    }

    [[nodiscard]] at::Tensor encode(const at::Tensor& pixels) const override
    {
        requireRoomForDnnl();
        Cut cut;
        cut.activation = m_plans.run(pixels, [this](std::int64_t batch) {
            return buildTower(m_tower, m_vision, m_storage, batch);
        });
        return m_tower.head(cut, m_tower.lastBlockOutput());
    }

    [[nodiscard]] std::string name() const override { return nameOfDnnlEncoder(m_storage); }

private:
    const ResNetEncoder& m_tower;
    const VisionConfig& m_vision;
    StorageType m_storage;
    mutable BatchPlans<DnnlNetwork> m_plans;
};

}  // namespace

std::unique_ptr<MaskedEncoder>
makeDnnlResNet(const ResNetEncoder& tower, const VisionConfig& vision, StorageType storage)
{
    return std::make_unique<DnnlResNetEncoder>(tower, vision, storage);
}

}  // namespace clipscope
