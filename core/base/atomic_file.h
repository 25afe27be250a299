// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string_view>

namespace clipscope {

/// Writes a whole file: to a temporary name in the same folder, then renamed over `path`, so that a
/// stop or a full disk never leaves a half-written file. Throws Error(WriteFailed) with the reason.
void writeFileAtomically(const std::filesystem::path& path, std::span<const std::byte> bytes);
void writeFileAtomically(const std::filesystem::path& path, std::string_view text);

}  // namespace clipscope
