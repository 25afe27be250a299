// SPDX-License-Identifier: GPL-3.0-or-later
// Turns the scores of masked pictures into channel weights.
// Paper: gScoreCAM (Chen et al., ACCV 2022), step 5; variants from the authors' program.
// Agrees: golden vectors of the authors' formulas and a plain softmax (tests/core/heatmap).
#include "core/heatmap/score_weights.h"

#include "core/base/check.h"
#include "core/heatmap/channel_bank.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <string>
#include <utility>

namespace clipscope {

namespace {

constexpr double kTrustedLogit = 3.0;  // methods-cnn.md 2.1: below it, unscored channels weigh in

template <typename Value, std::size_t N>
using Names = std::array<std::pair<Value, std::string_view>, N>;

constexpr Names<SoftmaxRule, 3> kRules{
    {{SoftmaxRule::All, "all"}, {SoftmaxRule::Selected, "selected"}, {SoftmaxRule::Auto, "auto"}}};
constexpr Names<ScoreWeighting, 6> kWeightings{
    {{ScoreWeighting::Scores, "scores"},
     {ScoreWeighting::Average, "average"},
     {ScoreWeighting::ScoresTimesShares, "scores-times-shares"},
     {ScoreWeighting::ImportanceTimesShares, "importance-times-shares"},
     {ScoreWeighting::Product, "product"},
     {ScoreWeighting::Uniform, "uniform"}}};
constexpr Names<ChannelPick, 3> kPicks{
    {{ChannelPick::Top, "top"}, {ChannelPick::Bottom, "bottom"}, {ChannelPick::Both, "both"}}};

template <typename Value, std::size_t N>
std::string_view nameOf(Value value, const Names<Value, N>& names)
{
    const auto found = std::find_if(
        names.begin(), names.end(), [value](const auto& entry) { return entry.first == value; });
    CLIPSCOPE_ENSURE(found != names.end(), "an enumeration value without a name");
    return found->second;
}

template <typename Value, std::size_t N>
Value valueOf(std::string_view text, const Names<Value, N>& names, const char* what)
{
    std::string known;
    for (const auto& [value, name] : names) {
        if (name == text)
            return value;
        known += (known.empty() ? "" : ", ") + std::string(name);
    }
    throw Error(
        ErrorCode::InvalidArgument,
        std::string("unknown ") + what + " \"" + std::string(text) + "\"; use one of " + known);
}

template <typename Value, std::size_t N>
std::vector<std::string_view> allNames(const Names<Value, N>& names)
{
    std::vector<std::string_view> all;
    for (const auto& entry : names)
        all.push_back(entry.second);
    return all;
}

double repaired(float value)
{
    return std::isfinite(value) ? static_cast<double>(value) : 0.0;
}

/// A softmax over the first k channels and, unless 0, `others` more of value 0.
struct Shares {
    std::vector<double> first;
    double other = 0;  ///< of each of the others
};

Shares softmax(std::vector<double> values, int others)
{
    double shift = *std::max_element(values.begin(), values.end());
    if (others > 0)
        shift = std::max(shift, 0.0);  // they may hold the maximum themselves
    double sum = others > 0 ? others * std::exp(-shift) : 0.0;
    for (double& value : values) {
        value = std::exp(value - shift);
        sum += value;
    }
    for (double& value : values)
        value /= sum;
    return {std::move(values), others > 0 ? std::exp(-shift) / sum : 0.0};
}

std::vector<double> product(std::vector<double> a, const std::vector<double>& b)
{
    std::transform(a.begin(), a.end(), b.begin(), a.begin(), std::multiplies<>());
    return a;
}

Shares average(Shares a, const Shares& b)
{
    std::transform(
        a.first.begin(), a.first.end(), b.first.begin(), a.first.begin(), [](double x, double y) {
            return (x + y) / 2;
        });
    return {std::move(a.first), (a.other + b.other) / 2};
}

Shares weigh(
    ScoreWeighting weighting,
    const std::vector<double>& scores,
    const std::vector<double>& importance,
    int others)
{
    switch (weighting) {
    case ScoreWeighting::Average:
        return average(softmax(scores, others), softmax(importance, others));
    case ScoreWeighting::ScoresTimesShares:
        return softmax(product(scores, softmax(importance, others).first), others);
    case ScoreWeighting::ImportanceTimesShares:
        return softmax(product(importance, softmax(scores, others).first), others);
    case ScoreWeighting::Product:
        return softmax(product(scores, importance), others);
    case ScoreWeighting::Scores:
    case ScoreWeighting::Uniform:  // its scores are all 1
        break;
    }
    return softmax(scores, others);
}

void checkOrder(const std::vector<int>& order, int channels)
{
    for (const int channel : order)
        CLIPSCOPE_CHECK(
            channel >= 0 && channel < channels,
            "channel " + std::to_string(channel) + " is not one of " + std::to_string(channels));
}

void checkK(int k, int largest)
{
    CLIPSCOPE_CHECK(
        k >= 1 && k <= largest,
        "k must lie between 1 and " + std::to_string(largest) +
            " (the channels scored so far), not " + std::to_string(k));
}

std::vector<double> repairedFirst(const std::vector<float>& values, int k)
{
    std::vector<double> result(static_cast<std::size_t>(k));
    std::transform(values.begin(), values.begin() + k, result.begin(), repaired);
    return result;
}

bool allTrusted(const std::vector<float>& logits, int k)
{
    return std::all_of(logits.begin(), logits.begin() + k, [](float logit) {
        return repaired(logit) >= kTrustedLogit;
    });
}

std::vector<float>
spread(const Shares& shares, const std::vector<int>& order, int channels, ChannelPick pick)
{
    std::vector<float> weights(
        static_cast<std::size_t>(channels), static_cast<float>(shares.other));
    for (std::size_t i = 0; i < shares.first.size(); ++i) {
        const bool negated = pick == ChannelPick::Both && i % 2 == 1;
        weights[static_cast<std::size_t>(order[i])] =
            static_cast<float>(negated ? -shares.first[i] : shares.first[i]);
    }
    return weights;
}

}  // namespace

std::string_view toString(SoftmaxRule rule)
{
    return nameOf(rule, kRules);
}

std::string_view toString(ScoreWeighting weighting)
{
    return nameOf(weighting, kWeightings);
}

std::string_view toString(ChannelPick pick)
{
    return nameOf(pick, kPicks);
}

SoftmaxRule softmaxRuleFromString(std::string_view text)
{
    return valueOf(text, kRules, "softmax rule");
}

ScoreWeighting scoreWeightingFromString(std::string_view text)
{
    return valueOf(text, kWeightings, "weighting");
}

ChannelPick channelPickFromString(std::string_view text)
{
    return valueOf(text, kPicks, "pick");
}

std::vector<std::string_view> scoreWeightingNames()
{
    return allNames(kWeightings);
}

std::vector<std::string_view> channelPickNames()
{
    return allNames(kPicks);
}

std::vector<float> softmaxWeights(
    const std::vector<int>& order,
    const std::vector<float>& logits,
    int k,
    int channels,
    SoftmaxRule rule)
{
    // While a run is under way the order is complete and the logits are its beginning.
    checkK(k, static_cast<int>(std::min(order.size(), logits.size())));
    checkOrder(order, channels);
    const bool overAll =
        rule == SoftmaxRule::All || (rule == SoftmaxRule::Auto && allTrusted(logits, k));
    const Shares shares = softmax(repairedFirst(logits, k), overAll ? channels - k : 0);
    return spread(shares, order, channels, ChannelPick::Top);
}

std::vector<float> weightsOfFirst(const ChannelBank& bank, int k)
{
    checkK(k, largestK(bank));
    checkOrder(bank.order, bank.channels());
    const auto count = static_cast<std::size_t>(k);
    const bool readsImportance =
        bank.weighting != ScoreWeighting::Scores && bank.weighting != ScoreWeighting::Uniform;
    CLIPSCOPE_CHECK(
        !readsImportance || bank.importance.size() == static_cast<std::size_t>(bank.channels()),
        "the weighting \"" + std::string(toString(bank.weighting)) +
            "\" needs one importance per channel");
    std::vector<double> importance(count, 0.0);
    if (readsImportance)
        std::transform(bank.order.begin(), bank.order.begin() + k, importance.begin(), [&](int c) {
            return repaired(bank.importance[static_cast<std::size_t>(c)]);
        });
    const std::vector<double> scores = bank.weighting == ScoreWeighting::Uniform
                                           ? std::vector<double>(count, 1.0)
                                           : repairedFirst(bank.logits, k);
    const int others = softmaxInForce(bank, k) == SoftmaxRule::All ? bank.channels() - k : 0;
    return spread(
        weigh(bank.weighting, scores, importance, others), bank.order, bank.channels(), bank.pick);
}

int largestK(const ChannelBank& bank)
{
    return static_cast<int>(
        bank.weighting == ScoreWeighting::Uniform
            ? bank.order.size()
            : std::min(bank.order.size(), bank.logits.size()));
}

SoftmaxRule softmaxInForce(const ChannelBank& bank, int k)
{
    if (bank.softmax != SoftmaxRule::Auto)
        return bank.softmax;
    checkK(k, largestK(bank));
    switch (bank.weighting) {
    case ScoreWeighting::Scores:
        return allTrusted(bank.logits, k) ? SoftmaxRule::All : SoftmaxRule::Selected;
    case ScoreWeighting::Average:
    case ScoreWeighting::ScoresTimesShares:
    case ScoreWeighting::ImportanceTimesShares:
        return SoftmaxRule::Selected;
    case ScoreWeighting::Product:
    case ScoreWeighting::Uniform:
        break;
    }
    return SoftmaxRule::All;
}

}  // namespace clipscope
