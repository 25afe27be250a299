// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clip/clip_config.h"

#include <filesystem>

namespace clipscope {

/// Writes a safetensors file with the names, shapes and dtypes of OpenAI's checkpoints: float16 for
/// what multiplies, float32 for norms and embeddings, int64 for BatchNorm's counters. The numbers
/// are random, of the size that keeps activations finite through the deepest network.
///
/// Needs a few megabytes of memory: every weight is an overlapping view of one small block.
void writeRandomCheckpoint(const std::filesystem::path& path, const ClipConfig& config);

}  // namespace clipscope
