// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/saliency/embedding_bank.h"

#include "core/base/check.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/index_select.h>
#include <ATen/ops/tensor.h>

#include <algorithm>
#include <cmath>

namespace clipscope {

EmbeddingBank::EmbeddingBank(std::int64_t rows, std::int64_t embedding)
    : m_kept(at::empty({0, embedding}, at::kFloat))
    , m_slots(static_cast<std::size_t>(rows), -1)
{
}

void EmbeddingBank::put(
    const std::vector<std::int64_t>& rows, const at::Tensor& embeddings, Quality quality)
{
    const at::Tensor source = embeddings.to(at::kFloat).contiguous();
    const std::int64_t width = m_kept.size(1);
    CLIPSCOPE_ENSURE(
        source.dim() == 2 && source.size(0) == static_cast<std::int64_t>(rows.size()) &&
            source.size(1) == width,
        "embeddings of another shape than the bank");
    makeRoomFor(m_scoredRows + static_cast<std::int64_t>(rows.size()));
    const float* from = source.data_ptr<float>();
    auto* to = m_kept.data_ptr<float>();
    for (const std::int64_t row : rows) {
        double squares = 0;
        for (std::int64_t e = 0; e < width; ++e)
            squares += static_cast<double>(from[e]) * static_cast<double>(from[e]);
        // A zero or non-finite embedding has no direction; 0 gives it a cosine of 0.
        const double scale = squares > 0 && std::isfinite(squares) ? 1.0 / std::sqrt(squares) : 0.0;
        std::int32_t& slot = m_slots[static_cast<std::size_t>(row)];
        if (slot < 0) {
            slot = static_cast<std::int32_t>(m_scoredRows++);
            m_isFull.push_back(false);
        }
        m_isFull[static_cast<std::size_t>(slot)] = quality == Quality::Full;
        for (std::int64_t e = 0; e < width; ++e)
            to[slot * width + e] = scale > 0 ? static_cast<float>(from[e] * scale) : 0.0F;
        from += width;
    }
}

at::Tensor EmbeddingBank::embeddings(const std::vector<std::int64_t>& rows) const
{
    std::vector<std::int64_t> slots;
    slots.reserve(rows.size());
    for (const std::int64_t row : rows) {
        CLIPSCOPE_ENSURE(has(row), "a row was read from the bank before it was scored");
        slots.push_back(m_slots[static_cast<std::size_t>(row)]);
    }
    return at::index_select(m_kept, 0, at::tensor(slots)).to(at::kDouble);
}

void EmbeddingBank::makeRoomFor(std::int64_t rows)
{
    if (rows <= m_kept.size(0))
        return;
    const std::int64_t capacity = std::max(rows, 2 * m_kept.size(0));
    const at::Tensor larger = at::empty({capacity, m_kept.size(1)}, at::kFloat);
    larger.narrow(0, 0, m_scoredRows).copy_(m_kept.narrow(0, 0, m_scoredRows));
    m_kept = larger;
}

std::int64_t EmbeddingBank::bytes() const
{
    return static_cast<std::int64_t>(m_kept.nbytes() + m_slots.size() * sizeof(m_slots.front()));
}

}  // namespace clipscope
