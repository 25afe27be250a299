// SPDX-License-Identifier: GPL-3.0-or-later
// Paper: Gandelsman et al., ICLR 2024, arXiv:2310.05916, algorithm 1.
//
// The contributions are only needed through their mean and second moments: the leading right
// singular vectors are eigenvectors of those, and both the deviation along a text and the removal
// of a direction can be told by the covariance in the basis of these vectors.
#include "core/saliency/transformer/text_span_captions.h"

#include "core/base/check.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/linalg_eigh.h>
#include <ATen/ops/matmul.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace clipscope {

namespace {

/// Directions with less than this share of the greatest singular value hold rounding, no evidence.
constexpr double kSmallestSingularShare = 1e-6;
/// A text with less than this square length left is spanned by those that were picked.
constexpr double kSmallestSquare = 1e-12;
/// Variance below this share of the mean square is rounding: the contributions are constant.
constexpr double kSmallestVarianceShare = 1e-12;

/// What all pictures together tell of a head.
struct Moments {
    at::Tensor basis;       ///< [E, r], orthonormal columns: where contributions lie
    at::Tensor covariance;  ///< [r, r], of the contributions in that basis
    double variance = 0;    ///< of the contributions, inside the basis or not
};

Moments momentsOf(const at::Tensor& contributions, std::int64_t rank)
{
    const auto pictures = static_cast<double>(contributions.size(0));
    const at::Tensor values = contributions.to(at::kDouble);
    const at::Tensor second = at::matmul(values.t(), values) / pictures;
    const at::Tensor centred = values - values.mean(0, /*keepdim=*/true);
    Moments moments;
    moments.variance = centred.square().sum().item<double>() / pictures;
    if (moments.variance <= kSmallestVarianceShare * second.trace().item<double>())
        return moments;

    const auto [eigenvalues, vectors] = at::linalg_eigh(second);  // rising
    const double smallest =
        eigenvalues[-1].item<double>() * kSmallestSingularShare * kSmallestSingularShare;
    const std::int64_t used = std::min(rank, (eigenvalues > smallest).sum().item<std::int64_t>());
    moments.basis = vectors.narrow(1, vectors.size(1) - used, used);
    const at::Tensor inBasis = at::matmul(centred, moments.basis);
    moments.covariance = at::matmul(inBasis.t(), inBasis) / pictures;
    return moments;
}

}  // namespace

std::vector<HeadCaption>
captionHead(const at::Tensor& contributions, const at::Tensor& texts, int count, int rank)
{
    CLIPSCOPE_CHECK(
        contributions.dim() == 2 && texts.dim() == 2 && contributions.size(1) == texts.size(1) &&
            texts.size(0) > 0,
        "captions need contributions and texts of the same embedding size, and at least one text");
    CLIPSCOPE_CHECK(
        contributions.size(0) >= 2,
        "captions of a head need at least 2 pictures, not " +
            std::to_string(contributions.size(0)) + "; give more pictures");
    CLIPSCOPE_CHECK(
        count >= 1 && rank >= 1,
        "captions need a count and a rank of at least 1, not " + std::to_string(count) + " and " +
            std::to_string(rank));

    const Moments moments = momentsOf(contributions, rank);
    std::vector<HeadCaption> captions;
    if (!moments.basis.defined())
        return captions;
    at::Tensor covariance = moments.covariance;
    at::Tensor left = at::matmul(texts.to(at::kDouble), moments.basis);  // [M, r]
    double explained = 0;
    while (static_cast<int>(captions.size()) < count) {
        const at::Tensor variances = (at::matmul(left, covariance) * left).sum(1);
        const auto best = variances.argmax().item<std::int64_t>();
        const at::Tensor direction = left[best];
        const double square = direction.square().sum().item<double>();
        const double variance = variances[best].item<double>();
        if (square < kSmallestSquare ||
            variance <= kSmallestVarianceShare * moments.variance * square)
            break;
        explained += variance / square / moments.variance;
        captions.push_back(
            {.text = best,
             .deviation = std::sqrt(variance),
             .explained = std::clamp(explained, 0.0, 1.0)});
        // Takes the direction out of the texts and of the contributions.
        const at::Tensor unit = (direction / std::sqrt(square)).clone();
        left = left - (left * unit).sum(1, /*keepdim=*/true) * unit;
        const at::Tensor once = covariance - (covariance * unit).sum(1, true) * unit;
        covariance = once - unit.unsqueeze(1) * (once * unit.unsqueeze(1)).sum(0, true);
    }
    return captions;
}

}  // namespace clipscope
