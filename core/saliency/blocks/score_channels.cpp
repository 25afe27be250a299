// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/saliency/blocks/score_channels.h"

#include "core/saliency/blocks/heavy_channels.h"
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

/// Scores what carries the weight again in full precision, until nothing does that was not, and
/// says what was done.
std::string
rescoreHeavy(const Probe& probe, PictureFamily family, ChannelBank& bank, const RunContext& context)
{
    family.tolerant = false;
    family.stage = "scoring the heaviest channels again";
    std::vector<bool> isExact(bank.logits.size(), false);
    for (;;) {
        const HeavyChannels heavy = heavyChannels(bank);
        std::vector<std::size_t> places;
        std::vector<std::int64_t> rows;
        for (const std::size_t place : heavy.places)
            if (!isExact[place]) {
                places.push_back(place);
                rows.push_back(bank.order[place]);
            }
        if (rows.empty()) {
            std::ostringstream text;
            text << "channels were scored in bfloat16, and "
                 << std::count(isExact.begin(), isExact.end(), true) << " of " << isExact.size()
                 << ", which hold " << std::floor(100 * heavy.share)
                 << " % of the weight, again in float32";
            return text.str();
        }
        const std::vector<float> scores = probe.scores(family, rows, context, {});
        for (std::size_t i = 0; i < places.size(); ++i) {
            bank.logits[places[i]] = scores[i];
            isExact[places[i]] = true;
        }
    }
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
    std::string precision;
    if (selection.weighting != ScoreWeighting::Uniform) {
        PictureFamily family = channelFamily(probe.activation(), probe.pixels());
        family.tolerant = true;
        bank.logits = probe.scores(family, selection.order, context, showPartial);
        if (probe.hasDrafts())
            precision = rescoreHeavy(probe, std::move(family), bank, context);
    }
    bank.weights = weightsOfFirst(bank, total);
    SaliencyOutcome outcome{.map = combine(bank, bank.weights)};
    outcome.scoring = std::move(precision);
    if (std::string note = softmaxNote(bank, total); !note.empty())
        outcome.remarks.push_back(std::move(note));
    outcome.bank = std::move(bank);
    return outcome;
}

}  // namespace clipscope
