// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heatmap/score_weights.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <string_view>
#include <vector>

namespace clipscope {

/// What of a channel's gradient says how important the channel is.
enum class ChannelRank {
    Mean,     ///< signed: the published gScoreCAM
    MeanAbs,  ///< mean of absolute values
    MaxAbs,   ///< largest absolute value
    Max,      ///< largest value
    Variance  ///< over the positions, unbiased
};

[[nodiscard]] std::string_view toString(ChannelRank rank);
/// Throws Error(InvalidArgument) that lists what is allowed for anything else.
[[nodiscard]] ChannelRank channelRankFromString(std::string_view text);
[[nodiscard]] std::vector<std::string_view> channelRankNames();

/// `gradient`: [C, h, w]. Returns [C] in double. With one position per channel (the class token's
/// gradient) Mean and Max are that value and the others but Variance its absolute value; there is
/// no Variance then, see usableRank().
[[nodiscard]] at::Tensor channelImportance(const at::Tensor& gradient, ChannelRank rank);

/// Mean in place of Variance where every channel has one gradient only.
[[nodiscard]] ChannelRank usableRank(ChannelRank rank, const at::Tensor& gradient);

/// Indices of `importance` [C] by falling value; ties by rising index, NaN last.
[[nodiscard]] std::vector<std::int64_t> rankChannels(const at::Tensor& importance);

/// The first `k` channels to score, at most C; the first j of them are those for k = j. Top: by
/// falling importance. Bottom: by rising importance. Both: one from the top, one from the bottom
/// and so on, none twice. Ties by rising index, NaN last.
[[nodiscard]] std::vector<std::int64_t>
pickChannels(const at::Tensor& importance, ChannelPick pick, std::int64_t k);

}  // namespace clipscope
