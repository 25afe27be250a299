// SPDX-License-Identifier: GPL-3.0-or-later
// Turns the scores of masked pictures into channel weights and adds the channels up to one map.
// Paper: gScoreCAM (Chen et al., ACCV 2022), steps 5 and 6.
// Agrees: golden vectors of the authors' formulas (tests/core/heatmap).
#include "core/heatmap/channel_bank.h"

#include "core/base/check.h"

#include <algorithm>
#include <cmath>

namespace clipscope {

namespace {

constexpr double kTrustedLogit = 3.0;  // methods-cnn.md 2.1: below it, unscored channels weigh in

double repaired(float logit)
{
    return std::isfinite(logit) ? static_cast<double>(logit) : 0.0;
}

void checkScores(
    const std::vector<int>& order, const std::vector<float>& logits, int k, int channels)
{
    // While a run is under way the order is complete and the logits are its beginning.
    const std::size_t scored = std::min(order.size(), logits.size());
    CLIPSCOPE_CHECK(
        k >= 1 && static_cast<std::size_t>(k) <= scored,
        "k must lie between 1 and " + std::to_string(scored) +
            " (the channels scored so far), not " + std::to_string(k));
    for (const int channel : order)
        CLIPSCOPE_CHECK(
            channel >= 0 && channel < channels,
            "channel " + std::to_string(channel) + " is not one of " + std::to_string(channels));
}

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

std::string_view toString(SoftmaxRule rule)
{
    switch (rule) {
    case SoftmaxRule::All:
        return "all";
    case SoftmaxRule::Selected:
        return "selected";
    case SoftmaxRule::Auto:
        return "auto";
    }
    return "auto";
}

SoftmaxRule softmaxRuleFromString(std::string_view text)
{
    for (const SoftmaxRule rule : {SoftmaxRule::All, SoftmaxRule::Selected, SoftmaxRule::Auto}) {
        if (text == toString(rule))
            return rule;
    }
    throw Error(
        ErrorCode::InvalidArgument,
        "unknown softmax rule \"" + std::string(text) + "\"; use all, selected or auto");
}

std::vector<float> softmaxWeights(
    const std::vector<int>& order,
    const std::vector<float>& logits,
    int k,
    int channels,
    SoftmaxRule rule)
{
    checkScores(order, logits, k, channels);
    std::vector<double> scores(static_cast<std::size_t>(k));
    std::transform(logits.begin(), logits.begin() + k, scores.begin(), repaired);

    const auto [lowest, highest] = std::minmax_element(scores.begin(), scores.end());
    const bool overAll =
        rule == SoftmaxRule::All || (rule == SoftmaxRule::Auto && *lowest >= kTrustedLogit);
    // Unscored channels have logit 0 and may hold the maximum themselves.
    const bool zeroCounts = overAll && k < channels;
    const double shift = zeroCounts ? std::max(*highest, 0.0) : *highest;

    double sum = zeroCounts ? (channels - k) * std::exp(-shift) : 0.0;
    for (double& score : scores) {
        score = std::exp(score - shift);
        sum += score;
    }
    const double unscored = zeroCounts ? std::exp(-shift) / sum : 0.0;
    std::vector<float> weights(static_cast<std::size_t>(channels), static_cast<float>(unscored));
    for (std::size_t i = 0; i < scores.size(); ++i)
        weights[static_cast<std::size_t>(order[i])] = static_cast<float>(scores[i] / sum);
    return weights;
}

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
    return combine(bank, softmaxWeights(bank.order, bank.logits, k, bank.channels(), bank.softmax));
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
