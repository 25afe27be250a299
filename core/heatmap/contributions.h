// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heatmap/channel_bank.h"

#include <optional>
#include <vector>

namespace clipscope {

/// A cell of a native grid, counted from 0 at the top left.
struct Cell {
    int column = 0;
    int row = 0;
    friend bool operator==(const Cell&, const Cell&) = default;
};

// What the channels of a bank do at one cell. Without a cell the mean over all cells is meant.

/// A_c at the cell, C values. Throws Error(InvalidArgument) if the grid has no such cell.
[[nodiscard]] std::vector<double>
activationsAt(const ChannelBank& bank, const std::optional<Cell>& cell);

/// w_c * A_c: added up they are the map's value at the cell, before ReLU. Both have C values.
[[nodiscard]] std::vector<double>
contributions(const std::vector<float>& weights, const std::vector<double>& activations);

/// The logit of every scored channel; NaN for the others. C values.
[[nodiscard]] std::vector<double> logitsByChannel(const ChannelBank& bank);

/// What ranked the channels before they were scored (the gradient, for gScoreCAM); NaN where it is
/// not known. C values.
[[nodiscard]] std::vector<double> importanceByChannel(const ChannelBank& bank);

/// The indices of `values`, highest value first; equal ones keep their order, NaN comes last.
[[nodiscard]] std::vector<int> ranking(const std::vector<double>& values);

/// How many channels a map is made of.
struct ChannelUse {
    int used = 0;   ///< of `total`, without those that are off
    int total = 0;  ///< the k scored channels, or all of a method that scores none
    friend bool operator==(const ChannelUse&, const ChannelUse&) = default;
};

/// `k`: scored channels in the sum, as of combineFirst(); nothing means all. `off`: any channels.
[[nodiscard]] ChannelUse
channelUse(const ChannelBank& bank, std::optional<int> k, const std::vector<int>& off);

}  // namespace clipscope
