// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/saliency/method.h"

#include <memory>
#include <string_view>

namespace clipscope {

/// Makes the method of this id. Throws Error(InvalidArgument) that lists the ids otherwise.
[[nodiscard]] std::unique_ptr<SaliencyMethod> createMethod(std::string_view id);

}  // namespace clipscope
