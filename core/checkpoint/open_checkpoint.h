// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checkpoint/checkpoint.h"

#include <filesystem>

namespace clipscope {

/// Opens a checkpoint, choosing the reader by content and never by extension. Maps the file and
/// reads names, shapes and places only; the data is touched when it is used. An index of a sharded
/// checkpoint (model.safetensors.index.json, pytorch_model.bin.index.json) opens all its parts.
///
/// A file of another kind is named for what it is (LFS pointer, saved web page, NumPy, ONNX, ...)
/// in Error(Unsupported). Throws Error(Unreadable) or Error(Corrupt) as the readers do. Nothing in
/// the file is ever executed.
[[nodiscard]] Checkpoint openCheckpoint(const std::filesystem::path& path);

}  // namespace clipscope
