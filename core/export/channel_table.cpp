// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/channel_table.h"

#include "core/heatmap/score_weights.h"

#include <algorithm>
#include <numeric>

namespace clipscope {

std::vector<ChannelRow> channelTable(const ChannelBank& bank, std::optional<int> k)
{
    const bool isShortened = k && bank.isScored();
    const std::vector<float> weights = isShortened ? weightsOfFirst(bank, *k) : bank.weights;
    const auto scored = isShortened ? static_cast<std::size_t>(*k) : bank.order.size();

    std::vector<ChannelRow> rows(static_cast<std::size_t>(bank.channels()));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        ChannelRow& row = rows[i];
        row.channel = static_cast<int>(i);
        row.weight = weights.at(i);
        if (i < bank.importance.size())
            row.importance = bank.importance[i];
        const float* cells = bank.activations.ptr<float>(row.channel);
        const float* end = cells + bank.activations.cols;
        if (cells == end)
            continue;
        row.meanActivation = std::accumulate(cells, end, 0.0) / bank.activations.cols;
        row.maxActivation = *std::max_element(cells, end);
    }
    for (std::size_t place = 0; place < scored; ++place) {
        ChannelRow& row = rows.at(static_cast<std::size_t>(bank.order[place]));
        row.order = static_cast<int>(place) + 1;
        if (place < bank.logits.size())
            row.logit = bank.logits[place];
    }
    return rows;
}

}  // namespace clipscope
