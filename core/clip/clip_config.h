// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clip/vision_family.h"
#include "core/image/fit_image.h"
#include "core/image/geometry.h"

#include <array>
#include <cstdint>
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

/// How a checkpoint's own preprocessing makes a square of a picture.
enum class ResizeMode {
    Shortest,  ///< shorter side to n, centre cropped: Fit::Crop
    Squash,    ///< both sides to n: Fit::Stretch
    Longest    ///< longer side to n, padded: Fit::Pad
};

[[nodiscard]] std::string_view toString(ResizeMode mode);  // "shortest", "squash", "longest"
[[nodiscard]] Fit fitOf(ResizeMode mode);

/// Everything about a CLIP that is not a weight.
struct ClipConfig {
    VisionConfig vision;
    TextConfig text;
    int embedding = 1024;  ///< E
    Activation activation = Activation::Gelu;
    PixelStatistics pixels;
    ResizeMode resize = ResizeMode::Shortest;
    ResampleFilter filter = ResampleFilter::Bicubic;  ///< of `resize`
};

/// The choices that a state dict cannot tell, as far as somebody else does: a file beside it, the
/// table of known checkpoints, or the user.
struct ConfigOverrides {
    std::optional<Activation> activation;
    std::optional<std::array<float, 3>> mean;       ///< RGB, for pixels in [0, 1]
    std::optional<std::array<float, 3>> deviation;  ///< above 0
    std::optional<int> visionHeads;
    std::optional<int> textHeads;
    std::optional<int> inputSize;  ///< n, pixels: a multiple of the patch, or of 32 for a ResNet
    std::optional<ResizeMode> resize;
    std::optional<ResampleFilter> filter;
    std::string name;     ///< display name, may be empty
    std::string license;  ///< SPDX expression, may be empty

    friend bool operator==(const ConfigOverrides&, const ConfigOverrides&) = default;
};

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
