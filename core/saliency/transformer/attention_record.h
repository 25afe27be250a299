// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/run_context.h"
#include "core/clip/layers/residual_block.h"
#include "core/saliency/probe.h"

#include <ATen/core/Tensor.h>

#include <cstddef>
#include <functional>
#include <vector>

namespace clipscope {

/// How each token of a picture or prompt looked at the others, and what that was worth.
struct AttentionRecord {
    std::vector<at::Tensor> weights;    ///< A [heads, L, L] per recorded block, behind the softmax
    std::vector<at::Tensor> gradients;  ///< dY/dA, the same shapes
};

/// What the tokens [1, L, D] behind the last block are worth: Y, one number.
using TokenValue = std::function<at::Tensor(const at::Tensor& tokens)>;

/// Runs `blocks` on `tokens` [1, L, D] and differentiates `value` with respect to the attention of
/// the blocks `first` .. last, each taken as a free variable. Nothing in front of the first
/// recorded attention is kept for the gradient. `mask`: [L, L], added to the scores, or undefined.
[[nodiscard]] AttentionRecord recordAttention(
    const std::vector<ResidualBlock>& blocks,
    const at::Tensor& tokens,
    const at::Tensor& mask,
    std::size_t first,
    const TokenValue& value,
    const RunContext& context);

/// The same of the probe's picture and target; the image tower must be a transformer.
[[nodiscard]] AttentionRecord
recordAttention(const Probe& probe, std::size_t first, const RunContext& context);

/// Sees the attention [heads, L, L] of one block.
using SeeAttention = std::function<void(std::size_t block, const at::Tensor& weights)>;

/// Runs blocks 0 .. end - 1 on `tokens` [1, L, D] and shows each one's attention; no gradients.
void watchAttention(
    const std::vector<ResidualBlock>& blocks,
    const at::Tensor& tokens,
    std::size_t end,
    const SeeAttention& see,
    const RunContext& context);

}  // namespace clipscope
