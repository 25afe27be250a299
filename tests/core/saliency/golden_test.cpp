// SPDX-License-Identifier: GPL-3.0-or-later
// Golden vectors: the same closed-form input, run through the published programs.
#include "core/heatmap/heatmap.h"
#include "core/saliency/blocks/masks.h"
#include "core/saliency/blocks/to_bank.h"
#include "core/saliency/registry.h"
#include "tests/core/saliency/expect_map.h"
#include "tests/core/saliency/toy_probe.h"

#include <ATen/ops/index_select.h>
#include <ATen/ops/tensor.h>

#include <opencv2/core.hpp>

#include <gtest/gtest.h>

#include <vector>

namespace clipscope {
namespace {

SaliencyOutcome runMethod(
    const char* id, const std::map<std::string, ParamValue>& params = {}, double gradientSign = 1.0)
{
    const MethodInfo& info = findMethod(id);
    return createMethod(id)->run(ToyProbe(gradientSign), ParamValues(info, params), RunContext());
}

/// To 5 x 4 pixels, as the vectors have it.
Heatmap toPicture(const NativeMap& map)
{
    return makeHeatmap(map, Geometry({.width = 5, .height = 4}, 8, Fit::Stretch));
}

TEST(GradCamGoldenTest, WeightsRawMapAndHeatmapEqualThePublishedProgram)
{
    const SaliencyOutcome outcome = runMethod("gradcam");

    const std::vector<double> weights{-.001283, -.013143, .307742, .059014, .055102, .277319};
    ASSERT_TRUE(outcome.bank);
    for (std::size_t c = 0; c < weights.size(); ++c)
        EXPECT_NEAR(static_cast<double>(outcome.bank->weights[c]), weights[c], kPrinted);
    expectNear(
        outcome.map.values,
        {.311114, .330384, .310400, .035535, .019522, .236329, .303990, .344175, .340675},
        kPrinted);
    expectNear(
        toPicture(outcome.map).values,
        {.841113, .878158, .933726, .876100, .837683, .013366, .008020, 0, .369119, .615199,
         .000529, .010258, .024853, .411797, .669760, .806880, .884128, 1, .989908, .983179},
        1e-5);
}

TEST(GradCamGoldenTest, ANegativeMapIsReportedAsEmptyAndStaysZero)
{
    const Heatmap heat = toPicture(runMethod("gradcam", {}, -1.0).map);

    EXPECT_EQ(heat.state, HeatState::Empty);
    EXPECT_EQ(cv::countNonZero(heat.values), 0);
}

TEST(MaskGoldenTest, UpsamplesWithAlignedCornersBeforeTheRange)
{
    const at::Tensor mask = channelMasks(
        at::index_select(ToyProbe().activation(), 0, at::tensor({std::int64_t{2}})),
        ToyProbe::kPicture);

    const std::vector<float> values = toFloats(mask);
    const std::vector<double> row0{
        .156714, .384677, .612641, .840605, .943192, .920400, .897609, .874818};
    const std::vector<double> row3{
        .022388, .054954, .087520, .120086, .134742, .131486, .128230, .124974};
    for (std::size_t x = 0; x < 8; ++x) {
        EXPECT_NEAR(static_cast<double>(values[x]), row0[x], kPrinted);
        EXPECT_NEAR(static_cast<double>(values[3 * 8 + x]), row3[x], kPrinted);
    }
}

TEST(ScoreCamGoldenTest, ScoresWeightsAndHeatmapEqualThePublishedProgram)
{
    const SaliencyOutcome outcome = runMethod("scorecam", {{"softmax", "all"}});

    const std::vector<double> scores{
        21.122496, 21.686686, 21.158388, 20.967573, 21.195015, 20.686438};
    const std::vector<double> weights{.156916, .275862, .162650, .134396, .168718, .101459};
    ASSERT_TRUE(outcome.bank);
    const ChannelBank& bank = *outcome.bank;
    ASSERT_EQ(bank.order.size(), scores.size());
    for (std::size_t i = 0; i < scores.size(); ++i) {
        const auto channel = static_cast<std::size_t>(bank.order[i]);
        EXPECT_NEAR(static_cast<double>(bank.logits[i]), scores[channel], 1e-5);
        EXPECT_NEAR(static_cast<double>(bank.weights[i]), weights[i], 3e-6);
    }
    expectNear(
        toPicture(outcome.map).values,
        {.251290, .480403, .824073, .661244, .552692, .031017, .335168, .791395, .836793, .867059,
         0,       .277828, .694571, .877828, 1,       .168579, .327497, .565874, .770671, .907202},
        1e-5);
}

TEST(GScoreCamGoldenTest, PicksByMeanGradientAndEqualsThePublishedProgram)
{
    const SaliencyOutcome outcome =
        runMethod("gscorecam", {{"k", std::int64_t{3}}, {"softmax", "all"}});

    ASSERT_TRUE(outcome.bank);
    const ChannelBank& bank = *outcome.bank;
    EXPECT_EQ(bank.order, (std::vector<int>{2, 5, 3}));
    const std::vector<double> scores{21.158386, 20.686436, 20.967573};
    for (std::size_t i = 0; i < scores.size(); ++i)
        EXPECT_NEAR(static_cast<double>(bank.logits[i]), scores[i], 1e-5);
    EXPECT_NEAR(static_cast<double>(bank.weights[2]), .408151, 3e-6);
    EXPECT_NEAR(static_cast<double>(bank.weights[3]), .337250, 3e-6);
    EXPECT_NEAR(static_cast<double>(bank.weights[5]), .254598, 3e-6);
    expectNear(
        toPicture(outcome.map).values,
        {.745197, .772595, .813691, .696498, .618370, 0,       .155338, .388346, .721034, .942826,
         .055575, .192409, .397660, .759064, 1,       .893399, .871450, .838527, .797912, .770835},
        1e-5);
}

TEST(GScoreCamTest, WithAllChannelsIsScoreCam)
{
    const SaliencyOutcome all = runMethod("gscorecam", {{"k", std::int64_t{6}}});
    const SaliencyOutcome score = runMethod("scorecam");

    EXPECT_EQ(cv::norm(all.map.values, score.map.values, cv::NORM_INF), 0.0);
}

TEST(GScoreCamTest, ScrubbingKEqualsAFreshRun)
{
    const SaliencyOutcome all = runMethod("gscorecam", {{"k", std::int64_t{6}}});
    for (int k = 1; k <= 6; ++k) {
        const SaliencyOutcome fresh = runMethod("gscorecam", {{"k", std::int64_t{k}}});
        const NativeMap scrubbed = combineFirst(*all.bank, k);
        EXPECT_LE(cv::norm(fresh.map.values, scrubbed.values, cv::NORM_INF), 1e-6) << "k = " << k;
    }
}

}  // namespace
}  // namespace clipscope
