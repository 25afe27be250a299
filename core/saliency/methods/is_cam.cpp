// SPDX-License-Identifier: GPL-3.0-or-later
// IS-CAM: ScoreCAM whose scores are means over masks of growing strength.
//
// Paper:  Naidu et al., "IS-CAM: Integrated Score-CAM", arXiv:2010.03023, over the k channels that
//         gScoreCAM would score instead of all. The strengths are those of the torch-cam program,
//         which adds up i / N: they reach (N + 1) / 2, where the paper means them to end at 1.
// Agrees: tests/core/saliency/score_sampled_test.cpp (the formulas in double).

#include "core/saliency/blocks/sampled_channels.h"
#include "core/saliency/blocks/score_channels.h"

#include <ATen/TensorOperators.h>

#include <string>

namespace clipscope {

namespace {

/// Of sample i (from 0) of N: (1 + 2 + ... + (i + 1)) / N.
double strength(std::int64_t sample, std::int64_t samples)
{
    return static_cast<double>((sample + 1) * (sample + 2)) / 2.0 / static_cast<double>(samples);
}

class IsCam final : public SaliencyMethod {
public:
    [[nodiscard]] SaliencyOutcome
    run(const Probe& probe, const ParamValues& params, const RunContext& context) const override
    {
        const std::int64_t samples = params.integer("samples");
        const at::Tensor picture = probe.pixels().squeeze(0);
        const ChannelSampling sampling{
            .id = "iscam " + std::to_string(samples),
            .samples = samples,
            .make = [samples, picture](const at::Tensor& mask, std::int64_t, std::int64_t sample) {
                return picture * (mask * strength(sample, samples));
            }};
        return scoreSampledChannels(probe, params.integer("k"), sampling, context);
    }
};

}  // namespace

MethodEntry describeIsCam()
{
    return {
        .info =
            {.id = "iscam",
             .title = "IS-CAM",
             .family = MethodFamily::Score,
             .layer = LayerRole::LastBlockOutput,
             .summary = "ScoreCAM with every score averaged over masks from faint to strong, here "
                        "for the k channels with the highest gradient.",
             .behaviour =
                 "No figures for CLIP are published; every channel costs as many passes as it "
                 "has samples, and the strongest masks overexpose the picture; the paper "
                 "scores all channels.",
             .needs = "activations, gradients, masked passes",
             .paper = "Naidu et al., arXiv:2010.03023",
             .params =
                 {channelCountParam(32),
                  {.id = "samples",
                   .title = "Samples",
                   .help = "Strengths per channel; every one costs a pass.",
                   .fallback = std::int64_t{10},
                   .minimum = 1,
                   .maximum = 1000,
                   .choices = {},
                   .tier = ParamTier::Network}},
             .cost = sampledChannelsCost},
        .create = []() -> std::unique_ptr<SaliencyMethod> { return std::make_unique<IsCam>(); },
    };
}

}  // namespace clipscope
