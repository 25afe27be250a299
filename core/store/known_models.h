// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clip/clip_config.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clipscope {

/// One file of a model that can be downloaded.
struct KnownFile {
    std::string name;               ///< as it is called in the model's folder
    std::vector<std::string> urls;  ///< mirrors in order
    std::string sha256;             ///< 64 hexadecimal digits, the first 8, or empty
    std::int64_t bytes = 0;         ///< 0 if unknown
    bool optional = false;  ///< a config or tokenizer file that may be missing on the server
};

/// A checkpoint that is published somewhere.
struct KnownModel {
    std::string name;                  ///< "ViT-B-32-openai": name of the folder it is installed in
    std::vector<std::string> aliases;  ///< other names people use: "ViT-B/32", "openai/clip-..."
    std::string source;           ///< "OpenAI", "open_clip", "Hugging Face", "MetaCLIP", "TinyCLIP"
    std::string license;          ///< SPDX expression or "not stated"
    std::int64_t bytes = 0;       ///< of the weights, roughly where no file says it exactly
    std::int64_t parameters = 0;  ///< 0 if unknown
    std::vector<KnownFile> files;  ///< the weights first
    std::string repository;        ///< on huggingface.co: "laion/CLIP-ViT-B-32-...", or empty
    ConfigOverrides choices;       ///< what the weights cannot tell
};

/// Reads models/manifest.json. Throws Error(Unreadable) or Error(Corrupt) naming file and model.
[[nodiscard]] std::vector<KnownModel> readKnownModels(const std::filesystem::path& manifest);

/// By name or alias, without regard to case; nullptr if there is none.
[[nodiscard]] const KnownModel*
findKnownModel(const std::vector<KnownModel>& models, std::string_view name);

/// The model that a weights file is, told by the name of its file or of the Hugging Face cache
/// folder that it lies in ("models--laion--CLIP-...").
[[nodiscard]] const KnownModel*
recogniseByPath(const std::vector<KnownModel>& models, const std::filesystem::path& weights);
/// Told by the checksum of the weights (64 digits): surer and slower.
[[nodiscard]] const KnownModel*
recogniseBySha256(const std::vector<KnownModel>& models, std::string_view sha256);

}  // namespace clipscope
