// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clip/clip_config.h"
#include "core/clip/layers/residual_block.h"
#include "core/weights/weight_reader.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

namespace clipscope {

/// CLIP's text transformer. Any context, vocabulary, width and depth.
class TextEncoder {
public:
    /// `weights`: the whole checkpoint, fp32; the text tower's tensors are taken.
    TextEncoder(const WeightReader& weights, const ClipConfig& config);

    /// Token ids of one prompt, start and end included, unpadded -> embedding [E], not normalised.
    /// The end is the first greatest id, as in OpenAI's program; what follows it cannot matter,
    /// since no token sees a later one, and is not computed.
    /// Throws Error(InvalidArgument) for no ids, more than the context, or ids outside the
    /// vocabulary.
    [[nodiscard]] at::Tensor encode(const std::vector<std::int32_t>& ids) const;

    /// Many prompts at once, each as for encode() -> embeddings [T, E], not normalised. Shorter
    /// prompts are padded, which nobody sees: for training.
    [[nodiscard]] at::Tensor
    encodeBatch(const std::vector<std::vector<std::int32_t>>& prompts) const;

    // The tower's parts, for methods that look inside.

    /// What enters the first block: everything up to the prompt's end.
    struct Sequence {
        at::Tensor tokens;  ///< [1, L, W]
        at::Tensor mask;    ///< [L, L], -inf above the diagonal
    };
    /// `ids` as for encode(), with the same errors.
    [[nodiscard]] Sequence embed(const std::vector<std::int32_t>& ids) const;
    [[nodiscard]] const std::vector<ResidualBlock>& blocks() const { return m_resblocks; }
    /// Tokens [1, L, W] behind the last block -> embedding [E] of the last one.
    [[nodiscard]] at::Tensor project(const at::Tensor& tokens) const;

private:
    void check(const std::vector<std::int32_t>& ids) const;

    TextConfig m_config;
    at::Tensor m_tokenEmbedding;       ///< [vocabulary, W]
    at::Tensor m_positionalEmbedding;  ///< [context, W]
    at::Tensor m_causalMask;           ///< [context, context], -inf above the diagonal
    std::vector<ResidualBlock> m_resblocks;
    LayerNorm m_lnFinal;
    at::Tensor m_projection;  ///< text_projection, transposed: [E, W]
};

}  // namespace clipscope
