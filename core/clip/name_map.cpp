// SPDX-License-Identifier: GPL-3.0-or-later
// From the names of other programs' checkpoints to OpenAI's.
//
// Agrees: convert_state_dict of open_clip, convert_clip_original_pytorch_to_hf of transformers.
#include "core/clip/name_map.h"

#include "core/base/error.h"

#include <ATen/ops/cat.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

namespace clipscope {

namespace {

enum class Shape { Kept, Transposed };

/// One canonical tensor and what it is made of: parts are concatenated along their rows.
struct Recipe {
    std::vector<std::string> parts;  ///< names in the file
    Shape shape = Shape::Kept;
};

/// canonical name -> recipe.
using Plan = std::map<std::string, Recipe>;

/// Where a name of a file leads.
struct Target {
    std::string name;  ///< empty: the tensor is not needed
    Shape shape = Shape::Kept;
    std::size_t part = 0;  ///< which of `parts` rows it supplies
    std::size_t parts = 1;
};

struct Renaming {
    std::string_view from;
    std::string_view to;
};

std::string_view withoutWrappers(std::string_view name)
{
    // The last three are TinyCLIP's, which keeps its towers in modules of their own.
    constexpr std::array<std::string_view, 7> kWrappers{
        "module.",
        "clip.",
        "clip_model.",
        "model.",
        "_image_encoder.",
        "_text_encoder.",
        "_logit_scale."};
    for (bool found = true; found;) {
        found = false;
        for (const std::string_view wrapper : kWrappers) {
            if (name.starts_with(wrapper)) {
                name.remove_prefix(wrapper.size());
                found = true;
            }
        }
    }
    return name;
}

bool isNotNeeded(std::string_view name)
{
    return name == "input_resolution" || name == "context_length" || name == "vocab_size" ||
           name.ends_with("num_batches_tracked") || name.ends_with("position_ids") ||
           name.starts_with("l0_module.");  // TinyCLIP's training of what to prune
}

Target openAiTarget(std::string_view name)
{
    return {.name = std::string(name)};
}

Target customTextTarget(std::string_view name)
{
    constexpr std::string_view kText = "text.";
    if (name.starts_with(kText))
        name.remove_prefix(kText.size());
    if (name == "text_projection.weight")  // a Linear, which stores its matrix transposed
        return {.name = "text_projection", .shape = Shape::Transposed};
    return {.name = std::string(name)};
}

Target huggingFaceBlockTarget(const std::string& block, std::string_view rest)
{
    constexpr std::array<Renaming, 5> kParts{{
        {"layer_norm1.", "ln_1."},
        {"layer_norm2.", "ln_2."},
        {"self_attn.out_proj.", "attn.out_proj."},
        {"mlp.fc1.", "mlp.c_fc."},
        {"mlp.fc2.", "mlp.c_proj."},
    }};
    for (const Renaming& part : kParts) {
        if (rest.starts_with(part.from))
            return {
                .name = block + std::string(part.to) + std::string(rest.substr(part.from.size()))};
    }
    constexpr std::array<std::string_view, 3> kProjections{
        "self_attn.q_proj.", "self_attn.k_proj.", "self_attn.v_proj."};
    for (std::size_t i = 0; i < kProjections.size(); ++i) {
        if (rest.starts_with(kProjections[i]))
            return {
                .name = block + "attn.in_proj_" + std::string(rest.substr(kProjections[i].size())),
                .part = i,
                .parts = kProjections.size()};
    }
    return {.name = block + std::string(rest)};
}

Target huggingFaceTarget(std::string_view name)
{
    if (name == "text_projection.weight")
        return {.name = "text_projection", .shape = Shape::Transposed};
    if (name == "visual_projection.weight")
        return {.name = "visual.proj", .shape = Shape::Transposed};

    constexpr std::array<Renaming, 2> kLayers{{
        {"vision_model.encoder.layers.", "visual.transformer.resblocks."},
        {"text_model.encoder.layers.", "transformer.resblocks."},
    }};
    for (const Renaming& layer : kLayers) {
        if (!name.starts_with(layer.from))
            continue;
        const std::string_view rest = name.substr(layer.from.size());
        const auto dot = rest.find('.');
        if (dot == std::string_view::npos)
            break;
        const std::string block = std::string(layer.to) + std::string(rest.substr(0, dot + 1));
        return huggingFaceBlockTarget(block, rest.substr(dot + 1));
    }
    constexpr std::array<Renaming, 9> kOthers{{
        {"text_model.embeddings.token_embedding.", "token_embedding."},
        {"text_model.embeddings.position_embedding.weight", "positional_embedding"},
        {"text_model.final_layer_norm.", "ln_final."},
        {"vision_model.embeddings.class_embedding", "visual.class_embedding"},
        {"vision_model.embeddings.patch_embedding.", "visual.conv1."},
        {"vision_model.embeddings.position_embedding.weight", "visual.positional_embedding"},
        {"vision_model.pre_layrnorm.", "visual.ln_pre."},  // sic: that is how they spell it
        {"vision_model.pre_layernorm.", "visual.ln_pre."},
        {"vision_model.post_layernorm.", "visual.ln_post."},
    }};
    for (const Renaming& other : kOthers) {
        if (name.starts_with(other.from))
            return {.name = std::string(other.to) + std::string(name.substr(other.from.size()))};
    }
    return {.name = std::string(name)};
}

Target targetOf(std::string_view name, CheckpointLayout layout)
{
    if (isNotNeeded(name))
        return {};
    switch (layout) {
    case CheckpointLayout::OpenAi:
        return openAiTarget(name);
    case CheckpointLayout::OpenClipCustomText:
        return customTextTarget(name);
    case CheckpointLayout::HuggingFace:
        return huggingFaceTarget(name);
    }
    return {};
}

Plan planFor(const ShapeTable& shapes, const std::string& fileName)
{
    ShapeTable unwrapped;
    for (const auto& [name, shape] : shapes)
        unwrapped.emplace(withoutWrappers(name), shape);
    const CheckpointLayout layout = detectLayout(unwrapped, fileName);

    Plan plan;
    for (const auto& [name, shape] : shapes) {
        const Target target = targetOf(withoutWrappers(name), layout);
        if (target.name.empty())
            continue;
        Recipe& recipe = plan[target.name];
        recipe.parts.resize(target.parts);
        recipe.shape = target.shape;
        if (!recipe.parts[target.part].empty())
            throw Error(
                ErrorCode::Corrupt,
                fileName + ": the tensors " + recipe.parts[target.part] + " and " + name +
                    " both stand for " + target.name);
        recipe.parts[target.part] = name;
    }
    for (const auto& [canonical, recipe] : plan) {
        for (const std::string& part : recipe.parts) {
            if (part.empty())
                throw Error(
                    ErrorCode::Corrupt,
                    fileName + ": a part of " + canonical +
                        " is missing; query, key and value are needed");
        }
    }
    return plan;
}

void requireMatrix(
    const std::vector<std::int64_t>& shape, const std::string& name, const std::string& fileName)
{
    if (shape.size() != 2)
        throw Error(
            ErrorCode::Corrupt,
            fileName + ": the tensor " + name + " has " + std::to_string(shape.size()) +
                " dimensions where 2 belong");
}

/// The shape of what a recipe makes. Parts can be joined if they agree in everything but their
/// rows.
std::vector<std::int64_t> shapeOf(
    const std::string& canonical,
    const Recipe& recipe,
    const ShapeTable& shapes,
    const std::string& fileName)
{
    std::vector<std::int64_t> shape = shapes.at(recipe.parts.front());
    for (std::size_t i = 1; i < recipe.parts.size(); ++i) {
        const std::vector<std::int64_t>& part = shapes.at(recipe.parts[i]);
        if (part.empty() || part.size() != shape.size() ||
            !std::equal(part.begin() + 1, part.end(), shape.begin() + 1))
            throw Error(
                ErrorCode::Corrupt,
                fileName + ": the parts of " + canonical + " do not have matching shapes");
        shape[0] += part[0];
    }
    if (recipe.shape == Shape::Transposed) {
        requireMatrix(shape, recipe.parts.front(), fileName);
        std::swap(shape[0], shape[1]);
    }
    return shape;
}

at::Tensor make(const std::vector<std::function<at::Tensor()>>& parts, Shape shape)
{
    std::vector<at::Tensor> loaded;
    loaded.reserve(parts.size());
    for (const auto& load : parts)
        loaded.push_back(load());
    const at::Tensor tensor = loaded.size() > 1 ? at::cat(loaded) : loaded.front();
    return shape == Shape::Transposed ? tensor.t() : tensor;
}

}  // namespace

WeightSources toCanonical(WeightSources weights, const std::string& fileName)
{
    const ShapeTable shapes = shapesOf(weights);
    WeightSources result;
    for (const auto& [canonical, recipe] : planFor(shapes, fileName)) {
        std::vector<std::function<at::Tensor()>> parts;
        for (const std::string& name : recipe.parts)
            parts.push_back(std::move(weights.at(name).load));
        result.emplace(
            canonical,
            WeightSource{
                .shape = shapeOf(canonical, recipe, shapes, fileName),
                .load = [parts = std::move(parts), shape = recipe.shape] {
                    return make(parts, shape);
                }});
    }
    return result;
}

ShapeTable toCanonical(const ShapeTable& shapes, const std::string& fileName)
{
    ShapeTable result;
    for (const auto& [canonical, recipe] : planFor(shapes, fileName))
        result.emplace(canonical, shapeOf(canonical, recipe, shapes, fileName));
    return result;
}

}  // namespace clipscope
