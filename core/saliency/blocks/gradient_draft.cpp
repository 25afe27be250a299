// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/saliency/blocks/gradient_draft.h"

#include "core/saliency/blocks/sum_channels.h"
#include "core/saliency/probe.h"

#include <ATen/ops/clamp_min.h>

namespace clipscope {

NativeMap gradientDraft(const Probe& probe)
{
    return weightedSum(probe.activation(), at::clamp_min(probe.gradient().mean({1, 2}), 0)).map;
}

}  // namespace clipscope
