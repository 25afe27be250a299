// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <span>
#include <string>

namespace clipscope {

/// True if the bytes are a JSON object that has a weight_map.
[[nodiscard]] bool looksLikeIndex(std::span<const std::byte> bytes);

/// Reads the index of a sharded checkpoint (model.safetensors.index.json): which tensor is in which
/// file. The files are plain names of neighbours of the index: a path is refused.
/// Throws Error(Corrupt) naming `fileName` and the entry.
[[nodiscard]] std::map<std::string, std::string>
readIndex(std::span<const std::byte> bytes, const std::string& fileName);

}  // namespace clipscope
