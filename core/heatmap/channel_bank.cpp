// SPDX-License-Identifier: GPL-3.0-or-later
// Adds weighted channels up to one map.
// Paper: gScoreCAM (Chen et al., ACCV 2022), step 6.
// Agrees: golden vectors of the authors' formulas (tests/core/heatmap).
#include "core/heatmap/channel_bank.h"

#include "core/base/check.h"

#include <algorithm>
#include <string>

namespace clipscope {

namespace {

void checkBank(const ChannelBank& bank)
{
    CLIPSCOPE_CHECK(
        bank.activations.type() == CV_32FC1 && bank.grid.width >= 1 && bank.grid.height >= 1 &&
            bank.activations.cols == bank.grid.width * bank.grid.height,
        "a channel bank needs one row of " + std::to_string(bank.grid.width) + " x " +
            std::to_string(bank.grid.height) + " float values per channel, not " +
            std::to_string(bank.activations.cols));
}

}  // namespace

NativeMap combine(const ChannelBank& bank, const std::vector<float>& weights)
{
    checkBank(bank);
    CLIPSCOPE_CHECK(
        weights.size() == static_cast<std::size_t>(bank.channels()),
        "a bank of " + std::to_string(bank.channels()) + " channels needs as many weights, not " +
            std::to_string(weights.size()));
    std::vector<double> sums(static_cast<std::size_t>(bank.activations.cols), 0.0);
    for (int c = 0; c < bank.channels(); ++c) {
        const double weight = weights[static_cast<std::size_t>(c)];
        const auto* cells = bank.activations.ptr<float>(c);
        for (std::size_t i = 0; i < sums.size(); ++i)
            sums[i] += weight * static_cast<double>(cells[i]);
    }
    cv::Mat values(bank.grid.height, bank.grid.width, CV_32FC1);
    std::transform(sums.begin(), sums.end(), values.begin<float>(), [](double sum) {
        return static_cast<float>(sum);
    });
    return {values};
}

NativeMap combineFirst(const ChannelBank& bank, int k)
{
    CLIPSCOPE_CHECK(
        bank.isScored(),
        "this map was not made from scored channels, so it has no k; choose a score method");
    return combine(bank, weightsOfFirst(bank, k));
}

NativeMap channelMap(const ChannelBank& bank, int channel)
{
    checkBank(bank);
    CLIPSCOPE_CHECK(
        channel >= 0 && channel < bank.channels(),
        "channel " + std::to_string(channel) + " does not exist; there are " +
            std::to_string(bank.channels()) + ", counted from 0");
    return {bank.activations.row(channel).clone().reshape(1, bank.grid.height)};
}

}  // namespace clipscope
