// SPDX-License-Identifier: GPL-3.0-or-later
// The weights of a CLIP before training.
//
// Paper:  Radford et al., ICML 2021, arXiv:2103.00020, section 2.5.
// Agrees: CLIP.initialize_parameters of OpenAI's clip/model.py, in distribution.
#include "core/base/seeded_random.h"
#include "core/clip/layers/folded_convolution.h"
#include "models/training/trainer/scene_source.h"
#include "models/training/trainer/trained_clip.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/full.h>

#include <cmath>
#include <numbers>
#include <string>

namespace clipscope::training {

namespace {

class Initialiser {
public:
    explicit Initialiser(std::uint64_t seed) : m_seed(seed) {}

    void normal(const std::string& name, const std::vector<std::int64_t>& shape, double deviation)
    {
        std::uint64_t seed = m_seed;
        for (const char character : name)
            seed = mixed(seed, static_cast<unsigned char>(character));
        SeededRandom random(seed);
        const at::Tensor tensor = at::empty(shape, at::TensorOptions(at::kFloat));
        auto* numbers = tensor.data_ptr<float>();
        for (std::int64_t i = 0; i < tensor.numel(); ++i) {
            // Box and Muller, 1958.
            const double radius = std::sqrt(-2 * std::log(1 - random.uniform()));
            const double angle = 2 * std::numbers::pi * random.uniform();
            numbers[i] = static_cast<float>(deviation * radius * std::cos(angle));
        }
        weights[name] = tensor;
    }
    void constant(const std::string& name, const std::vector<std::int64_t>& shape, double value)
    {
        weights[name] = at::full(shape, value, at::TensorOptions(at::kFloat));
    }
    void norm(const std::string& name, std::int64_t channels)
    {
        constant(name + ".weight", {channels}, 1);
        constant(name + ".bias", {channels}, 0);
    }

    StateDict weights;

private:
    std::uint64_t m_seed;
};

void addConvolution(
    Initialiser& start,
    const std::string& convolution,
    const std::string& norm,
    const FoldedConvolution::Size& size)
{
    const double fan = static_cast<double>(size.outputs * size.kernel * size.kernel);
    start.normal(
        convolution + ".weight",
        {size.outputs, size.inputs, size.kernel, size.kernel},
        std::sqrt(2 / fan));
    start.norm(norm, size.outputs);
    start.constant(norm + ".running_mean", {size.outputs}, 0);
    start.constant(norm + ".running_var", {size.outputs}, 1);
}

void addLinear(
    Initialiser& start,
    const std::string& name,
    std::int64_t inputs,
    std::int64_t outputs,
    double deviation)
{
    start.normal(name + ".weight", {outputs, inputs}, deviation);
    start.constant(name + ".bias", {outputs}, 0);
}

void addBlocks(Initialiser& start, const std::string& prefix, std::int64_t width, int layers)
{
    const double attention = 1 / std::sqrt(static_cast<double>(width));
    const double projection = attention / std::sqrt(2.0 * layers);
    for (int layer = 0; layer < layers; ++layer) {
        const std::string block = prefix + "transformer.resblocks." + std::to_string(layer) + ".";
        start.norm(block + "ln_1", width);
        start.norm(block + "ln_2", width);
        start.normal(block + "attn.in_proj_weight", {3 * width, width}, attention);
        start.constant(block + "attn.in_proj_bias", {3 * width}, 0);
        addLinear(start, block + "attn.out_proj", width, width, projection);
        addLinear(
            start,
            block + "mlp.c_fc",
            width,
            4 * width,
            1 / std::sqrt(2.0 * static_cast<double>(width)));
        addLinear(start, block + "mlp.c_proj", 4 * width, width, projection);
    }
}

void addResNet(Initialiser& start, const ClipConfig& config)
{
    const std::int64_t width = config.vision.width;
    const auto stem = [&](int index, std::int64_t inputs, std::int64_t outputs) {
        const std::string number = std::to_string(index);
        addConvolution(start, "visual.conv" + number, "visual.bn" + number, {inputs, outputs, 3});
    };
    stem(1, 3, width / 2);
    stem(2, width / 2, width / 2);
    stem(3, width / 2, width);
    std::int64_t inputs = width;
    std::int64_t planes = width;
    for (std::size_t stage = 0; stage < config.vision.blocks.size(); ++stage, planes *= 2)
        for (int block = 0; block < config.vision.blocks[stage]; ++block) {
            const std::string name =
                "visual.layer" + std::to_string(stage + 1) + "." + std::to_string(block) + ".";
            const std::int64_t outputs = 4 * planes;
            addConvolution(start, name + "conv1", name + "bn1", {inputs, planes, 1});
            addConvolution(start, name + "conv2", name + "bn2", {planes, planes, 3});
            addConvolution(start, name + "conv3", name + "bn3", {planes, outputs, 1});
            // A block starts as the identity.
            start.constant(name + "bn3.weight", {outputs}, 0);
            if (block == 0)
                addConvolution(
                    start, name + "downsample.0", name + "downsample.1", {inputs, outputs, 1});
            inputs = outputs;
        }
    const std::int64_t channels = config.vision.channels();
    const std::int64_t grid = config.vision.grid();
    const double deviation = 1 / std::sqrt(static_cast<double>(channels));
    start.normal("visual.attnpool.positional_embedding", {1 + grid * grid, channels}, deviation);
    for (const char* name : {"q_proj", "k_proj", "v_proj"})
        addLinear(start, std::string("visual.attnpool.") + name, channels, channels, deviation);
    addLinear(start, "visual.attnpool.c_proj", channels, config.embedding, deviation);
}

void addVit(Initialiser& start, const ClipConfig& config)
{
    const std::int64_t width = config.vision.width;
    const std::int64_t patch = config.vision.patch;
    const std::int64_t grid = config.vision.grid();
    const double scale = 1 / std::sqrt(static_cast<double>(width));
    start.normal(
        "visual.conv1.weight",
        {width, 3, patch, patch},
        1 / std::sqrt(static_cast<double>(3 * patch * patch)));
    start.normal("visual.class_embedding", {width}, scale);
    start.normal("visual.positional_embedding", {1 + grid * grid, width}, scale);
    start.norm("visual.ln_pre", width);
    addBlocks(start, "visual.", width, config.vision.blocks.front());
    start.norm("visual.ln_post", width);
    start.normal("visual.proj", {width, config.embedding}, scale);
}

}  // namespace

StateDict initialWeights(const ClipConfig& config, std::uint64_t seed)
{
    constexpr double kTokens = 0.02;
    constexpr double kPositions = 0.01;
    constexpr double kScale = 14.285714;  // 1 / 0.07
    Initialiser start(seed);
    if (config.vision.family == VisionFamily::Vit)
        addVit(start, config);
    else
        addResNet(start, config);
    const std::int64_t width = config.text.width;
    start.normal("token_embedding.weight", {config.text.vocabulary, width}, kTokens);
    start.normal("positional_embedding", {config.text.context, width}, kPositions);
    addBlocks(start, "", width, config.text.layers);
    start.norm("ln_final", width);
    start.normal(
        "text_projection", {width, config.embedding}, 1 / std::sqrt(static_cast<double>(width)));
    start.constant("logit_scale", {}, std::log(kScale));
    return std::move(start.weights);
}

}  // namespace clipscope::training
