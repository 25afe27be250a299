// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace clipscope {

enum class VisionFamily { ResNet, Vit };

[[nodiscard]] std::string_view toString(VisionFamily family);  // "resnet", "vit"

}  // namespace clipscope
