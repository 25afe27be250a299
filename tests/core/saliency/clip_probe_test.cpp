// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/clip/clip_model.h"
#include "core/saliency/blocks/masks.h"
#include "core/saliency/blocks/rank_channels.h"
#include "core/saliency/clip_probe.h"
#include "tests/support/tiny_scene.h"

#include <ATen/TensorOperators.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/index_select.h>
#include <ATen/ops/linalg_vector_norm.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/sin.h>
#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>

#include <gtest/gtest.h>

#include <numeric>
#include <stop_token>

namespace clipscope {
namespace {

std::vector<float> scoreChannels(
    const ClipProbe& probe,
    const std::vector<std::int64_t>& channels,
    const RunContext& context,
    const Probe::OnBatch& onBatch)
{
    return probe.scores(
        channelFamily(probe.activation(), probe.pixels()), channels, context, onBatch);
}

class ClipProbeTest : public testing::TestWithParam<VisionFamily> {};

TEST_P(ClipProbeTest, GradientEqualsFiniteDifferencesOfTheLogit)
{
    TinyScene scene = TinyScene::make(GetParam(), /*gradientLayer=*/true);
    const ClipProbe probe(scene.inputs(4));
    const at::Tensor gradient = probe.gradient();
    const at::NoGradGuard guard;

    // Along one random-looking direction, in the image part of the activation.
    at::Tensor direction = at::sin(at::arange(scene.cut.activation.numel(), at::kFloat) * 1.7)
                               .view(scene.cut.activation.sizes());
    if (scene.model->visual().hasTokens())
        direction.select(1, 0).zero_();
    const double step = 2e-3;
    const auto moved = [&](double by) {
        Cut cut = scene.cut;
        cut.activation = scene.cut.activation + direction * by;
        return scene.logitOf(scene.model->visual().head(cut, scene.layer));
    };
    const double numeric = (moved(step) - moved(-step)) / (2 * step);
    const at::Tensor maps = scene.model->visual().asMaps(direction).squeeze(0);
    const double analytic = (gradient * maps).sum().item<double>();

    EXPECT_GT(std::abs(numeric), 1e-4) << "the test direction does not move the logit";
    EXPECT_NEAR(analytic, numeric, 0.02 * std::abs(numeric));
}

TEST_P(ClipProbeTest, MaskedLogitsEqualOneForwardPerMaskedPicture)
{
    TinyScene scene = TinyScene::make(GetParam(), /*gradientLayer=*/false);
    const ClipProbe probe(scene.inputs(3));
    const std::vector<std::int64_t> channels{7, 0, 3, 11, 2};

    const std::vector<float> logits =
        scoreChannels(probe, channels, RunContext(), [](const std::vector<float>&) {});

    const at::NoGradGuard guard;
    ASSERT_EQ(logits.size(), channels.size());
    for (std::size_t i = 0; i < channels.size(); ++i) {
        const at::Tensor map = at::index_select(probe.activation(), 0, at::tensor({channels[i]}));
        const at::Tensor masked =
            maskedPixels(scene.pixels, channelMasks(map, scene.model->config().vision.inputSize));
        EXPECT_NEAR(
            static_cast<double>(logits[i]),
            scene.logitOf(scene.model->visual().encode(masked)),
            1e-4 * scene.model->logitScale());
    }
}

TEST_P(ClipProbeTest, ASecondPromptPaysOnlyForChannelsNotYetScored)
{
    TinyScene scene = TinyScene::make(GetParam(), /*gradientLayer=*/false);
    const auto ignore = [](const std::vector<float>&) {};
    {
        const ClipProbe first(scene.inputs(4));
        std::ignore = scoreChannels(first, {0, 1, 2, 3, 4, 5}, RunContext(), ignore);
        EXPECT_EQ(first.passes(), 6);
    }
    const ClipProbe second(scene.inputs(4));
    std::ignore = scoreChannels(second, {4, 8, 5, 9, 0}, RunContext(), ignore);
    EXPECT_EQ(second.passes(), 2);
}

TEST_P(ClipProbeTest, BatchesGrowTheLogitsAndTheirSizeDoesNotChangeThem)
{
    TinyScene scene = TinyScene::make(GetParam(), /*gradientLayer=*/false);
    std::vector<std::int64_t> channels(10);
    std::iota(channels.begin(), channels.end(), std::int64_t{0});
    std::vector<std::size_t> sizes;
    const ClipProbe probe(scene.inputs(4));
    const auto byFour =
        scoreChannels(probe, channels, RunContext(), [&](const std::vector<float>& l) {
            sizes.push_back(l.size());
        });
    EXPECT_EQ(sizes, (std::vector<std::size_t>{4, 8, 10}));

    TinyScene other = TinyScene::make(GetParam(), /*gradientLayer=*/false);
    const ClipProbe single(other.inputs(1));
    const auto byOne =
        scoreChannels(single, channels, RunContext(), [](const std::vector<float>&) {});
    for (std::size_t i = 0; i < channels.size(); ++i)
        EXPECT_NEAR(byFour[i], byOne[i], 1e-4F);
}

TEST_P(ClipProbeTest, AStopEndsWithinOneBatchAndKeepsWhatWasScored)
{
    TinyScene scene = TinyScene::make(GetParam(), /*gradientLayer=*/false);
    std::vector<std::int64_t> channels(12);
    std::iota(channels.begin(), channels.end(), std::int64_t{0});
    std::stop_source stop;
    const ClipProbe probe(scene.inputs(2));

    EXPECT_THROW(
        std::ignore = scoreChannels(
            probe,
            channels,
            RunContext(stop.get_token()),
            [&](const std::vector<float>& logits) {
                if (logits.size() == 4)
                    stop.request_stop();
            }),
        Cancelled);
    EXPECT_EQ(scene.scoredChannels(), 4);
}

TEST(ClipProbeVitTest, TheLastBlocksOutputUsesTheClassTokensGradient)
{
    TinyScene scene = TinyScene::make(VisionFamily::Vit, /*gradientLayer=*/false);
    const at::Tensor gradient = ClipProbe(scene.inputs(1)).gradient();

    EXPECT_EQ(gradient.size(0), scene.model->config().vision.width);
    EXPECT_EQ(gradient.numel(), gradient.size(0));
    EXPECT_GT(gradient.abs().max().item<double>(), 0.0);
}

INSTANTIATE_TEST_SUITE_P(
    Families,
    ClipProbeTest,
    testing::Values(VisionFamily::ResNet, VisionFamily::Vit),
    [](const testing::TestParamInfo<VisionFamily>& family) {
        return family.param == VisionFamily::ResNet ? "ResNet" : "Vit";
    });

TEST(RankChannelsTest, FallsByValueAndBreaksTiesByIndexWithNaNLast)
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(
        rankChannels(at::tensor({0.5, nan, 2.0, 0.5, -1.0})),
        (std::vector<std::int64_t>{2, 0, 3, 4, 1}));
}

TEST(ChannelMasksTest, ADeadChannelBecomesZeroNotNaN)
{
    const at::Tensor mask = channelMasks(at::zeros({1, 3, 3}), 7);
    EXPECT_EQ(mask.abs().max().item<double>(), 0.0);
}

TEST(ChannelMasksTest, RoundingInAConstantChannelIsDampedByTheEpsilon)
{
    // Interpolating ones gives 1 give or take 1e-7; without the epsilon that would fill [0, 1].
    const at::Tensor mask = channelMasks(at::ones({1, 3, 3}), 7);
    EXPECT_LT(mask.abs().max().item<double>(), 0.5);
}

}  // namespace
}  // namespace clipscope
