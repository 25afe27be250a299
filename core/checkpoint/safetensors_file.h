// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checkpoint/checkpoint.h"

#include <cstddef>
#include <filesystem>
#include <map>
#include <span>
#include <string>

namespace clipscope {

/// Reads a whole safetensors file with every check that the reference enforces (formats.md 2.7.6),
/// duplicate names included. The tensors are views of `bytes`; `files` stays empty. F16, BF16, F32,
/// F64, I64, I32, I16, I8, U8 and BOOL are supported, other dtypes are Error(Unsupported) naming
/// tensor and dtype. Throws Error(Corrupt) naming `fileName`, the tensor and what is wrong.
[[nodiscard]] Checkpoint
readSafetensorsFile(std::span<const std::byte> bytes, const std::string& fileName);

/// Writes tensors sorted as the reference does (dtype alignment descending, then name), atomically
/// and without holding more than one of them in memory. Throws Error(WriteFailed),
/// Error(InvalidArgument) for a tensor called "__metadata__", or Cancelled between tensors; reports
/// "writing".
void writeSafetensorsFile(
    const std::filesystem::path& path,
    const std::map<std::string, StoredTensor>& tensors,
    const std::map<std::string, std::string>& metadata = {},
    const RunContext& context = RunContext());

/// True if the first bytes look like a safetensors header.
[[nodiscard]] bool looksLikeSafetensors(std::span<const std::byte> bytes);

}  // namespace clipscope
