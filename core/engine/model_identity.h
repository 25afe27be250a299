// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/model_library.h"
#include "core/engine/result.h"

#include <string>

namespace clipscope {

/// The model as results report it. `sha256`: of its weights.
[[nodiscard]] ModelIdentity identityOf(const ModelDescriptor& model, std::string sha256);

}  // namespace clipscope
