// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/data_paths.h"
#include "core/engine/model_library.h"

#include <nlohmann/json_fwd.hpp>

namespace clipscope::cli {

/// Name, path, architecture and size, as `models list` and `models info` print them.
[[nodiscard]] nlohmann::ordered_json briefJson(const ModelDescriptor& model);

/// True for models in the folder that comes with the program.
[[nodiscard]] bool shipsWithProgram(const ModelFiles& files, const DataPaths& paths);

}  // namespace clipscope::cli
