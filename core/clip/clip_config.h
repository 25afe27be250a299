// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clip/vision_family.h"
#include "core/image/fit_image.h"
#include "core/image/geometry.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clipscope {

enum class Activation { QuickGelu, Gelu };

[[nodiscard]] std::string_view toString(Activation activation);  // "quick_gelu", "gelu"

struct VisionConfig {
    VisionFamily family = VisionFamily::ResNet;
    int inputSize = 224;      ///< n, pixels
    int width = 64;           ///< ResNet: w, channels after the stem; ViT: D
    int heads = 32;           ///< ResNet: of the attention pool
    int patch = 0;            ///< ViT only, pixels
    std::vector<int> blocks;  ///< ResNet: blocks of the four stages; ViT: one number, its layers

    /// Channels of the last layer: 32 w or D.
    [[nodiscard]] int channels() const;
    /// Cells per side of the last layer's map.
    [[nodiscard]] int grid() const;
};

struct TextConfig {
    int context = 77;  ///< tokens, start and end included
    int vocabulary = 49408;
    int width = 512;
    int heads = 8;
    int layers = 12;
};

/// Everything about a CLIP that is not a weight.
struct ClipConfig {
    VisionConfig vision;
    TextConfig text;
    int embedding = 1024;  ///< E
    Activation activation = Activation::QuickGelu;
    PixelStatistics pixels;
};

/// The choices that a state dict cannot tell, as far as a config.json beside it does.
struct ConfigOverrides {
    std::optional<Activation> activation;
    std::optional<PixelStatistics> pixels;
    std::optional<int> visionHeads;
    std::optional<int> textHeads;
    std::string name;     ///< display name, may be empty
    std::string license;  ///< SPDX expression, may be empty
};

/// Reads our config.json: activation, image_mean, image_std, name, license; unknown keys are fine.
/// Throws Error(Corrupt) naming the file and the key.
[[nodiscard]] ConfigOverrides readConfigOverrides(const std::filesystem::path& path);

/// Deduces the architecture from canonical (OpenAI) names and shapes (formats.md 2.5.1).
/// Head counts: width / 64, by table for the wide ViTs, or the override; a width that is not a
/// multiple of 64 and has no override uses the nearest head size that divides it.
/// Throws Error(Unsupported) naming the missing or contradictory tensor.
[[nodiscard]] ClipConfig inferConfig(
    const std::map<std::string, std::vector<std::int64_t>>& shapes,
    const ConfigOverrides& overrides = {});

/// Trained numbers in a state dict of canonical names: everything but BatchNorm's running
/// statistics.
[[nodiscard]] std::int64_t
countParameters(const std::map<std::string, std::vector<std::int64_t>>& shapes);

}  // namespace clipscope
