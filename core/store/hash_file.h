// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/run_context.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace clipscope {

/// SHA-256 of a large file: 64 lower-case hexadecimal digits. Reports "checking file" in bytes.
/// Throws Error(Unreadable) or Cancelled.
[[nodiscard]] std::string
sha256OfFile(const std::filesystem::path& path, const RunContext& context);

/// Copies a file to a new name and returns the SHA-256 of what was copied. Reports "copying" in
/// bytes. Throws Error(Unreadable), Error(WriteFailed) or Cancelled; the copy is incomplete then.
[[nodiscard]] std::string copyAndHash(
    const std::filesystem::path& from, const std::filesystem::path& to, const RunContext& context);

/// True if `published`, all digits of a checksum or its first ones, agrees with `sha256`, without
/// regard to case. False if `published` is empty.
[[nodiscard]] bool agreesWith(std::string_view published, std::string_view sha256);

}  // namespace clipscope
