// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tiny_clip.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/full.h>

#include <cmath>
#include <cstddef>
#include <numbers>
#include <string>
#include <string_view>

namespace clipscope {

namespace {

constexpr std::int64_t kPrime = 1'000'003;

void addNorm(ShapeTable& shapes, const std::string& name, std::int64_t channels)
{
    shapes[name + ".weight"] = {channels};
    shapes[name + ".bias"] = {channels};
}

void addBatchNorm(ShapeTable& shapes, const std::string& name, std::int64_t channels)
{
    addNorm(shapes, name, channels);
    shapes[name + ".running_mean"] = {channels};
    shapes[name + ".running_var"] = {channels};
}

void addLinear(
    ShapeTable& shapes, const std::string& name, std::int64_t inputs, std::int64_t outputs)
{
    shapes[name + ".weight"] = {outputs, inputs};
    shapes[name + ".bias"] = {outputs};
}

void addTransformer(
    ShapeTable& shapes,
    const std::string& prefix,
    int layers,
    std::int64_t width,
    std::int64_t mlpWidth)
{
    for (int layer = 0; layer < layers; ++layer) {
        const std::string block = prefix + "resblocks." + std::to_string(layer) + ".";
        addNorm(shapes, block + "ln_1", width);
        shapes[block + "attn.in_proj_weight"] = {3 * width, width};
        shapes[block + "attn.in_proj_bias"] = {3 * width};
        addLinear(shapes, block + "attn.out_proj", width, width);
        addNorm(shapes, block + "ln_2", width);
        addLinear(shapes, block + "mlp.c_fc", width, mlpWidth);
        addLinear(shapes, block + "mlp.c_proj", mlpWidth, width);
    }
}

void addBottleneck(
    ShapeTable& shapes, const std::string& block, std::int64_t inputs, std::int64_t planes)
{
    shapes[block + "conv1.weight"] = {planes, inputs, 1, 1};
    shapes[block + "conv2.weight"] = {planes, planes, 3, 3};
    shapes[block + "conv3.weight"] = {4 * planes, planes, 1, 1};
    addBatchNorm(shapes, block + "bn1", planes);
    addBatchNorm(shapes, block + "bn2", planes);
    addBatchNorm(shapes, block + "bn3", 4 * planes);
}

void addResNet(ShapeTable& shapes, const VisionConfig& vision, std::int64_t embedding)
{
    const std::int64_t width = vision.width;
    shapes["visual.conv1.weight"] = {width / 2, 3, 3, 3};
    shapes["visual.conv2.weight"] = {width / 2, width / 2, 3, 3};
    shapes["visual.conv3.weight"] = {width, width / 2, 3, 3};
    addBatchNorm(shapes, "visual.bn1", width / 2);
    addBatchNorm(shapes, "visual.bn2", width / 2);
    addBatchNorm(shapes, "visual.bn3", width);
    std::int64_t inputs = width;
    std::int64_t planes = width;
    for (std::size_t stage = 0; stage < vision.blocks.size(); ++stage) {
        const std::string name = "visual.layer" + std::to_string(stage + 1) + ".";
        for (int index = 0; index < vision.blocks[stage]; ++index) {
            const std::string block = name + std::to_string(index) + ".";
            addBottleneck(shapes, block, inputs, planes);
            if (index == 0) {
                shapes[block + "downsample.0.weight"] = {4 * planes, inputs, 1, 1};
                addBatchNorm(shapes, block + "downsample.1", 4 * planes);
            }
            inputs = 4 * planes;
        }
        planes *= 2;
    }
    const std::int64_t channels = vision.channels();
    shapes["visual.attnpool.positional_embedding"] = {
        1 + std::int64_t{vision.grid()} * vision.grid(), channels};
    for (const char* projection : {"q_proj", "k_proj", "v_proj"})
        addLinear(shapes, std::string("visual.attnpool.") + projection, channels, channels);
    addLinear(shapes, "visual.attnpool.c_proj", channels, embedding);
}

void addVit(
    ShapeTable& shapes, const VisionConfig& vision, std::int64_t embedding, std::int64_t mlpWidth)
{
    const std::int64_t width = vision.width;
    shapes["visual.conv1.weight"] = {width, 3, vision.patch, vision.patch};
    shapes["visual.class_embedding"] = {width};
    shapes["visual.positional_embedding"] = {
        1 + std::int64_t{vision.grid()} * vision.grid(), width};
    addNorm(shapes, "visual.ln_pre", width);
    addTransformer(shapes, "visual.transformer.", vision.blocks.front(), width, mlpWidth);
    addNorm(shapes, "visual.ln_post", width);
    shapes["visual.proj"] = {width, embedding};
}

/// `numbers` are formula numbers of the tensor's shape.
at::Tensor scaledForRole(const std::string& name, const at::Tensor& numbers)
{
    const auto endsWith = [&](std::string_view end) { return name.ends_with(end); };
    if (name == "logit_scale")
        return at::full({}, std::log(100.0), at::TensorOptions(at::kDouble));
    if (endsWith("running_var"))
        return 1.0 + 0.3 * numbers;
    if (endsWith("running_mean") || endsWith("bias"))
        return 0.1 * numbers;
    if (endsWith("embedding") || endsWith("embedding.weight"))
        return 0.5 * numbers;
    if (numbers.dim() == 1)
        return 1.0 + 0.2 * numbers;
    const bool storedTransposed = endsWith("proj") || endsWith("text_projection");
    const std::int64_t fanIn =
        storedTransposed ? numbers.size(0) : numbers.numel() / numbers.size(0);
    return 2.0 / std::sqrt(static_cast<double>(fanIn)) * numbers;
}

}  // namespace

ShapeTable canonicalShapes(const ClipConfig& config, MlpWidths mlp)
{
    const VisionConfig& vision = config.vision;
    const TextConfig& text = config.text;
    const auto orUsual = [](std::int64_t given, int width) {
        return given > 0 ? given : std::int64_t{4} * width;
    };
    ShapeTable shapes;
    if (vision.family == VisionFamily::ResNet)
        addResNet(shapes, vision, config.embedding);
    else
        addVit(shapes, vision, config.embedding, orUsual(mlp.vision, vision.width));
    shapes["token_embedding.weight"] = {text.vocabulary, text.width};
    shapes["positional_embedding"] = {text.context, text.width};
    addTransformer(shapes, "transformer.", text.layers, text.width, orUsual(mlp.text, text.width));
    addNorm(shapes, "ln_final", text.width);
    shapes["text_projection"] = {text.width, config.embedding};
    shapes["logit_scale"] = {};
    return shapes;
}

ClipConfig tinyConfig(VisionFamily family)
{
    ClipConfig config;
    config.embedding = 32;
    config.activation = Activation::QuickGelu;
    config.text = {.context = 16, .vocabulary = 64, .width = 128, .heads = 2, .layers = 2};
    if (family == VisionFamily::ResNet)
        config.vision = {
            .family = family,
            .inputSize = 96,
            .width = 8,
            .heads = 4,
            .patch = 0,
            .blocks = {2, 1, 1, 1}};
    else
        config.vision = {
            .family = family,
            .inputSize = 64,
            .width = 128,
            .heads = 2,
            .patch = 16,
            .blocks = {3}};
    return config;
}

at::Tensor formulaNumbers(const std::vector<std::int64_t>& shape, std::int64_t first)
{
    const at::Tensor numbers = at::empty(shape, at::TensorOptions(at::kDouble));
    double* target = numbers.data_ptr<double>();
    for (std::int64_t i = 0; i < numbers.numel(); ++i) {
        const std::int64_t n = (first + i) % kPrime;
        const auto phase = static_cast<double>(n * n % kPrime) / static_cast<double>(kPrime);
        target[i] = std::cos(2.0 * std::numbers::pi * phase);
    }
    return numbers;
}

StateDict formulaWeights(const ShapeTable& shapes)
{
    StateDict weights;
    std::int64_t first = 1;
    for (const auto& [name, shape] : shapes) {
        const at::Tensor numbers = formulaNumbers(shape, first);
        first += numbers.numel();
        weights.emplace(name, scaledForRole(name, numbers).to(at::kFloat));
    }
    return weights;
}

StateDict tinyWeights(VisionFamily family)
{
    return formulaWeights(canonicalShapes(tinyConfig(family)));
}

std::unique_ptr<ClipModel> tinyClip(VisionFamily family)
{
    return std::make_unique<ClipModel>(tinyWeights(family), tinyConfig(family), "tiny CLIP");
}

at::Tensor tinyPixels(VisionFamily family, std::int64_t count)
{
    const std::int64_t side = tinyConfig(family).vision.inputSize;
    return formulaNumbers({count, 3, side, side}, 1).to(at::kFloat);
}

}  // namespace clipscope
