// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clip/clip_config.h"
#include "core/saliency/method_info.h"

#include <cstdint>

namespace clipscope {

/// Multiply-accumulates of one forward pass of the image tower, within about ten percent.
[[nodiscard]] double forwardMacs(const VisionConfig& vision);

/// Masked pictures per forward pass: about an eighth of a second of work on two cores, so that a
/// stop is quick and partial maps come often; between 1 and 64. A function of the model alone,
/// because a batch size that followed the clock would change the last bits of the result.
[[nodiscard]] std::int64_t scoringBatch(const VisionConfig& vision);

/// Turns a method's cost into seconds from what earlier runs of the same model took.
class CostModel {
public:
    /// Records that `passes` forwards of the image tower took `seconds`.
    void record(std::int64_t passes, double seconds);
    void clear();
    /// `headShare`: cost of a pass behind the target layer as a share of a full one. 0 while
    /// nothing was recorded.
    [[nodiscard]] double seconds(const Cost& cost, double headShare) const;

private:
    double m_secondsPerPass = 0;
};

}  // namespace clipscope
