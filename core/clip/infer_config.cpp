// SPDX-License-Identifier: GPL-3.0-or-later
// The architecture of a CLIP, read off the shapes of its weights.
//
// Agrees: build_model of OpenAI's clip/model.py; head counts of open_clip's model_configs.
#include "core/base/error.h"
#include "core/clip/clip_config.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <set>
#include <string>
#include <utility>

namespace clipscope {

namespace {

using Shapes = std::map<std::string, std::vector<std::int64_t>>;

constexpr int kHeadSize = 64;
constexpr int kResnetStride = 32;
constexpr int kStages = 4;
constexpr std::int64_t kMaxSide = 1 << 24;  // far above any real one, far below an overflow

[[noreturn]] void refuse(const std::string& reason)
{
    throw Error(ErrorCode::Unsupported, "this CLIP cannot be used: " + reason);
}

std::string quoted(const std::string& name)
{
    return "the tensor " + name;
}

/// Side `axis` of tensor `name`, which must have `rank` sides.
int sideOf(const Shapes& shapes, const std::string& name, std::size_t axis, std::size_t rank)
{
    const auto found = shapes.find(name);
    if (found == shapes.end())
        refuse(quoted(name) + " is missing");
    const auto& shape = found->second;
    if (shape.size() != rank)
        refuse(
            quoted(name) + " has " + std::to_string(shape.size()) + " dimensions where " +
            std::to_string(rank) + " belong");
    if (shape[axis] < 1 || shape[axis] > kMaxSide)
        refuse(quoted(name) + " has a side of " + std::to_string(shape[axis]));
    return static_cast<int>(shape[axis]);
}

void requireSide(
    const Shapes& shapes,
    const std::string& name,
    std::pair<std::size_t, std::size_t> axisOfRank,
    int wanted)
{
    const int found = sideOf(shapes, name, axisOfRank.first, axisOfRank.second);
    if (found != wanted)
        refuse(
            quoted(name) + " has " + std::to_string(found) + " along dimension " +
            std::to_string(axisOfRank.first) + " where the other tensors say " +
            std::to_string(wanted));
}

/// How many blocks `prefix`0., `prefix`1., ... there are; refuses gaps.
int countBlocks(const Shapes& shapes, const std::string& prefix)
{
    std::set<int> indices;
    for (auto it = shapes.lower_bound(prefix); it != shapes.end() && it->first.starts_with(prefix);
         ++it) {
        const std::string rest = it->first.substr(prefix.size());
        const auto digits = rest.find_first_not_of("0123456789");
        constexpr std::size_t kMaxDigits = 6;
        if (digits == 0 || digits == std::string::npos || digits > kMaxDigits ||
            rest[digits] != '.')
            refuse(quoted(it->first) + " has an unexpected name");
        indices.insert(std::stoi(rest.substr(0, digits)));
    }
    if (indices.empty())
        refuse("there is no block " + prefix + "0");
    const int count = static_cast<int>(indices.size());
    if (*indices.rbegin() != count - 1)
        refuse("the blocks " + prefix + "* are not numbered without gaps");
    return count;
}

/// The side of the square grid behind a positional embedding that has one more row for the class.
int gridOf(const Shapes& shapes, const std::string& name)
{
    const int cells = sideOf(shapes, name, 0, 2) - 1;
    const int grid = static_cast<int>(std::lround(std::sqrt(static_cast<double>(cells))));
    if (grid < 1 || grid * grid != cells)
        refuse(
            quoted(name) + " has " + std::to_string(cells + 1) +
            " rows, which is not 1 + a square: only square inputs are supported");
    return grid;
}

/// width / 64, else by the divisor of the width that is nearest to 64 (the smaller one of two).
int usualHeads(int width)
{
    int best = 1;
    for (int size = 1; size <= width; ++size) {
        if (width % size == 0 && std::abs(size - kHeadSize) < std::abs(best - kHeadSize))
            best = size;
    }
    return width / best;
}

int headsOf(int width, std::optional<int> override, const char* tower)
{
    const int heads = override.value_or(usualHeads(width));
    if (heads < 1 || width % heads != 0)
        refuse(
            std::string("the ") + tower + "'s width " + std::to_string(width) +
            " cannot be divided among " + std::to_string(heads) + " heads");
    return heads;
}

std::optional<int> wideVitHeads(int width)
{
    // open_clip's ViT-H, -g, -bigG and -e: all have 16 heads, of 80, 88, 104 and 112.
    constexpr std::array kWidths{1280, 1408, 1664, 1792};
    if (std::find(kWidths.begin(), kWidths.end(), width) != kWidths.end())
        return 16;
    return std::nullopt;
}

void requirePlainBlocks(const Shapes& shapes, const std::string& prefix, int count, int width)
{
    for (int block = 0; block < count; ++block) {
        const std::string name = prefix + std::to_string(block) + ".";
        if (shapes.contains(name + "ls_1.gamma"))
            refuse("it uses LayerScale (" + name + "ls_1.gamma), which is not supported");
        if (!shapes.contains(name + "attn.in_proj_weight") ||
            !shapes.contains(name + "mlp.c_fc.weight"))
            refuse("its block " + name + " lacks the attention or the MLP (a pruned model)");
        requireSide(shapes, name + "attn.in_proj_weight", {0, 2}, 3 * width);
    }
}

/// The input size in force: the one that the weights were trained at, unless another was asked for.
int inputSizeOf(int own, int step, std::optional<int> asked)
{
    constexpr int kLargest = 4096;
    if (!asked)
        return own;
    if (*asked < step || *asked > kLargest || *asked % step != 0)
        refuse(
            "its input size must be a multiple of " + std::to_string(step) + " from " +
            std::to_string(step) + " to " + std::to_string(kLargest) + ", not " +
            std::to_string(*asked));
    return *asked;
}

VisionConfig resnetConfig(const Shapes& shapes, const ConfigOverrides& overrides, int embedding)
{
    VisionConfig vision;
    vision.family = VisionFamily::ResNet;
    vision.width = sideOf(shapes, "visual.layer1.0.conv1.weight", 0, 4);
    for (int stage = 1; stage <= kStages; ++stage)
        vision.blocks.push_back(countBlocks(shapes, "visual.layer" + std::to_string(stage) + "."));
    const std::string positions = "visual.attnpool.positional_embedding";
    vision.inputSize =
        inputSizeOf(kResnetStride * gridOf(shapes, positions), kResnetStride, overrides.inputSize);
    requireSide(shapes, positions, {1, 2}, vision.channels());
    requireSide(shapes, "visual.attnpool.c_proj.weight", {0, 2}, embedding);
    vision.heads = headsOf(vision.channels(), overrides.visionHeads, "image tower");
    return vision;
}

void requirePlainVit(const Shapes& shapes)
{
    struct Variant {
        const char* name;
        const char* meaning;
    };
    for (const Variant variant :
         {Variant{"visual.patchnorm_pre_ln.weight", "a norm before the patches"},
          Variant{"visual.attn_pool.query", "attentional pooling, as CoCa does,"},
          Variant{"visual.conv1.bias", "a bias in the patch embedding"}}) {
        if (shapes.contains(variant.name))
            refuse(
                std::string("its image tower uses ") + variant.meaning + " (" + variant.name +
                "), which is not supported");
    }
    if (!shapes.contains("visual.ln_pre.weight"))
        refuse("its image tower has no ln_pre (a CLIPA?), which is not supported");
}

VisionConfig vitConfig(const Shapes& shapes, const ConfigOverrides& overrides, int embedding)
{
    requirePlainVit(shapes);
    const std::string patches = "visual.conv1.weight";
    const std::string positions = "visual.positional_embedding";
    const std::string blocks = "visual.transformer.resblocks.";
    VisionConfig vision;
    vision.family = VisionFamily::Vit;
    vision.width = sideOf(shapes, patches, 0, 4);
    vision.patch = sideOf(shapes, patches, 2, 4);
    requireSide(shapes, patches, {3, 4}, vision.patch);
    vision.blocks = {countBlocks(shapes, blocks)};
    requirePlainBlocks(shapes, blocks, vision.blocks.front(), vision.width);
    vision.inputSize =
        inputSizeOf(vision.patch * gridOf(shapes, positions), vision.patch, overrides.inputSize);
    requireSide(shapes, positions, {1, 2}, vision.width);
    requireSide(shapes, "visual.proj", {0, 2}, vision.width);
    requireSide(shapes, "visual.proj", {1, 2}, embedding);
    const auto heads = overrides.visionHeads ? overrides.visionHeads : wideVitHeads(vision.width);
    vision.heads = headsOf(vision.width, heads, "image tower");
    return vision;
}

TextConfig textConfig(const Shapes& shapes, const ConfigOverrides& overrides)
{
    const std::string blocks = "transformer.resblocks.";
    TextConfig text;
    text.context = sideOf(shapes, "positional_embedding", 0, 2);
    text.vocabulary = sideOf(shapes, "token_embedding.weight", 0, 2);
    text.width = sideOf(shapes, "ln_final.weight", 0, 1);
    text.layers = countBlocks(shapes, blocks);
    requirePlainBlocks(shapes, blocks, text.layers, text.width);
    requireSide(shapes, "positional_embedding", {1, 2}, text.width);
    requireSide(shapes, "token_embedding.weight", {1, 2}, text.width);
    requireSide(shapes, "text_projection", {0, 2}, text.width);
    text.heads = headsOf(text.width, overrides.textHeads, "text tower");
    return text;
}

}  // namespace

ClipConfig inferConfig(const Shapes& shapes, const ConfigOverrides& overrides)
{
    if (shapes.contains("logit_bias"))
        refuse("it has a logit_bias, as SigLIP has, whose scores are not CLIP's");
    ClipConfig config;
    config.embedding = sideOf(shapes, "text_projection", 1, 2);
    const bool isVit = shapes.contains("visual.proj");
    config.vision = isVit ? vitConfig(shapes, overrides, config.embedding)
                          : resnetConfig(shapes, overrides, config.embedding);
    config.text = textConfig(shapes, overrides);
    config.activation = overrides.activation.value_or(config.activation);
    config.pixels.mean = overrides.mean.value_or(config.pixels.mean);
    config.pixels.deviation = overrides.deviation.value_or(config.pixels.deviation);
    config.resize = overrides.resize.value_or(config.resize);
    config.filter = overrides.filter.value_or(config.filter);
    return config;
}

}  // namespace clipscope
