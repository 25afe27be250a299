// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clip/clip_config.h"
#include "core/engine/model_library.h"

#include <filesystem>
#include <optional>
#include <string>

namespace clipscope::ui {

/// A model and what the user says about it, stronger than anything its files say.
struct ModelWish {
    std::string nameOrPath;
    ConfigOverrides overrides;
    std::optional<std::filesystem::path> merges;  ///< a vocabulary other than the model's own

    /// True if the user says anything about the model.
    [[nodiscard]] bool isTuned() const { return merges || !(overrides == ConfigOverrides{}); }

    friend bool operator==(const ModelWish&, const ModelWish&) = default;
};

/// Equal keys: the models give equal results. Tells apart the weights and every choice that is in
/// force about them, whoever made it.
[[nodiscard]] std::string modelKey(const ModelDescriptor& model);

}  // namespace clipscope::ui
