// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/weights/state_dict.h"

namespace clipscope {

ShapeTable shapesOf(const StateDict& weights)
{
    ShapeTable shapes;
    for (const auto& [name, tensor] : weights)
        shapes.emplace(name, tensor.sizes().vec());
    return shapes;
}

}  // namespace clipscope
