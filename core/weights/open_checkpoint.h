// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/weights/state_dict.h"

#include <filesystem>

namespace clipscope {

/// Reads a checkpoint, choosing the reader by content and never by extension. A file of another
/// kind is named for what it is (LFS pointer, saved web page, zip, ...) in Error(Unsupported).
[[nodiscard]] StateDict openCheckpoint(const std::filesystem::path& path);
/// As openCheckpoint, names and shapes only.
[[nodiscard]] ShapeTable openCheckpointShapes(const std::filesystem::path& path);

}  // namespace clipscope
