// SPDX-License-Identifier: GPL-3.0-or-later
// Takes a map that is a sum of weighted channels apart again, at one cell.
// Paper: gScoreCAM (Chen et al., ACCV 2022), step 6, read backwards.
// Agrees: the map itself and a slow loop (tests/core/heatmap/contributions_test.cpp).
#include "core/heatmap/contributions.h"

#include "core/base/check.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>
#include <string>

namespace clipscope {

namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

}  // namespace

std::vector<double> activationsAt(const ChannelBank& bank, const std::optional<Cell>& cell)
{
    const cv::Mat& activations = bank.activations;
    CLIPSCOPE_CHECK(
        activations.type() == CV_32FC1 && activations.cols > 0 &&
            activations.cols == bank.grid.width * bank.grid.height,
        "a channel bank needs one row of width times height values per channel");
    std::vector<double> values(static_cast<std::size_t>(bank.channels()));
    if (!cell) {
        for (int c = 0; c < bank.channels(); ++c) {
            const auto* cells = activations.ptr<float>(c);
            values[static_cast<std::size_t>(c)] =
                std::accumulate(cells, cells + activations.cols, 0.0) / activations.cols;
        }
        return values;
    }
    CLIPSCOPE_CHECK(
        cell->column >= 0 && cell->column < bank.grid.width && cell->row >= 0 &&
            cell->row < bank.grid.height,
        "cell " + std::to_string(cell->row) + ", " + std::to_string(cell->column) +
            " lies outside the grid of " + std::to_string(bank.grid.width) + " x " +
            std::to_string(bank.grid.height));
    const int index = cell->row * bank.grid.width + cell->column;
    for (int c = 0; c < bank.channels(); ++c)
        values[static_cast<std::size_t>(c)] = static_cast<double>(activations.ptr<float>(c)[index]);
    return values;
}

std::vector<double>
contributions(const std::vector<float>& weights, const std::vector<double>& activations)
{
    CLIPSCOPE_CHECK(
        weights.size() == activations.size(),
        std::to_string(activations.size()) + " channels need as many weights, not " +
            std::to_string(weights.size()));
    std::vector<double> parts(weights.size());
    std::transform(
        weights.begin(), weights.end(), activations.begin(), parts.begin(), std::multiplies<>());
    return parts;
}

std::vector<double> logitsByChannel(const ChannelBank& bank)
{
    std::vector<double> values(static_cast<std::size_t>(bank.channels()), kUnknown);
    for (std::size_t i = 0; i < std::min(bank.order.size(), bank.logits.size()); ++i)
        values.at(static_cast<std::size_t>(bank.order[i])) = static_cast<double>(bank.logits[i]);
    return values;
}

std::vector<double> importanceByChannel(const ChannelBank& bank)
{
    std::vector<double> values(bank.importance.begin(), bank.importance.end());
    values.resize(static_cast<std::size_t>(bank.channels()), kUnknown);
    return values;
}

std::vector<int> ranking(const std::vector<double>& values)
{
    std::vector<int> order(values.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&values](int a, int b) {
        const double left = values[static_cast<std::size_t>(a)];
        const double right = values[static_cast<std::size_t>(b)];
        return std::isnan(right) ? !std::isnan(left) : left > right;
    });
    return order;
}

ChannelUse channelUse(const ChannelBank& bank, std::optional<int> k, const std::vector<int>& off)
{
    const auto isOff = [&off](int channel) {
        return std::find(off.begin(), off.end(), channel) != off.end();
    };
    ChannelUse use;
    if (bank.isScored()) {
        const int largest = largestK(bank);
        use.total = std::clamp(k.value_or(largest), 0, largest);
        use.used = use.total - static_cast<int>(std::count_if(
                                   bank.order.begin(), bank.order.begin() + use.total, isOff));
        return use;
    }
    use.total = bank.channels();
    use.used = use.total - static_cast<int>(std::count_if(off.begin(), off.end(), [&](int channel) {
                   return channel >= 0 && channel < use.total;
               }));
    return use;
}

}  // namespace clipscope
