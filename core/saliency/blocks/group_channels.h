// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/run_context.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

namespace clipscope {

/// Cuts `channels` channels into `groups` contiguous parts (at least 1, at most one per channel)
/// whose sizes differ by at most one. Returns the group of every channel.
[[nodiscard]] std::vector<std::int64_t> chunkChannels(std::int64_t channels, std::int64_t groups);

/// Groups the rows of `rows` [C, d] by k-means: k-means++ for the first centres (Arthur and
/// Vassilvitskii, 2007), then Lloyd's iteration until no row changes its group, at most 300 times.
/// In double; ties go to the lowest group; a group that loses all rows keeps its centre. `groups`
/// is limited to 1 ... C. Returns the group of every row: the same for the same seed.
[[nodiscard]] std::vector<std::int64_t> clusterChannels(
    const at::Tensor& rows, std::int64_t groups, std::uint64_t seed, const RunContext& context);

}  // namespace clipscope
