// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/saliency/blocks/score_channels.h"

#include "core/saliency/blocks/rank_channels.h"
#include "core/saliency/blocks/to_bank.h"

#include <algorithm>

namespace clipscope {

ParamSpec softmaxParam()
{
    return {
        .id = "softmax",
        .title = "Softmax",
        .help =
            "Which channels share the weight: all (as the authors' program), the selected ones, "
            "or auto: all unless a logit is below 3.",
        .fallback = std::string("auto"),
        .choices = {"auto", "all", "selected"},
        .tier = ParamTier::Recombine};
}

SaliencyOutcome
scoreTopChannels(const Probe& probe, std::int64_t k, SoftmaxRule rule, const RunContext& context)
{
    context.step({.stage = "gradient", .done = 0, .total = 1});
    const at::Tensor importance = probe.gradient().mean({1, 2});  // I_c, signed
    std::vector<std::int64_t> order = rankChannels(importance);
    order.resize(static_cast<std::size_t>(
        std::clamp<std::int64_t>(k, 1, static_cast<std::int64_t>(order.size()))));

    ChannelBank bank = toChannelBank(probe.activation());
    bank.importance = toFloats(importance);
    bank.order.assign(order.begin(), order.end());
    bank.softmax = rule;

    const auto total = static_cast<std::int64_t>(order.size());
    const auto showPartial = [&](const std::vector<float>& logits) {
        const auto done = static_cast<int>(logits.size());
        if (done == total || !context.wantsPartials())
            return;
        const auto weights = softmaxWeights(bank.order, logits, done, bank.channels(), rule);
        context.partial(
            combine(bank, weights), {.stage = "scoring channels", .done = done, .total = total});
    };
    bank.logits = probe.maskedLogits(order, context, showPartial);
    bank.weights =
        softmaxWeights(bank.order, bank.logits, static_cast<int>(total), bank.channels(), rule);
    NativeMap map = combine(bank, bank.weights);
    return {.map = std::move(map), .bank = std::move(bank)};
}

}  // namespace clipscope
