// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

namespace clipscope {

/// Embeddings of one picture under one family of masks, one row per mask
/// (a channel's, or one of RISE's).
///
/// The embedding of a masked picture depends on picture, mask and model, never on the prompt. So a
/// row that is here answers every prompt and every k with a dot product instead of a forward pass.
class EmbeddingBank {
public:
    /// `rows`: members of the family, e.g. channels of the layer; `embedding`: E.
    EmbeddingBank(std::int64_t rows, std::int64_t embedding);

    enum class Quality {
        Draft,  ///< of reduced precision
        Full
    };

    /// True if the row is there in this quality or a better one.
    [[nodiscard]] bool has(std::int64_t row, Quality quality = Quality::Draft) const
    {
        const std::int32_t slot = m_slots[static_cast<std::size_t>(row)];
        return slot >= 0 && (quality == Quality::Draft || m_isFull[static_cast<std::size_t>(slot)]);
    }
    /// `embeddings`: [rows.size(), E], any scale; kept L2-normalised. Replaces rows that are there.
    void
    put(const std::vector<std::int64_t>& rows,
        const at::Tensor& embeddings,
        Quality quality = Quality::Full);
    /// `rows` (all present) -> [rows.size(), E] in double, so that scores taken from it do not
    /// depend on which rows are asked for together.
    [[nodiscard]] at::Tensor embeddings(const std::vector<std::int64_t>& rows) const;

    [[nodiscard]] std::int64_t rows() const { return static_cast<std::int64_t>(m_slots.size()); }
    [[nodiscard]] std::int64_t scoredRows() const { return m_scoredRows; }
    /// Memory in use: grows with the rows that were put.
    [[nodiscard]] std::int64_t bytes() const;

private:
    void makeRoomFor(std::int64_t rows);

    // Some families have a hundred thousand members of which a thousand are ever scored, so that
    // only those take memory.
    at::Tensor m_kept;                  // [capacity, E] fp32
    std::vector<std::int32_t> m_slots;  // per row: its place in m_kept, or -1
    std::vector<bool> m_isFull;         // per place in m_kept
    std::int64_t m_scoredRows = 0;
};

}  // namespace clipscope
