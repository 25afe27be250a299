// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heatmap/channel_bank.h"

#include <cstddef>
#include <vector>

namespace clipscope {

/// The channels whose logits have to be right for the map to be right.
struct HeavyChannels {
    std::vector<std::size_t> places;  ///< in bank.order, ascending
    double share = 0;                 ///< of the weight of all scored channels that they hold
};

/// The few channels that hold 99 % of the weight, in the map of all scored channels and, with the
/// published weighting, in that of every smaller k as well. Where the weight is spread so evenly
/// that this takes more than an eighth of them, only as many as keep what random errors in the
/// logits of the others do to the map below 0.06 of one such error, because there they cancel.
[[nodiscard]] HeavyChannels heavyChannels(const ChannelBank& bank);

}  // namespace clipscope
