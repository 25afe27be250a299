// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/saliency/blocks/heavy_channels.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

namespace clipscope {

namespace {

constexpr double kShare = 0.99;
constexpr std::size_t kPart = 8;    // an eighth of the channels may always be heavy
constexpr double kLeftOver = 0.06;  // length of the other weights when all sum to 1

/// How many of `weights`, largest first, are heavy.
std::size_t countHeavy(const std::vector<std::pair<double, std::size_t>>& weights)
{
    double rest = 0;
    double squares = 0;
    for (const auto& [weight, place] : weights) {
        rest += weight;
        squares += weight * weight;
    }
    const double total = rest;
    std::size_t count = 0;
    while (count < weights.size()) {
        const bool isSpread = kPart * count >= weights.size();
        if (rest <= (1 - kShare) * total ||
            (isSpread && std::sqrt(std::max(0.0, squares)) <= kLeftOver * total))
            break;
        const double weight = weights[count].first;
        rest -= weight;
        squares -= weight * weight;
        ++count;
    }
    return count;
}

}  // namespace

HeavyChannels heavyChannels(const ChannelBank& bank)
{
    const std::size_t scored = bank.logits.size();
    std::vector<bool> isHeavy(scored, false);
    std::vector<std::pair<double, std::size_t>> sorted;
    const auto mark = [&] {
        const std::size_t count = countHeavy(sorted);
        for (std::size_t i = 0; i < count; ++i)
            isHeavy[sorted[i].second] = true;
    };

    const std::vector<float> weights = weightsOfFirst(bank, static_cast<int>(scored));
    const auto weightAt = [&](std::size_t place) {
        return std::abs(static_cast<double>(weights[static_cast<std::size_t>(bank.order[place])]));
    };
    for (std::size_t place = 0; place < scored; ++place)
        sorted.emplace_back(weightAt(place), place);
    std::sort(sorted.begin(), sorted.end(), std::greater<>());
    mark();
    if (bank.weighting == ScoreWeighting::Scores) {
        const float highest = *std::max_element(bank.logits.begin(), bank.logits.end());
        sorted.clear();
        for (std::size_t place = 0; place < scored; ++place) {
            const double logit = std::isfinite(bank.logits[place]) ? bank.logits[place] : 0.0F;
            const std::pair next(std::exp(logit - static_cast<double>(highest)), place);
            sorted.insert(
                std::upper_bound(sorted.begin(), sorted.end(), next, std::greater<>()), next);
            mark();
        }
    }

    HeavyChannels heavy;
    double held = 0;
    double total = 0;
    for (std::size_t place = 0; place < scored; ++place) {
        total += weightAt(place);
        if (!isHeavy[place])
            continue;
        heavy.places.push_back(place);
        held += weightAt(place);
    }
    heavy.share = total > 0 ? held / total : 1;
    return heavy;
}

}  // namespace clipscope
