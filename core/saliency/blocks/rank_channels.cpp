// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/saliency/blocks/rank_channels.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace clipscope {

std::vector<std::int64_t> rankChannels(const at::Tensor& importance)
{
    const at::Tensor values = importance.to(at::kDouble).contiguous();
    const double* value = values.data_ptr<double>();
    // NaN would break the strict ordering that sorting needs.
    const auto key = [value](std::int64_t i) {
        return std::isnan(value[i]) ? -std::numeric_limits<double>::infinity() : value[i];
    };
    std::vector<std::int64_t> order(static_cast<std::size_t>(values.numel()));
    std::iota(order.begin(), order.end(), std::int64_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::int64_t a, std::int64_t b) {
        return key(a) > key(b);
    });
    return order;
}

}  // namespace clipscope
