// SPDX-License-Identifier: GPL-3.0-or-later
// One channel of the layer as it is.
//
// Paper:  none; the raw view that gScoreCAM's program offers (Chen et al., ACCV 2022).
// Agrees: tests/core/saliency/gradient_slow_test.cpp (the activation itself).

#include "core/base/check.h"
#include "core/saliency/blocks/sum_channels.h"
#include "core/saliency/probe.h"

#include <ATen/ops/tensor.h>

#include <cstdint>
#include <string>
#include <vector>

namespace clipscope {

namespace {

class Channel final : public SaliencyMethod {
public:
    [[nodiscard]] SaliencyOutcome
    run(const Probe& probe, const ParamValues& params, const RunContext& context) const override
    {
        context.step({.stage = "activation", .done = 0, .total = 1});
        const at::Tensor activation = probe.activation();
        const std::int64_t channel = params.integer("channel");
        CLIPSCOPE_CHECK(
            channel < activation.size(0),
            "channel " + std::to_string(channel) + " does not exist; this layer has " +
                std::to_string(activation.size(0)) + ", counted from 0");
        std::vector<float> weights(static_cast<std::size_t>(activation.size(0)), 0.0F);
        weights[static_cast<std::size_t>(channel)] = 1.0F;
        return weightedSum(activation, at::tensor(weights));
    }
};

}  // namespace

MethodEntry describeChannel()
{
    return {
        .info =
            {.id = "channel",
             .title = "Single channel",
             .family = MethodFamily::Gradient,
             .layer = LayerRole::LastBlockOutput,
             .usesPrompt = false,
             .summary = "Shows one channel of the layer as it is.",
             .behaviour = "Ignores the prompt: it shows what one channel answers to, which is "
                          "rarely a single thing.",
             .needs = "activations",
             .paper = "Chen et al., ACCV 2022 (raw activations)",
             .params =
                 {{.id = "channel",
                   .title = "Channel",
                   .help = "Which channel, counted from 0.",
                   .fallback = std::int64_t{0},
                   .minimum = 0,
                   .maximum = 1'000'000,
                   .choices = {}}},
             .cost = [](int, const ParamValues&) { return Cost{.encoderPasses = 1}; }},
        .create = []() -> std::unique_ptr<SaliencyMethod> { return std::make_unique<Channel>(); },
    };
}

}  // namespace clipscope
