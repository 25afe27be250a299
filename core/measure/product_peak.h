// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/request.h"

#include <optional>

namespace clipscope {

/// Multiply-accumulates a second that this machine reaches in a product of two large square
/// matrices through oneDNN, with as many threads as OpenMP has now: the best of the runs that fit
/// into `seconds`, at least two. None where the processor has no such product in `precision`.
[[nodiscard]] std::optional<double> measuredPeak(Precision precision, double seconds = 0.5);

}  // namespace clipscope
