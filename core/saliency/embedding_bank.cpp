// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/saliency/embedding_bank.h"

#include "core/base/check.h"

#include <ATen/ops/empty.h>

#include <algorithm>
#include <cmath>

namespace clipscope {

EmbeddingBank::EmbeddingBank(std::int64_t rows, std::int64_t embedding)
    : m_rows(at::empty({rows, embedding}, at::kFloat))
    , m_scored(static_cast<std::size_t>(rows))
{
}

void EmbeddingBank::put(const std::vector<std::int64_t>& rows, const at::Tensor& embeddings)
{
    const at::Tensor source = embeddings.to(at::kFloat).contiguous();
    const std::int64_t width = m_rows.size(1);
    CLIPSCOPE_ENSURE(
        source.dim() == 2 && source.size(0) == static_cast<std::int64_t>(rows.size()) &&
            source.size(1) == width,
        "embeddings of another shape than the bank");
    const float* from = source.data_ptr<float>();
    auto* to = m_rows.data_ptr<float>();
    for (const std::int64_t row : rows) {
        double squares = 0;
        for (std::int64_t e = 0; e < width; ++e)
            squares += static_cast<double>(from[e]) * static_cast<double>(from[e]);
        // A zero or non-finite embedding has no direction; 0 gives it a cosine of 0.
        const double scale = squares > 0 && std::isfinite(squares) ? 1.0 / std::sqrt(squares) : 0.0;
        for (std::int64_t e = 0; e < width; ++e)
            to[row * width + e] = scale > 0 ? static_cast<float>(from[e] * scale) : 0.0F;
        from += width;
        const auto index = static_cast<std::size_t>(row);
        m_scoredRows += m_scored[index] ? 0 : 1;
        m_scored[index] = true;
    }
}

std::vector<double>
EmbeddingBank::cosines(const std::vector<std::int64_t>& rows, const at::Tensor& text) const
{
    const at::Tensor direction = text.to(at::kFloat).contiguous();
    const std::int64_t width = m_rows.size(1);
    CLIPSCOPE_ENSURE(direction.numel() == width, "a text embedding of another size than the bank");
    const float* words = direction.data_ptr<float>();
    const float* values = m_rows.data_ptr<float>();
    std::vector<double> cosines;
    cosines.reserve(rows.size());
    for (const std::int64_t row : rows) {
        CLIPSCOPE_ENSURE(has(row), "a channel was read from the bank before it was scored");
        double sum = 0;
        for (std::int64_t e = 0; e < width; ++e)
            sum += static_cast<double>(values[row * width + e]) * static_cast<double>(words[e]);
        cosines.push_back(sum);
    }
    return cosines;
}

std::int64_t EmbeddingBank::bytes() const
{
    return m_rows.numel() * static_cast<std::int64_t>(sizeof(float));
}

}  // namespace clipscope
