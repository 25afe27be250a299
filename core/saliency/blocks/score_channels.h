// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/run_context.h"
#include "core/saliency/method.h"
#include "core/saliency/probe.h"

#include <cstdint>

namespace clipscope {

/// The "softmax" parameter that all score methods share.
[[nodiscard]] ParamSpec softmaxParam();

/// ScoreCAM over the `k` channels with the largest mean gradient (k at least 1, clamped to C):
/// scores them, turns logits into weights by softmax and sums the raw activations. Hands out the
/// partial map after every batch. With k = C this is ScoreCAM, whose result does not depend on the
/// order.
[[nodiscard]] SaliencyOutcome
scoreTopChannels(const Probe& probe, std::int64_t k, SoftmaxRule rule, const RunContext& context);

}  // namespace clipscope
