// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

namespace clipscope {

struct ChannelBank;

/// Over which channels a softmax runs.
enum class SoftmaxRule {
    All,       ///< all C channels, those not scored count as 0: the authors' program
    Selected,  ///< the scored channels alone, weight 0 elsewhere
    Auto       ///< as the authors do; see softmaxInForce()
};

/// What the softmax makes weights of. s: the logits of the scored channels; I: their importance,
/// the number that ranked them. Scores is the published method; the others are variants that its
/// authors left in their program.
enum class ScoreWeighting {
    Scores,                 ///< softmax(s)
    Average,                ///< (softmax(s) + softmax(I)) / 2
    ScoresTimesShares,      ///< softmax(s * softmax(I))
    ImportanceTimesShares,  ///< softmax(I * softmax(s))
    Product,                ///< softmax(s * I)
    Uniform                 ///< softmax(1): needs no logits
};

/// Which end of the ranking is scored.
enum class ChannelPick {
    Top,     ///< the most important channels
    Bottom,  ///< the least important ones
    Both     ///< both in turn, beginning at the top; weights of the bottom ones are negated
};

[[nodiscard]] std::string_view toString(SoftmaxRule rule);
[[nodiscard]] std::string_view toString(ScoreWeighting weighting);
[[nodiscard]] std::string_view toString(ChannelPick pick);
/// These throw Error(InvalidArgument) that lists what is allowed for anything but a name made by
/// toString().
[[nodiscard]] SoftmaxRule softmaxRuleFromString(std::string_view text);
[[nodiscard]] ScoreWeighting scoreWeightingFromString(std::string_view text);
[[nodiscard]] ChannelPick channelPickFromString(std::string_view text);

/// The names of all values, in the order of the enumeration.
[[nodiscard]] std::vector<std::string_view> scoreWeightingNames();
[[nodiscard]] std::vector<std::string_view> channelPickNames();

/// Softmax of the first `k` of `logits`, as weights of all C channels; `order` (their channels) and
/// `logits` are both at least k long. A non-finite logit counts as 0, as in the authors' program.
/// Computed in double, shifted by the maximum. Auto is All unless one of the logits is below 3.
[[nodiscard]] std::vector<float> softmaxWeights(
    const std::vector<int>& order,
    const std::vector<float>& logits,
    int k,
    int channels,
    SoftmaxRule rule);

/// The weights of all C channels that a fresh run with this k would find, by the bank's own softmax
/// rule, weighting and pick: copy the bank and set those to see another. Every softmax of a
/// weighting runs over the same channels. Throws Error(InvalidArgument) unless
/// 1 <= k <= largestK(bank).
[[nodiscard]] std::vector<float> weightsOfFirst(const ChannelBank& bank, int k);

/// How many channels weightsOfFirst() can answer for: those in the order for Uniform, which reads
/// no logits, else those that were also scored.
[[nodiscard]] int largestK(const ChannelBank& bank);

/// What Auto means for the first k: Selected for Scores with a logit below 3, because channels that
/// were not scored, counted as 0, would share the weight; Selected for Average and the two
/// TimesShares; All otherwise. These are the authors' choices but for the small logits.
[[nodiscard]] SoftmaxRule softmaxInForce(const ChannelBank& bank, int k);

}  // namespace clipscope
