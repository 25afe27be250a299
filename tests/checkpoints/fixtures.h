// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checkpoint/open_checkpoint.h"
#include "core/clip/load_clip.h"
#include "core/engine/model_library.h"

#include <filesystem>
#include <memory>
#include <string>

/// The checkpoints of fixtures/make_fixtures.py, and the product's way to load them.
namespace clipscope::test {

inline std::filesystem::path fixture(const std::string& name)
{
    return std::filesystem::path(CLIPSCOPE_FIXTURES) / name;
}

/// A model folder or file, with what a user would say of one that tells nothing itself.
inline ModelDescriptor describe(const std::filesystem::path& path, bool sayActivation)
{
    ModelFiles files = resolveModel(path.string(), DataPaths{});
    if (sayActivation)
        files.overrides.activation = Activation::QuickGelu;
    return describeModel(files);
}

inline std::unique_ptr<ClipModel> load(const ModelDescriptor& model)
{
    return loadClip(
        std::make_shared<const Checkpoint>(openCheckpoint(model.files.weights)),
        model.config,
        model.files.weights.filename().string());
}

}  // namespace clipscope::test
