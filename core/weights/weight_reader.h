// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/run_context.h"
#include "core/weights/weight_source.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace clipscope {

/// "[64, 3, 7, 7]", for messages.
[[nodiscard]] std::string shapeText(const std::vector<std::int64_t>& shape);

/// Hands the tensors of a checkpoint out by name, checks them and knows what nobody took. Each is
/// loaded when it is taken.
///
/// Cheap to copy: copies and scopes share one list, so that a module can be given only its part
/// ("visual.layer4.2.") while the owner asks at the end whether anything was left over.
class WeightReader {
public:
    /// `fileName` is for messages. Every tensor taken is a step of `context`: "loading model", in
    /// bytes of fp32.
    /// `numbers`: the precision that take() returns; gradients flow back to `weights`.
    WeightReader(
        WeightSources weights,
        std::string fileName,
        RunContext context = RunContext(),
        at::ScalarType numbers = at::kFloat);
    WeightReader(
        const StateDict& weights, std::string fileName, at::ScalarType numbers = at::kFloat);

    /// A reader that sees the names under this one's prefix + `prefix`.
    [[nodiscard]] WeightReader scoped(std::string_view prefix) const;
    [[nodiscard]] bool has(std::string_view name) const;
    /// Removes and returns a tensor, in fp32 (or `numbers`) and row-major. A dimension of -1 in
    /// `shape` accepts any size. Throws Error(Corrupt) that names the tensor if it is missing,
    /// taken already, of another shape, not of floating-point numbers or not finite; Cancelled if
    /// `context` says stop.
    [[nodiscard]] at::Tensor
    take(std::string_view name, const std::vector<std::int64_t>& shape) const;
    /// Throws Error(Corrupt) that names the tensors which nobody took, if there are any; else
    /// reports the last step.
    void finish() const;

private:
    struct Content {
        WeightSources weights;
        std::string fileName;
        RunContext context;
        Progress progress;
        at::ScalarType numbers = at::kFloat;
    };
    std::shared_ptr<Content> m_content;
    std::string m_prefix;
};

}  // namespace clipscope
