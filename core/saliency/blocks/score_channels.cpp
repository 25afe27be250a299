// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/saliency/blocks/score_channels.h"

#include "core/saliency/blocks/masks.h"
#include "core/saliency/blocks/to_bank.h"

#include <algorithm>
#include <iomanip>
#include <sstream>
#include <string>
#include <utility>

namespace clipscope {

namespace {

/// Empty unless small logits changed what the softmax runs over.
std::string softmaxNote(const ChannelBank& bank, int k)
{
    const bool changed = bank.softmax == SoftmaxRule::Auto &&
                         bank.weighting == ScoreWeighting::Scores && k < bank.channels() &&
                         softmaxInForce(bank, k) == SoftmaxRule::Selected;
    if (!changed)
        return {};
    std::ostringstream text;
    text << "the logits are small (lowest " << std::fixed << std::setprecision(1)
         << *std::min_element(bank.logits.begin(), bank.logits.begin() + k)
         << "), so the softmax runs over the selected channels only";
    return text.str();
}

}  // namespace

ParamSpec softmaxParam()
{
    return {
        .id = "softmax",
        .title = "Softmax",
        .help = "Which channels share the weight: all (as the authors' program, those without a "
                "score count as 0), the selected ones, or auto: all unless a logit is below 3.",
        .fallback = std::string("auto"),
        .choices = {"auto", "all", "selected"},
        .tier = ParamTier::Recombine};
}

ParamSpec channelCountParam(std::int64_t fallback)
{
    return {
        .id = "k",
        .title = "Channels",
        .help = "How many of the highest-gradient channels are scored; more cost more.",
        .fallback = fallback,
        .minimum = 1,
        .maximum = 1'000'000,
        .choices = {},
        .tier = ParamTier::Recombine};
}

ChannelBank selectionBank(const Probe& probe, const ChannelSelection& selection)
{
    ChannelBank bank = toChannelBank(probe.activation());
    bank.importance = toFloats(selection.importance);
    bank.order.assign(selection.order.begin(), selection.order.end());
    bank.softmax = selection.softmax;
    bank.weighting = selection.weighting;
    bank.pick = selection.pick;
    return bank;
}

SaliencyOutcome
scoreChannels(const Probe& probe, const ChannelSelection& selection, const RunContext& context)
{
    ChannelBank bank = selectionBank(probe, selection);
    const auto total = static_cast<int>(bank.order.size());
    const auto showPartial = [&](const std::vector<float>& logits) {
        const auto done = static_cast<int>(logits.size());
        if (done == total || !context.wantsPartials())
            return;
        bank.logits = logits;
        context.partial(
            combineFirst(bank, done), {.stage = "scoring channels", .done = done, .total = total});
    };
    if (selection.weighting != ScoreWeighting::Uniform)
        bank.logits = probe.scores(
            channelFamily(probe.activation(), probe.pixels()),
            selection.order,
            context,
            showPartial);
    bank.weights = weightsOfFirst(bank, total);
    SaliencyOutcome outcome{.map = combine(bank, bank.weights)};
    if (std::string note = softmaxNote(bank, total); !note.empty())
        outcome.remarks.push_back(std::move(note));
    outcome.bank = std::move(bank);
    return outcome;
}

}  // namespace clipscope
