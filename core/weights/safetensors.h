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

// Safetensors files as tensors in memory: for tests, tools and small files. Models are read through
// openCheckpoint(), which copies nothing.

/// Tensors own their memory. Throws as readSafetensorsFile(), and Error(Unreadable).
[[nodiscard]] SafetensorsFile readSafetensors(const std::filesystem::path& path);

/// As writeSafetensorsFile(). Error(Unsupported) naming a tensor of a dtype that cannot be held.
void writeSafetensors(
    const std::filesystem::path& path,
    const StateDict& tensors,
    const std::map<std::string, std::string>& metadata = {});

}  // namespace clipscope
