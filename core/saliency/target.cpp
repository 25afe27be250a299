// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/saliency/target.h"

#include "core/base/check.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/linalg_vector_norm.h>
#include <ATen/ops/softmax.h>
#include <ATen/ops/stack.h>

#include <string>
#include <utility>
#include <vector>

namespace clipscope {

namespace {

/// A zero vector has no direction and keeps a cosine of 0 with everything.
constexpr double kSmallestNorm = 1e-12;

}  // namespace

Target::Target(Inputs inputs) : m_in(std::move(inputs))
{
    CLIPSCOPE_ENSURE(
        m_in.texts.dim() == 2 && m_in.explained < static_cast<std::size_t>(m_in.texts.size(0)),
        "a target without the prompt that it explains");
    m_factor = m_in.logitScale;
    m_direction = text();
    switch (m_in.scalar) {
    case Scalar::Cosine:
        m_factor = 1;
        break;
    case Scalar::RawLogit:
        m_factor = m_in.logitScale * m_in.textNorm;
        break;
    case Scalar::Sum:
        m_direction = m_in.texts.sum(0);
        break;
    case Scalar::Contrast: {
        const auto count = static_cast<std::size_t>(m_in.texts.size(0));
        CLIPSCOPE_CHECK(
            count > 1 && m_in.rival < count && m_in.rival != m_in.explained,
            "the contrast scalar compares two different prompts; give at least two and name "
            "another one than the explained prompt as the rival");
        m_direction = m_direction - m_in.texts[static_cast<std::int64_t>(m_in.rival)] * m_in.alpha;
        break;
    }
    case Scalar::Logit:
    case Scalar::Softmax:
        break;
    }
}

at::Tensor Target::text() const
{
    return m_in.texts[static_cast<std::int64_t>(m_in.explained)];
}

at::Tensor Target::of(const at::Tensor& embeddings) const
{
    const at::Tensor norm =
        at::linalg_vector_norm(embeddings, 2, at::IntArrayRef{1}, /*keepdim=*/true)
            .clamp_min(kSmallestNorm);
    const at::Tensor unit = embeddings / norm;
    // Sums of products rather than a matrix product: the installed BLAS may be slow, and the
    // result must not depend on the number of rows.
    const auto along = [&unit](const at::Tensor& direction) {
        return (unit * direction.to(unit.scalar_type())).sum(1);
    };
    if (m_in.scalar != Scalar::Softmax)
        return along(m_direction) * m_factor;
    std::vector<at::Tensor> logits;
    for (std::int64_t t = 0; t < m_in.texts.size(0); ++t)
        logits.push_back(along(m_in.texts[t]) * m_in.logitScale);
    return at::softmax(at::stack(logits, 1), 1)
        .select(1, static_cast<std::int64_t>(m_in.explained));
}

}  // namespace clipscope
