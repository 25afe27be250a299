// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ATen/core/Tensor.h>

namespace clipscope::training {

/// Softmax of each present label against all absent ones: the mean over all pairs (i, l) with
/// `present` = 1 of -log(exp z_il / (exp z_il + sum over absent a of exp z_ia)). `logits` [N, L];
/// `present` [N, L]: 1 present, 0 absent, -1 neither. 0 if nothing is present.
[[nodiscard]] at::Tensor presenceLoss(const at::Tensor& logits, const at::Tensor& present);

/// CLIP's symmetric loss (arXiv:2103.00020, figure 3). `logits` [N, N]: picture i, caption j.
/// `alsoTrue` [N, N] bool: caption j is true for picture i too, and no negative; its diagonal does
/// not matter. `smoothing` from 0 to below 1.
[[nodiscard]] at::Tensor
contrastiveLoss(const at::Tensor& logits, const at::Tensor& alsoTrue, double smoothing);

/// [N, E] -> rows of length 1.
[[nodiscard]] at::Tensor normalisedRows(const at::Tensor& rows);

}  // namespace clipscope::training
