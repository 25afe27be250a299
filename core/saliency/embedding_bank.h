// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

namespace clipscope {

/// Embeddings of one picture under one family of masks, one row per channel.
///
/// The embedding of a masked picture depends on picture, mask and model, never on the prompt. So a
/// row that is here answers every prompt and every k with a dot product instead of a forward pass.
class EmbeddingBank {
public:
    /// `rows`: masks of the family (channels of the layer); `embedding`: E.
    EmbeddingBank(std::int64_t rows, std::int64_t embedding);

    [[nodiscard]] bool has(std::int64_t row) const
    {
        return m_scored[static_cast<std::size_t>(row)];
    }
    /// `embeddings`: [rows.size(), E], any scale; kept L2-normalised.
    void put(const std::vector<std::int64_t>& rows, const at::Tensor& embeddings);
    /// Cosine of each of `rows` (all present) with `text` [E], L2-normalised.
    [[nodiscard]] std::vector<double>
    cosines(const std::vector<std::int64_t>& rows, const at::Tensor& text) const;

    [[nodiscard]] std::int64_t rows() const { return static_cast<std::int64_t>(m_scored.size()); }
    [[nodiscard]] std::int64_t scoredRows() const { return m_scoredRows; }
    [[nodiscard]] std::int64_t bytes() const;

private:
    at::Tensor m_rows;  // [rows, E] fp32
    std::vector<bool> m_scored;
    std::int64_t m_scoredRows = 0;
};

}  // namespace clipscope
