// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/weights/state_dict.h"

#include <filesystem>
#include <map>
#include <string>

namespace clipscope {

struct SafetensorsFile {
    StateDict tensors;
    std::map<std::string, std::string> metadata;
};

/// Reads a whole safetensors file with every check that the reference enforces (formats.md 2.7.6),
/// duplicate names included. Tensors own their memory; F16, BF16, F32, F64, I64, I32, I16, I8, U8
/// and BOOL are supported, other dtypes are Error(Unsupported) naming tensor and dtype. Throws
/// Error(Unreadable) or Error(Corrupt) naming the file, the tensor and what is wrong.
[[nodiscard]] SafetensorsFile readSafetensors(const std::filesystem::path& path);

/// The header alone: names and shapes. Same checks, without touching the data.
[[nodiscard]] ShapeTable readSafetensorsShapes(const std::filesystem::path& path);

/// Writes tensors sorted as the reference does (dtype alignment descending, then name), atomically.
void writeSafetensors(
    const std::filesystem::path& path,
    const StateDict& tensors,
    const std::map<std::string, std::string>& metadata = {});

/// True if the first bytes look like a safetensors header.
[[nodiscard]] bool looksLikeSafetensors(const std::filesystem::path& path);

}  // namespace clipscope
