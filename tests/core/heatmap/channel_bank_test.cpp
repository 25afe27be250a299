// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/heatmap/channel_bank.h"
#include "tests/core/heatmap/toy_activations.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>

namespace clipscope {
namespace {

constexpr double kPrintedDigits = 2e-6;  // the vectors have six digits, made in float32
constexpr double kFloat = 1e-7;

/// The formula as it stands: logits in a vector of C zeros, softmax without any shift.
std::vector<double>
plainSoftmax(const std::vector<int>& order, const std::vector<float>& logits, int k, int channels)
{
    std::vector<double> scores(static_cast<std::size_t>(channels), 0.0);
    for (std::size_t i = 0; i < static_cast<std::size_t>(k); ++i)
        scores[static_cast<std::size_t>(order[i])] = logits[i];
    double sum = 0;
    for (double& score : scores)
        sum += score = std::exp(score);
    for (double& score : scores)
        score /= sum;
    return scores;
}

void expectNear(
    const std::vector<float>& weights, const std::vector<double>& expected, double tolerance)
{
    ASSERT_EQ(weights.size(), expected.size());
    for (std::size_t i = 0; i < weights.size(); ++i)
        EXPECT_NEAR(weights[i], expected[i], tolerance) << "channel " << i;
}

const std::vector<int> kScoreCamOrder{0, 1, 2, 3, 4, 5};
const std::vector<float> kScoreCamLogits{
    21.122496F, 21.686686F, 21.158388F, 20.967573F, 21.195015F, 20.686438F};
const std::vector<int> kGScoreCamOrder{2, 5, 3};
const std::vector<float> kGScoreCamLogits{21.158386F, 20.686436F, 20.967573F};

TEST(SoftmaxWeightsTest, EqualsTheScoreCamVector)
{
    expectNear(
        softmaxWeights(kScoreCamOrder, kScoreCamLogits, 6, 6, SoftmaxRule::All),
        {.156916, .275862, .162650, .134396, .168718, .101459},
        kPrintedDigits);
}

TEST(SoftmaxWeightsTest, EqualsTheGScoreCamVector)
{
    expectNear(
        softmaxWeights(kGScoreCamOrder, kGScoreCamLogits, 3, 6, SoftmaxRule::Auto),
        {0, 0, .408151, .337250, 0, .254598},
        kPrintedDigits);
}

TEST(SoftmaxWeightsTest, OverAllEqualsThePlainFormula)
{
    const std::vector<int> order{4, 0, 7, 2};
    const std::vector<float> logits{1.5F, -0.75F, 4.0F, 0.0F};
    for (int k = 1; k <= 4; ++k)
        expectNear(
            softmaxWeights(order, logits, k, 9, SoftmaxRule::All),
            plainSoftmax(order, logits, k, 9),
            kFloat);
}

TEST(SoftmaxWeightsTest, OverSelectedLeavesNothingToTheOthers)
{
    const std::vector<float> weights =
        softmaxWeights({3, 1}, {-20.0F, -20.0F}, 2, 5, SoftmaxRule::Selected);
    EXPECT_EQ(weights, (std::vector<float>{0, 0.5F, 0, 0.5F, 0}));
}

TEST(SoftmaxWeightsTest, OverAllLosesToUnscoredChannelsWhenLogitsAreNegative)
{
    const std::vector<float> weights = softmaxWeights({3}, {-20.0F}, 1, 5, SoftmaxRule::All);
    EXPECT_LT(weights[3], 1e-9);
    EXPECT_NEAR(weights[0], 0.25, kFloat);
}

TEST(SoftmaxWeightsTest, AutoSwitchesToSelectedBelowALogitOfThree)
{
    const std::vector<int> order{0, 1};
    const auto weights = [&](float logit, SoftmaxRule rule) {
        return softmaxWeights(order, {20.0F, logit}, 2, 4, rule);
    };
    EXPECT_EQ(weights(3.0F, SoftmaxRule::Auto), weights(3.0F, SoftmaxRule::All));
    EXPECT_EQ(weights(2.9F, SoftmaxRule::Auto), weights(2.9F, SoftmaxRule::Selected));
    EXPECT_GT(weights(3.0F, SoftmaxRule::Auto)[3], 0);
    EXPECT_EQ(weights(2.9F, SoftmaxRule::Auto)[3], 0);
}

TEST(SoftmaxWeightsTest, OnlyTheFirstKDecide)
{
    // The low third logit must not switch the rule while k is 2.
    EXPECT_EQ(
        softmaxWeights({0, 1, 2}, {9.0F, 8.0F, -5.0F}, 2, 4, SoftmaxRule::Auto),
        softmaxWeights({0, 1}, {9.0F, 8.0F}, 2, 4, SoftmaxRule::All));
}

TEST(SoftmaxWeightsTest, NonFiniteLogitsCountAsZero)
{
    for (const float bad :
         {std::numeric_limits<float>::quiet_NaN(),
          std::numeric_limits<float>::infinity(),
          -std::numeric_limits<float>::infinity()})
        EXPECT_EQ(
            softmaxWeights({0, 1}, {2.0F, bad}, 2, 3, SoftmaxRule::All),
            softmaxWeights({0, 1}, {2.0F, 0.0F}, 2, 3, SoftmaxRule::All));
}

TEST(SoftmaxWeightsTest, LargeLogitsDoNotOverflow)
{
    const std::vector<float> weights =
        softmaxWeights({0, 1}, {90'000.0F, 89'999.0F}, 2, 3, SoftmaxRule::All);
    EXPECT_NEAR(weights[0], 1 / (1 + std::exp(-1.0)), kFloat);
    EXPECT_EQ(weights[2], 0);
    const std::vector<float> low = softmaxWeights({0}, {-90'000.0F}, 1, 3, SoftmaxRule::All);
    EXPECT_EQ(low, (std::vector<float>{0, 0.5F, 0.5F}));
}

TEST(SoftmaxWeightsTest, ImpossibleArgumentsAreRefused)
{
    EXPECT_THROW((void)softmaxWeights({0, 1}, {1.0F}, 2, 3, SoftmaxRule::All), Error);
    EXPECT_THROW((void)softmaxWeights({0}, {1.0F}, 0, 3, SoftmaxRule::All), Error);
    EXPECT_THROW((void)softmaxWeights({0}, {1.0F}, 2, 3, SoftmaxRule::All), Error);
    EXPECT_THROW((void)softmaxWeights({3}, {1.0F}, 1, 3, SoftmaxRule::All), Error);
    EXPECT_THROW((void)softmaxWeights({-1}, {1.0F}, 1, 3, SoftmaxRule::All), Error);
}

TEST(SoftmaxRuleTest, NamesSurviveARoundTrip)
{
    for (const auto rule : {SoftmaxRule::All, SoftmaxRule::Selected, SoftmaxRule::Auto})
        EXPECT_EQ(softmaxRuleFromString(toString(rule)), rule);
    EXPECT_THROW((void)softmaxRuleFromString("none"), Error);
}

TEST(CombineTest, SumsInDouble)
{
    // In float32 the small channel would vanish beside the large ones.
    ChannelBank bank{.activations = cv::Mat(3, 1, CV_32FC1), .grid = {1, 1}, .weights = {}};
    bank.activations.at<float>(0) = 1e8F;
    bank.activations.at<float>(1) = 1.0F;
    bank.activations.at<float>(2) = -1e8F;
    EXPECT_EQ(combine(bank, {1, 1, 1}).values.at<float>(0), 1.0F);
}

TEST(CombineTest, KeepsRowsAndColumnsApart)
{
    ChannelBank bank{.activations = cv::Mat(2, 6, CV_32FC1), .grid = {3, 2}, .weights = {}};
    std::iota(bank.activations.begin<float>(), bank.activations.end<float>(), 0.0F);
    const NativeMap map = combine(bank, {1.0F, 10.0F});
    ASSERT_EQ(map.grid(), (Size{3, 2}));
    test::expectValues(map.values, {60, 71, 82, 93, 104, 115}, 0);
}

TEST(CombineTest, TheScoreCamMapEqualsItsVector)
{
    ChannelBank bank = test::toyBank();
    bank.order = kScoreCamOrder;
    bank.logits = kScoreCamLogits;
    const Heatmap heatmap = makeHeatmap(combineFirst(bank, 6), Geometry({5, 4}, 8, Fit::Stretch));
    test::expectValues(
        heatmap.values,
        {.251290, .480403, .824073, .661244, .552692, .031017, .335168, .791395, .836793, .867059,
         0,       .277828, .694571, .877828, 1,       .168579, .327497, .565874, .770671, .907202},
        kPrintedDigits);
}

TEST(CombineTest, TheGScoreCamMapEqualsItsVector)
{
    ChannelBank bank = test::toyBank();
    bank.order = kGScoreCamOrder;
    bank.logits = kGScoreCamLogits;
    const Heatmap heatmap = makeHeatmap(combineFirst(bank, 3), Geometry({5, 4}, 8, Fit::Stretch));
    test::expectValues(
        heatmap.values,
        {.745197, .772595, .813691, .696498, .618370, 0,       .155338, .388346, .721034, .942826,
         .055575, .192409, .397660, .759064, 1,       .893399, .871450, .838527, .797912, .770835},
        kPrintedDigits);
}

TEST(CombineTest, TheFirstKOfALongRunEqualAShortRun)
{
    ChannelBank longRun = test::toyBank();
    longRun.order = {1, 4, 2, 0, 3};
    longRun.logits = {22.0F, 21.5F, 21.0F, 20.0F, 19.0F};
    ChannelBank shortRun = test::toyBank();
    shortRun.order = {1, 4};
    shortRun.logits = {22.0F, 21.5F};
    EXPECT_EQ(
        cv::norm(combineFirst(longRun, 2).values, combineFirst(shortRun, 2).values, cv::NORM_INF),
        0);
}

TEST(CombineTest, ImpossibleArgumentsAreRefused)
{
    ChannelBank bank = test::toyBank();
    EXPECT_THROW((void)combine(bank, {1.0F}), Error);
    EXPECT_THROW((void)combineFirst(bank, 1), Error) << "nothing was scored";
    bank.grid = {4, 3};
    EXPECT_THROW((void)combine(bank, std::vector<float>(6)), Error);
}

TEST(ChannelMapTest, ShowsOneChannelAndKeepsTheBankUntouched)
{
    const ChannelBank bank = test::toyBank();
    NativeMap map = channelMap(bank, 2);
    ASSERT_EQ(map.grid(), (Size{3, 3}));
    EXPECT_EQ(map.values.at<float>(1, 2), bank.activations.at<float>(2, 5));
    map.values.setTo(-1);
    EXPECT_GE(bank.activations.at<float>(2, 5), 0);
}

TEST(ChannelMapTest, AnUnknownChannelIsRefused)
{
    const ChannelBank bank = test::toyBank();
    EXPECT_THROW((void)channelMap(bank, 6), Error);
    EXPECT_THROW((void)channelMap(bank, -1), Error);
}

}  // namespace
}  // namespace clipscope
