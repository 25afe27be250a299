// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"

#include <cstddef>
#include <filesystem>
#include <vector>

namespace clipscope::cli {

/// Refuses a place that cannot take results before minutes are spent on computing them, without
/// making anything yet. Throws Error(WriteFailed) that says what is in the way.
void checkOutFolder(const std::filesystem::path& folder);

/// "DIR/0-a-photo-of-a-dog": the prompt's number, padded so that names sort, and its plain letters.
[[nodiscard]] std::filesystem::path promptFolder(
    const std::filesystem::path& out, const std::vector<PromptScore>& prompts, std::size_t index);

}  // namespace clipscope::cli
