// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/run_context.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <functional>
#include <vector>

namespace clipscope {

/// One picture, one prompt, one layer of a network: all that a saliency method may ask.
///
/// The explained scalar is the logit: exp(logit_scale) times the cosine of picture and prompt.
/// Not thread-safe.
class Probe {
public:
    using OnBatch = std::function<void(const std::vector<float>& logits)>;

    Probe() = default;
    Probe(const Probe&) = delete;
    Probe& operator=(const Probe&) = delete;
    virtual ~Probe() = default;

    /// Activation of the layer as maps [C, h, w], fp32; tokens without the class token.
    [[nodiscard]] virtual at::Tensor activation() const = 0;
    /// Gradient of the logit with respect to the activation, [C, h, w]. Where the embedding reads
    /// only the class token (output of a ViT's last block) the patch gradient is exactly 0, so the
    /// class token's gradient [C, 1, 1] stands in, as in the gScoreCAM evaluation.
    [[nodiscard]] virtual at::Tensor gradient() const = 0;
    /// Logits of the picture under the masks of `channels`, in that order. After every batch
    /// `onBatch` gets the logits of the channels so far. Throws Cancelled between batches.
    [[nodiscard]] virtual std::vector<float> maskedLogits(
        const std::vector<std::int64_t>& channels,
        const RunContext& context,
        const OnBatch& onBatch) const = 0;
};

}  // namespace clipscope
