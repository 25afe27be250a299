// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scoring/dnnl_resnet.h"

#include "core/base/error.h"
#include "core/clip/clip_model.h"

#include <ATen/ops/constant_pad_nd.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace clipscope {

namespace {

constexpr double kBatchNormEpsilon = 1e-5;  // torch's default, which every CLIP keeps

/// conv + BatchNorm in evaluation mode as one convolution; computed in double.
ConvolutionWeights fold(const StateDict& weights, const std::string& conv, const std::string& norm)
{
    const auto get = [&](const std::string& name) { return weights.at(name).to(at::kDouble); };
    const at::Tensor scale =
        get(norm + ".weight").div(get(norm + ".running_var").add(kBatchNormEpsilon).sqrt());
    const at::Tensor bias = get(norm + ".bias").sub(get(norm + ".running_mean").mul(scale));
    return {
        .weight = get(conv + ".weight").mul(scale.view({-1, 1, 1, 1})).to(at::kFloat).contiguous(),
        .bias = bias.to(at::kFloat).contiguous()};
}

struct BottleneckWeights {
    ConvolutionWeights reduce;
    ConvolutionWeights spatial;
    ConvolutionWeights expand;
    std::optional<ConvolutionWeights> shortcut;
    bool strided = false;
};

/// The image tower without its attention pool (formulas: ModifiedResNet of OpenAI's CLIP).
struct TowerWeights {
    std::vector<ConvolutionWeights> stem;
    std::vector<BottleneckWeights> blocks;

    explicit TowerWeights(const ClipModel& model)
    {
        const StateDict& weights = model.visualWeights();
        for (const char* i : {"1", "2", "3"})
            stem.push_back(
                fold(weights, std::string("visual.conv") + i, std::string("visual.bn") + i));
        const std::vector<int>& stages = model.config().vision.blocks;
        for (std::size_t stage = 0; stage < stages.size(); ++stage)
            for (int block = 0; block < stages[stage]; ++block)
                blocks.push_back(bottleneck(
                    weights,
                    "visual.layer" + std::to_string(stage + 1) + "." + std::to_string(block),
                    stage > 0 && block == 0));
    }

    static BottleneckWeights
    bottleneck(const StateDict& weights, const std::string& name, bool strided)
    {
        BottleneckWeights block{
            .reduce = fold(weights, name + ".conv1", name + ".bn1"),
            .spatial = fold(weights, name + ".conv2", name + ".bn2"),
            .expand = fold(weights, name + ".conv3", name + ".bn3"),
            .shortcut = {},
            .strided = strided};
        if (weights.contains(name + ".downsample.0.weight"))
            block.shortcut = fold(weights, name + ".downsample.0", name + ".downsample.1");
        return block;
    }
};

DnnlNetwork::Node
addBottleneck(DnnlNetwork& network, DnnlNetwork::Node x, const BottleneckWeights& weights)
{
    const auto reduced = network.convolution(x, weights.reduce, {});
    auto inner = network.convolution(reduced, weights.spatial, {});
    network.release(reduced);
    auto identity = x;
    if (weights.strided) {
        const auto pooled = network.averagePool(inner);
        network.release(inner);
        inner = pooled;
        identity = network.averagePool(x);
        network.release(x);
    }
    if (weights.shortcut) {
        const auto projected = network.convolution(identity, *weights.shortcut, {.relu = false});
        network.release(identity);
        identity = projected;
    }
    const auto sum = network.convolution(inner, weights.expand, {.accumulate = identity});
    network.release(inner);
    return sum;
}

std::unique_ptr<DnnlNetwork> buildTower(
    const TowerWeights& weights,
    const VisionConfig& vision,
    StorageType storage,
    std::int64_t batch)
{
    auto network = std::make_unique<DnnlNetwork>(storage, batch);
    auto x = network->input(3, vision.inputSize);
    std::int64_t stride = 2;
    for (const ConvolutionWeights& stem : weights.stem) {
        const auto next = network->convolution(x, stem, {.stride = std::exchange(stride, 1)});
        network->release(x);
        x = next;
    }
    const auto pooled = network->averagePool(x);
    network->release(x);
    x = pooled;
    for (const BottleneckWeights& block : weights.blocks)
        x = addBottleneck(*network, x, block);
    network->output(x);
    return network;
}

class DnnlResNetEncoder final : public MaskedEncoder {
public:
    DnnlResNetEncoder(const ClipModel& model, StorageType storage)
        : m_model(model)
        , m_weights(model)
        , m_storage(storage)
    {
    }

    [[nodiscard]] at::Tensor encode(const at::Tensor& pixels) const override
    {
        const std::int64_t count = pixels.size(0);
        // A short last batch reuses the plan of a full one, if there is one, with blank pictures.
        const auto plan = m_plans.lower_bound(count);
        const bool reuse = plan != m_plans.end() && plan->first <= 2 * count;
        DnnlNetwork& network = reuse ? *plan->second : planFor(count);
        const std::int64_t missing = reuse ? plan->first - count : 0;
        const at::Tensor batch =
            missing > 0 ? at::constant_pad_nd(pixels, {0, 0, 0, 0, 0, 0, 0, missing}) : pixels;
        const std::string layer = m_model.visual().lastBlockOutput();
        Cut cut;
        cut.activation = network.run(batch).narrow(0, 0, count);
        return m_model.visual().head(cut, layer);
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
        auto network = buildTower(m_weights, m_model.config().vision, m_storage, batch);
        return *m_plans.emplace(batch, std::move(network)).first->second;
    }

    const ClipModel& m_model;
    TowerWeights m_weights;
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
    if (model.config().vision.family != VisionFamily::ResNet) {
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
    return std::make_unique<DnnlResNetEncoder>(model, storage);
}

}  // namespace clipscope
