// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heatmap/channel_bank.h"

#include <optional>
#include <vector>

namespace clipscope {

/// What one channel contributed to a map.
struct ChannelRow {
    int channel = 0;                  ///< counted from 0
    float weight = 0;                 ///< the map is the sum of weight times activation
    std::optional<float> logit;       ///< score methods: of the scored channels
    std::optional<float> importance;  ///< score methods: what ranked the channel
    std::optional<int> order;         ///< score methods: when it was scored, counted from 1
    double meanActivation = 0;        ///< over the cells
    float maxActivation = 0;          ///< over the cells
};

/// Every channel of the bank, by number. With `k`, which counts for scored banks alone, as of a run
/// with that many channels (1 <= k <= largestK(bank)).
[[nodiscard]] std::vector<ChannelRow>
channelTable(const ChannelBank& bank, std::optional<int> k = std::nullopt);

}  // namespace clipscope
