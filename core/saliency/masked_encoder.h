// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/core/Tensor.h>

#include <memory>
#include <string>

namespace clipscope {

class ClipModel;

/// Encodes pictures for scoring: inference only, no gradients. The place for faster engines;
/// nothing above it knows which one runs.
class MaskedEncoder {
public:
    MaskedEncoder() = default;
    MaskedEncoder(const MaskedEncoder&) = delete;
    MaskedEncoder& operator=(const MaskedEncoder&) = delete;
    virtual ~MaskedEncoder() = default;

    /// [N, 3, n, n] fp32 -> embeddings [N, E] fp32, not normalised.
    [[nodiscard]] virtual at::Tensor encode(const at::Tensor& pixels) const = 0;
    /// For people: "LibTorch, float32".
    [[nodiscard]] virtual std::string name() const = 0;
};

/// The reference path: the model's own image tower in fp32. `model` must outlive the encoder.
[[nodiscard]] std::unique_ptr<MaskedEncoder> makeReferenceEncoder(const ClipModel& model);

}  // namespace clipscope
