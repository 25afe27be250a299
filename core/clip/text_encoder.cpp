// SPDX-License-Identifier: GPL-3.0-or-later
// The text tower of CLIP.
//
// Paper:  Radford et al., ICML 2021, arXiv:2103.00020, section 2.4.
// Agrees: encode_text of OpenAI's clip/model.py (tests/core/clip/golden).
#include "core/clip/text_encoder.h"

#include "core/base/check.h"
#include "core/clip/layers/products.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/full.h>
#include <ATen/ops/zeros.h>

#include <algorithm>
#include <limits>
#include <string>

namespace clipscope {

TextEncoder::TextEncoder(const WeightReader& weights, const ClipConfig& config)
    : m_config(config.text)
{
    const std::int64_t width = m_config.width;
    m_tokenEmbedding = weights.take("token_embedding.weight", {m_config.vocabulary, width});
    m_positionalEmbedding = weights.take("positional_embedding", {m_config.context, width});
    m_causalMask = at::full(
                       {m_config.context, m_config.context},
                       -std::numeric_limits<float>::infinity(),
                       at::TensorOptions(at::kFloat))
                       .triu(1);
    m_resblocks = readBlocks(
        weights.scoped("transformer.resblocks."),
        m_config.layers,
        {.width = width, .heads = m_config.heads, .activation = config.activation});
    m_lnFinal = LayerNorm::read(weights.scoped("ln_final."), width);
    m_projection = weights.take("text_projection", {width, config.embedding}).t().contiguous();
}

void TextEncoder::check(const std::vector<std::int32_t>& ids) const
{
    CLIPSCOPE_CHECK(!ids.empty(), "a prompt needs at least one token");
    CLIPSCOPE_CHECK(
        ids.size() <= static_cast<std::size_t>(m_config.context),
        "the prompt has " + std::to_string(ids.size()) + " tokens and this model reads at most " +
            std::to_string(m_config.context) + "; shorten it");
    for (const std::int32_t id : ids)
        CLIPSCOPE_CHECK(
            id >= 0 && id < m_config.vocabulary,
            "the token " + std::to_string(id) + " is outside the model's vocabulary of " +
                std::to_string(m_config.vocabulary) +
                "; the merges file does not belong to this model");
}

TextEncoder::Sequence TextEncoder::embed(const std::vector<std::int32_t>& ids) const
{
    check(ids);
    const auto end = std::max_element(ids.begin(), ids.end());
    const std::int64_t length = end - ids.begin() + 1;
    const at::Tensor index = at::empty({length}, at::TensorOptions(at::kInt));
    std::copy(ids.begin(), end + 1, index.data_ptr<std::int32_t>());

    const at::Tensor tokens =
        m_tokenEmbedding.index_select(0, index) + m_positionalEmbedding.narrow(0, 0, length);
    return {
        .tokens = tokens.unsqueeze(0),
        .mask = m_causalMask.narrow(0, 0, length).narrow(1, 0, length)};
}

at::Tensor TextEncoder::project(const at::Tensor& tokens) const
{
    return affine(m_lnFinal.forward(tokens[0][tokens.size(1) - 1]), m_projection, {});
}

at::Tensor TextEncoder::encode(const std::vector<std::int32_t>& ids) const
{
    auto [tokens, mask] = embed(ids);
    for (const ResidualBlock& block : m_resblocks)
        tokens = block.forward(tokens, mask);
    return project(tokens);
}

at::Tensor TextEncoder::encodeBatch(const std::vector<std::vector<std::int32_t>>& prompts) const
{
    CLIPSCOPE_CHECK(!prompts.empty(), "there is no prompt to encode");
    std::size_t longest = 0;
    for (const auto& ids : prompts) {
        check(ids);
        longest = std::max(longest, ids.size());
    }
    const auto count = static_cast<std::int64_t>(prompts.size());
    const auto length = static_cast<std::int64_t>(longest);
    const at::Tensor index = at::zeros({count * length}, at::TensorOptions(at::kLong));
    const at::Tensor ends = at::empty({count}, at::TensorOptions(at::kLong));
    for (std::int64_t i = 0; i < count; ++i) {
        const auto& ids = prompts[static_cast<std::size_t>(i)];
        std::copy(ids.begin(), ids.end(), index.data_ptr<std::int64_t>() + i * length);
        ends.data_ptr<std::int64_t>()[i] =
            i * length + (std::max_element(ids.begin(), ids.end()) - ids.begin());
    }
    const auto device = m_tokenEmbedding.device();
    at::Tensor tokens =
        m_tokenEmbedding.index_select(0, index.to(device)).view({count, length, -1}) +
        m_positionalEmbedding.narrow(0, 0, length);
    const at::Tensor mask = m_causalMask.narrow(0, 0, length).narrow(1, 0, length).to(device);
    for (const ResidualBlock& block : m_resblocks)
        tokens = block.forward(tokens, mask);
    const at::Tensor last = tokens.flatten(0, 1).index_select(0, ends.to(device));
    return affine(m_lnFinal.forward(last), m_projection, {});
}

}  // namespace clipscope
