// SPDX-License-Identifier: GPL-3.0-or-later
// SS-CAM: ScoreCAM whose scores are means over noise, added to the mask or to the masked picture.
//
// Paper:  Wang et al., "SS-CAM: Smoothed Score-CAM", arXiv:2006.14255, variants (1) and (2), over
//         the k channels that gScoreCAM would score instead of all.
// Agrees: tests/core/saliency/score_sampled_test.cpp (the formulas in double).

#include "core/saliency/blocks/random_numbers.h"
#include "core/saliency/blocks/sampled_channels.h"
#include "core/saliency/blocks/score_channels.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/empty.h>

#include <sstream>
#include <string>

namespace clipscope {

namespace {

/// [planes, n, n]: normal noise of its own for every channel and sample.
at::Tensor noise(
    std::uint64_t seed,
    std::int64_t channel,
    std::int64_t sample,
    at::IntArrayRef shape,
    double sigma)
{
    RandomNumbers random(
        seed, {static_cast<std::uint64_t>(channel), static_cast<std::uint64_t>(sample)});
    at::Tensor values = at::empty(shape, at::kFloat);
    auto* value = values.data_ptr<float>();
    for (std::int64_t i = 0; i < values.numel(); ++i)
        value[i] = static_cast<float>(sigma * random.normal());
    return values;
}

class SsCam final : public SaliencyMethod {
public:
    [[nodiscard]] SaliencyOutcome
    run(const Probe& probe, const ParamValues& params, const RunContext& context) const override
    {
        const bool onMask = params.text("variant") == "mask";
        const double sigma = params.real("sigma");
        const std::uint64_t seed = probe.seed();
        std::ostringstream id;
        id.precision(17);  // tells any two values apart
        id << "sscam " << params.text("variant") << ' ' << params.integer("samples") << ' ' << sigma
           << ' ' << seed;
        const at::Tensor picture = probe.pixels().squeeze(0);
        const ChannelSampling sampling{
            .id = id.str(),
            .samples = params.integer("samples"),
            .make = [onMask, sigma, seed, picture](
                        const at::Tensor& mask, std::int64_t channel, std::int64_t sample) {
                if (onMask)  // (M_c + noise) * X, the same noise in all colours
                    return picture * (mask + noise(seed, channel, sample, mask.sizes(), sigma));
                return picture * mask + noise(seed, channel, sample, picture.sizes(), sigma);
            }};
        return scoreSampledChannels(probe, params.integer("k"), sampling, context);
    }
};

std::vector<ParamSpec> parameters()
{
    return {
        channelCountParam(32),
        {.id = "samples",
         .title = "Samples",
         .help = "Noise pictures per channel; every one costs a pass.",
         .fallback = std::int64_t{35},
         .minimum = 1,
         .maximum = 1000,
         .choices = {},
         .tier = ParamTier::Network},
        {.id = "sigma",
         .title = "Noise",
         .help = "Standard deviation of the noise, in units of the mask (0 to 1) or of the "
                 "normalised picture (about -2 to 2).",
         .fallback = 2.0,
         .minimum = 0,
         .maximum = 100,
         .choices = {},
         .tier = ParamTier::Network},
        {.id = "variant",
         .title = "Noise on",
         .help = "Where the noise is added: to the mask (SS-CAM(1) of the paper) or to the "
                 "masked picture (SS-CAM(2)).",
         .fallback = std::string("mask"),
         .choices = {"mask", "picture"},
         .tier = ParamTier::Network}};
}

}  // namespace

MethodEntry describeSsCam()
{
    return {
        .info =
            {.id = "sscam",
             .title = "SS-CAM",
             .family = MethodFamily::Score,
             .layer = LayerRole::LastBlockOutput,
             .usesSeed = true,
             .summary = "ScoreCAM with every score averaged over noise, here for the k channels "
                        "with the highest gradient.",
             .behaviour =
                 "The authors of gScoreCAM call it useless for CLIP and extremely slow: noise "
                 "of sigma 2 hides the picture and levels the scores; the paper scores all "
                 "channels, which takes hours.",
             .needs = "activations, gradients, masked passes",
             .paper = "Wang et al., arXiv:2006.14255",
             .params = parameters(),
             .cost = sampledChannelsCost},
        .create = []() -> std::unique_ptr<SaliencyMethod> { return std::make_unique<SsCam>(); },
    };
}

}  // namespace clipscope
