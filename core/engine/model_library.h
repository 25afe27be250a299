// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/data_paths.h"
#include "core/checkpoint/checkpoint.h"
#include "core/clip/clip_config.h"
#include "core/clip/layer_info.h"
#include "core/clip/model_choices.h"
#include "core/saliency/method_info.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace clipscope {

/// The files that make a model, and what the user says about it.
///
/// A model is a folder (weights of any kind, merges.txt, config.json and others that tell choices)
/// or a single checkpoint file (merges.txt beside it, else the official vocabulary).
struct ModelFiles {
    std::string name;               ///< folder name, or file name without extension
    std::filesystem::path weights;  ///< a checkpoint, or the index of a sharded one
    std::filesystem::path merges;
    /// config.json, open_clip_config.json, preprocessor_config.json: those that are there.
    std::vector<std::filesystem::path> configs;
    std::filesystem::path manifest;  ///< of known checkpoints; empty or missing: none is known
    ConfigOverrides overrides;       ///< the user's own, stronger than anything a file says
    bool mergesGiven = false;        ///< `merges` is the user's choice

    friend bool operator==(const ModelFiles&, const ModelFiles&) = default;
};

/// What can be said of a model without loading its weights.
struct ModelDescriptor {
    ModelFiles files;
    ClipConfig config;
    std::int64_t parameters = 0;
    std::int64_t bytes = 0;  ///< size of the weights file, or of all shards
    Container container = Container::Safetensors;
    /// Every choice that the weights cannot tell, and who made it.
    std::vector<ModelChoice> choices;
    std::vector<LayerInfo> layers;
    std::string gradientLayer;
    std::string lastBlockOutput;
    std::string license;
    std::string sha256;  ///< of the weights, if it was needed to recognise them; else empty
};

/// Resolves a name from `paths.models` (of known checkpoints also their other names, "ViT-B/32"), a
/// model folder or a checkpoint file. Configuration files
/// and merges.txt beside a checkpoint count if it has one of the usual names or is alone in its
/// folder. Throws Error(NoModel) that lists what there is, or the checkpoints of a folder that has
/// several.
[[nodiscard]] ModelFiles resolveModel(const std::string& nameOrPath, const DataPaths& paths);
/// Every model folder in `paths.models`, by name; the first of a name wins.
[[nodiscard]] std::vector<ModelFiles> listModels(const DataPaths& paths);
/// Reads shapes and config only; fast, unless a PyTorch file must be recognised by its checksum.
/// Throws as the readers do.
[[nodiscard]] ModelDescriptor describeModel(const ModelFiles& files);

/// The layer that a method looks at: `layer` if not empty, else the method's default for this
/// model. Throws Error(InvalidArgument) that lists all layers if there is none of that name.
[[nodiscard]] const LayerInfo&
layerFor(const ModelDescriptor& model, const MethodInfo& method, const std::string& layer = {});

/// The layers that `layer` names, separated by commas; a stage ("layer3") stands for its last
/// block. As layerFor() otherwise, but a layer named twice is an error too.
[[nodiscard]] std::vector<LayerInfo>
layersFor(const ModelDescriptor& model, const MethodInfo& method, const std::string& layer = {});

/// What the part of the image tower behind `layer` costs as a share of all, roughly: by the number
/// of blocks.
[[nodiscard]] double headShare(const ModelDescriptor& model, const LayerInfo& layer);

/// The model used when none is asked for.
inline constexpr const char* kDefaultModel = "demo-rn";

}  // namespace clipscope
