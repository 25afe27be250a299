// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heatmap/heatmap.h"

namespace clipscope {

class Probe;

/// What to show until a long run has something better: Grad-CAM with the channels alone whose
/// gradient is positive on average (those that gScoreCAM ranks highest), so that it is never empty
/// where any channel counts. Costs one gradient, which most methods take anyway.
[[nodiscard]] NativeMap gradientDraft(const Probe& probe);

}  // namespace clipscope
