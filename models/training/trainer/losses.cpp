// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/training/trainer/losses.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/eye.h>
#include <ATen/ops/linalg_vector_norm.h>
#include <ATen/ops/log_softmax.h>
#include <ATen/ops/logsumexp.h>
#include <ATen/ops/softplus.h>

namespace clipscope::training {

namespace {

constexpr double kNever = -1e4;  // as a logit: no exponential of it counts, and no NaN comes of it

/// Cross entropy of every row with its diagonal element, smoothed over the elements that count.
at::Tensor diagonalLoss(const at::Tensor& logits, const at::Tensor& counts, double smoothing)
{
    const at::Tensor logs = at::log_softmax(logits.masked_fill(counts.logical_not(), kNever), 1);
    const at::Tensor own = logs.diagonal();
    const at::Tensor share = counts.to(logs.scalar_type());
    const at::Tensor mean = (logs * share).sum(1) / share.sum(1);
    return -(own * (1 - smoothing) + mean * smoothing).mean();
}

}  // namespace

at::Tensor presenceLoss(const at::Tensor& logits, const at::Tensor& present)
{
    const at::Tensor absent =
        at::logsumexp(logits.masked_fill(present.ne(0), kNever), 1, /*keepdim=*/true);
    const at::Tensor isPresent = present.eq(1).to(logits.scalar_type());
    const at::Tensor losses = at::softplus(absent - logits) * isPresent;
    return losses.sum() / isPresent.sum().clamp_min(1);
}

at::Tensor contrastiveLoss(const at::Tensor& logits, const at::Tensor& alsoTrue, double smoothing)
{
    const at::Tensor own = at::eye(logits.size(0), alsoTrue.options());
    const at::Tensor counts = alsoTrue.logical_not().logical_or(own);
    return (diagonalLoss(logits, counts, smoothing) +
            diagonalLoss(logits.t(), counts.t(), smoothing)) *
           0.5;
}

at::Tensor normalisedRows(const at::Tensor& rows)
{
    constexpr double kShortest = 1e-6;
    return rows / at::linalg_vector_norm(rows, 2, 1, /*keepdim=*/true).clamp_min(kShortest);
}

}  // namespace clipscope::training
