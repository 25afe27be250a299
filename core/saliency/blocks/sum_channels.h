// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/saliency/method.h"

#include <ATen/core/Tensor.h>

namespace clipscope {

/// The outcome of every method of the form sum_c w_c A_c, with its bank.
///
/// `activation`: [C, h, w]; `weights`: [C], any float dtype. A weight that is not a finite float
/// (0 / 0 of a dead channel, a denominator that vanishes) becomes 0, and a note says how many did.
[[nodiscard]] SaliencyOutcome weightedSum(const at::Tensor& activation, const at::Tensor& weights);

/// The outcome of methods that weigh every cell of a channel by itself: their sum over channels,
/// in double, and the terms as they are. `terms`: [C, h, w]. Values that are not finite become 0,
/// and a note says so.
[[nodiscard]] SaliencyOutcome sumOfTerms(const at::Tensor& terms);

}  // namespace clipscope
