// SPDX-License-Identifier: GPL-3.0-or-later
// Grad-CAM: a channel counts as much as the prompt's logit rises with it, on average.
//
// Paper:  Selvaraju et al., ICCV 2017, arXiv:1610.02391, equations 1-2.
// Agrees: tests/core/saliency/golden_test.cpp (gScoreCAM's program, max |d| 1e-6).

#include "core/saliency/blocks/to_bank.h"
#include "core/saliency/method.h"
#include "core/saliency/probe.h"

namespace clipscope {

namespace {

class GradCam final : public SaliencyMethod {
public:
    [[nodiscard]] SaliencyOutcome
    run(const Probe& probe, const ParamValues&, const RunContext& context) const override
    {
        context.step({.stage = "gradient", .done = 0, .total = 1});
        ChannelBank bank = toChannelBank(probe.activation());
        bank.weights = toFloats(probe.gradient().mean({1, 2}));  // w_c = mean over positions
        NativeMap map = combine(bank, bank.weights);
        return {.map = std::move(map), .bank = std::move(bank)};
    }
};

}  // namespace

MethodEntry describeGradCam()
{
    return {
        .info =
            {.id = "gradcam",
             .title = "Grad-CAM",
             .family = MethodFamily::Gradient,
             .layer = LayerRole::GradientLayer,
             .summary = "Weighs channels by their mean gradient: instant, often coarse on CLIP.",
             .paper = "Selvaraju et al., arXiv:1610.02391",
             .params = {},
             .cost = [](int,
                        std::int64_t) { return Cost{.encoderPasses = 1, .headBackwards = 1}; }},
        .create = []() -> std::unique_ptr<SaliencyMethod> { return std::make_unique<GradCam>(); },
    };
}

}  // namespace clipscope
