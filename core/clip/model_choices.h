// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clip/clip_config.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace clipscope {

/// One choice that weights cannot tell, as it is in force, for people and records.
struct ModelChoice {
    std::string name;    ///< "activation", "image heads", "mean", "input size", "tokenizer", ...
    std::string value;   ///< "quick_gelu", "16", "0.5, 0.5, 0.5"
    std::string origin;  ///< who says so: "command line", "config.json", "default", ...

    friend bool operator==(const ModelChoice&, const ModelChoice&) = default;
};

/// Somebody who makes choices, and which.
struct ChoiceSource {
    std::string origin;
    ConfigOverrides says;
};

struct ConfiguredModel {
    ClipConfig config;
    std::vector<ModelChoice> choices;  ///< every choice, defaults included
    std::string name;                  ///< display name, may be empty
    std::string license;               ///< may be empty
};

/// The architecture by the shapes (canonical names), with each choice made by the first of
/// `sources` that has an opinion, else by the default (formats.md 2.4, 2.5, 2.9).
/// Throws as inferConfig().
[[nodiscard]] ConfiguredModel configureModel(
    const std::map<std::string, std::vector<std::int64_t>>& shapes,
    const std::vector<ChoiceSource>& sources);

/// What a configuration file beside a checkpoint says; which kind it is follows from its keys:
/// Clipscope's config.json (activation, image_mean, image_std, name, license, vision_heads,
/// text_heads, resize_mode, interpolation), Hugging Face's config.json and
/// preprocessor_config.json, and open_clip_config.json. Unknown keys are fine.
/// Throws Error(Unreadable) or Error(Corrupt) naming the file and the key.
[[nodiscard]] ConfigOverrides readConfigFile(const std::filesystem::path& path);

/// What `clipscope models convert` left in a safetensors file's metadata ("clipscope.activation",
/// ...), and the reverse. Values that make no sense are Error(Corrupt) naming `fileName`.
[[nodiscard]] ConfigOverrides overridesFromMetadata(
    const std::map<std::string, std::string>& metadata, const std::string& fileName);
[[nodiscard]] std::map<std::string, std::string> metadataOf(const ConfigOverrides& overrides);

/// "quick_gelu" or "gelu"; three numbers above or at 0 "0.5,0.5,0.5"; "shortest", "squash" or
/// "longest"; "bilinear" or "bicubic". `what` names the option or key in messages;
/// Error(InvalidArgument) otherwise.
[[nodiscard]] Activation activationFromString(const std::string& what, const std::string& text);
[[nodiscard]] std::array<float, 3>
tripleFromString(const std::string& what, const std::string& text);
[[nodiscard]] ResizeMode resizeModeFromString(const std::string& what, const std::string& text);
[[nodiscard]] ResampleFilter filterFromString(const std::string& what, const std::string& text);

}  // namespace clipscope
