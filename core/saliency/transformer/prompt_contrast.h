// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/saliency/probe.h"

#include <ATen/core/Tensor.h>

#include <string_view>

namespace clipscope {

/// The embedding of "nothing in particular": the empty label in every template of a set (a name of
/// templatesFromString), each embedding normalised, their mean normalised again -> [E]. What a
/// single prompt is compared with (Li et al., "CLIP Surgery", arXiv:2304.05653, section 3.3).
[[nodiscard]] at::Tensor emptyPrompt(const Probe& probe, std::string_view templateSet);

}  // namespace clipscope
