// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/dnnl_resnet.h"

#include "core/base/error.h"
#include "core/base/memory.h"
#include "core/clip/clip_model.h"
#include "core/clip/resnet_encoder.h"

#include <ATen/ops/constant_pad_nd.h>

#include <map>
#include <string>

namespace clipscope {

namespace {

/// Bytes to spare before oneDNN is asked for anything: it crashes where there is no room for the
/// code that it generates.
constexpr std::size_t kRoom = std::size_t{128} << 20U;

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
        requireRoom(kRoom);
        const std::int64_t count = pixels.size(0);
        // A short last batch reuses the plan of a full one, if there is one, with blank pictures.
        const auto plan = m_plans.lower_bound(count);
        const bool reuse = plan != m_plans.end() && plan->first <= 2 * count;
        DnnlNetwork& network = reuse ? *plan->second : planFor(count);
        const std::int64_t missing = reuse ? plan->first - count : 0;
        const at::Tensor batch =
            missing > 0 ? at::constant_pad_nd(pixels, {0, 0, 0, 0, 0, 0, 0, missing}) : pixels;
        Cut cut;
        cut.activation = network.run(batch).narrow(0, 0, count);
        return m_tower.head(cut, m_tower.lastBlockOutput());
    }

    [[nodiscard]] std::string name() const override
    {
        return m_storage == StorageType::Float32 ? "oneDNN, float32" : "oneDNN, bfloat16";
    }

private:
    DnnlNetwork& planFor(std::int64_t batch) const
    {
        // Plans hold their own buffers, so only the few sizes in use are kept.
        constexpr std::size_t kPlansKept = 2;
        if (m_plans.size() >= kPlansKept)
            m_plans.clear();
        auto network = buildTower(m_tower, m_vision, m_storage, batch);
        return *m_plans.emplace(batch, std::move(network)).first->second;
    }

    const ResNetEncoder& m_tower;
    const VisionConfig& m_vision;
    StorageType m_storage;
    mutable std::map<std::int64_t, std::unique_ptr<DnnlNetwork>> m_plans;
};

bool processorHasBFloat16()
{
    // oneDNN computes bf16 on any AVX-512 processor; older ones have no such kernels.
    return dnnl::get_effective_cpu_isa() >= dnnl::cpu_isa::avx512_core;
}

}  // namespace

std::unique_ptr<MaskedEncoder> makeScoringEncoder(const ClipModel& model, StorageType storage)
{
    const bool reduced = storage == StorageType::BFloat16;
    const auto* tower = dynamic_cast<const ResNetEncoder*>(&model.visual());
    if (tower == nullptr) {
        if (reduced)
            throw Error(
                ErrorCode::Unsupported,
                "bfloat16 is available for ResNet models only; use --precision float32");
        return makeReferenceEncoder(model);
    }
    if (reduced && !processorHasBFloat16())
        throw Error(
            ErrorCode::Unsupported,
            "this processor has no AVX-512, which bfloat16 needs; use --precision float32");
    return std::make_unique<DnnlResNetEncoder>(*tower, model.config().vision, storage);
}

}  // namespace clipscope
