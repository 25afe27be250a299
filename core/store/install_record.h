// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/known_models.h"

#include <filesystem>
#include <optional>
#include <string>

namespace clipscope {

/// Where the weights in a model's folder came from.
struct Provenance {
    std::string source;     ///< a URL, or the file of another program's cache
    std::string sha256;     ///< of the weights, 64 digits
    bool verified = false;  ///< `sha256` was known before the file arrived
    std::string installed;  ///< the day, UTC: "2026-01-31"
};

/// Writes the model's choices and its provenance into `folder`: as config.json, or, if the model
/// brings a config.json of its own, as clipscope.json. Throws Error(WriteFailed).
void writeInstallRecord(
    const std::filesystem::path& folder, const KnownModel& model, const Provenance& provenance);

/// What writeInstallRecord() left in `folder`; nothing if there is no readable record of that kind.
[[nodiscard]] std::optional<Provenance> readInstallRecord(const std::filesystem::path& folder);

/// Today, UTC, as Provenance has it.
[[nodiscard]] std::string today();

}  // namespace clipscope
