// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/weights/state_dict.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace clipscope {

/// "[64, 3, 7, 7]", for messages.
[[nodiscard]] std::string shapeText(const std::vector<std::int64_t>& shape);

/// Hands the tensors of a checkpoint out by name, checks their shapes and knows what nobody took.
///
/// Cheap to copy: copies and scopes share one list, so that a module can be given only its part
/// ("visual.layer4.2.") while the owner asks at the end whether anything was left over.
class WeightReader {
public:
    /// `fileName` is for messages.
    WeightReader(StateDict weights, std::string fileName);

    /// A reader that sees the names under this one's prefix + `prefix`.
    [[nodiscard]] WeightReader scoped(std::string_view prefix) const;
    [[nodiscard]] bool has(std::string_view name) const;
    /// Removes and returns a tensor. A dimension of -1 in `shape` accepts any size.
    /// Throws Error(Corrupt) that names the tensor if it is missing, taken already or of another
    /// shape.
    [[nodiscard]] at::Tensor
    take(std::string_view name, const std::vector<std::int64_t>& shape) const;
    /// Throws Error(Corrupt) that names the tensors which nobody took, if there are any.
    void finish() const;

private:
    struct Content {
        StateDict weights;
        std::string fileName;
    };
    std::shared_ptr<Content> m_content;
    std::string m_prefix;
};

}  // namespace clipscope
