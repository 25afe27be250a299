// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/heatmap/channel_bank.h"
#include "core/heatmap/score_weights.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace clipscope {
namespace {

constexpr double kFloat = 1e-7;

/// Five channels of which 3, 0 and 4 were scored.
ChannelBank bankOf(ScoreWeighting weighting, SoftmaxRule rule, ChannelPick pick = ChannelPick::Top)
{
    ChannelBank bank{.activations = cv::Mat::ones(5, 1, CV_32FC1), .grid = {1, 1}, .weights = {}};
    bank.order = {3, 0, 4};
    bank.logits = {4.0F, 3.5F, 5.0F};
    bank.importance = {0.5F, 9.0F, 9.0F, 0.75F, 0.25F};
    bank.weighting = weighting;
    bank.softmax = rule;
    bank.pick = pick;
    return bank;
}

void expectWeights(const ChannelBank& bank, int k, const std::vector<double>& expected)
{
    const std::vector<float> weights = weightsOfFirst(bank, k);
    ASSERT_EQ(weights.size(), expected.size());
    for (std::size_t c = 0; c < expected.size(); ++c)
        EXPECT_NEAR(static_cast<double>(weights[c]), expected[c], kFloat) << "channel " << c;
}

TEST(WeightsOfFirstTest, AverageIsHalfwayBetweenTwoSoftmaxes)
{
    const double s = std::exp(4.0) + std::exp(3.5) + std::exp(5.0);
    const double i = std::exp(0.75) + std::exp(0.5) + std::exp(0.25);
    expectWeights(
        bankOf(ScoreWeighting::Average, SoftmaxRule::Auto),
        3,
        {(std::exp(3.5) / s + std::exp(0.5) / i) / 2,
         0,
         0,
         (std::exp(4.0) / s + std::exp(0.75) / i) / 2,
         (std::exp(5.0) / s + std::exp(0.25) / i) / 2});
}

TEST(WeightsOfFirstTest, TimesSharesNestsTheSoftmaxes)
{
    const double i = std::exp(0.75) + std::exp(0.5);
    const double a = 4.0 * std::exp(0.75) / i;
    const double b = 3.5 * std::exp(0.5) / i;
    expectWeights(
        bankOf(ScoreWeighting::ScoresTimesShares, SoftmaxRule::Auto),
        2,
        {std::exp(b) / (std::exp(a) + std::exp(b)),
         0,
         0,
         std::exp(a) / (std::exp(a) + std::exp(b)),
         0});
    const double s = std::exp(4.0) + std::exp(3.5);
    const double c = 0.75 * std::exp(4.0) / s;
    const double d = 0.5 * std::exp(3.5) / s;
    expectWeights(
        bankOf(ScoreWeighting::ImportanceTimesShares, SoftmaxRule::Auto),
        2,
        {std::exp(d) / (std::exp(c) + std::exp(d)),
         0,
         0,
         std::exp(c) / (std::exp(c) + std::exp(d)),
         0});
}

TEST(WeightsOfFirstTest, ProductAndUniformRunOverAllChannelsUnlessToldOtherwise)
{
    const double p = std::exp(3.0) + std::exp(1.75) + std::exp(1.25) + 2;
    expectWeights(
        bankOf(ScoreWeighting::Product, SoftmaxRule::Auto),
        3,
        {std::exp(1.75) / p, 1 / p, 1 / p, std::exp(3.0) / p, std::exp(1.25) / p});
    const double e = std::exp(1.0);
    const double u = 2 * e + 3;
    expectWeights(
        bankOf(ScoreWeighting::Uniform, SoftmaxRule::Auto), 2, {e / u, 1 / u, 1 / u, e / u, 1 / u});
    expectWeights(bankOf(ScoreWeighting::Uniform, SoftmaxRule::Selected), 2, {0.5, 0, 0, 0.5, 0});
}

TEST(WeightsOfFirstTest, EverySecondChannelIsNegatedWhenBothEndsWerePicked)
{
    const double s = std::exp(4.0) + std::exp(3.5) + std::exp(5.0);
    expectWeights(
        bankOf(ScoreWeighting::Scores, SoftmaxRule::Selected, ChannelPick::Both),
        3,
        {-std::exp(3.5) / s, 0, 0, std::exp(4.0) / s, std::exp(5.0) / s});
    expectWeights(
        bankOf(ScoreWeighting::Scores, SoftmaxRule::Selected, ChannelPick::Bottom),
        3,
        {std::exp(3.5) / s, 0, 0, std::exp(4.0) / s, std::exp(5.0) / s});
}

TEST(WeightsOfFirstTest, ScoresAreTheSoftmaxOfTheLogits)
{
    for (const auto rule : {SoftmaxRule::All, SoftmaxRule::Selected, SoftmaxRule::Auto}) {
        const ChannelBank bank = bankOf(ScoreWeighting::Scores, rule);
        EXPECT_EQ(weightsOfFirst(bank, 2), softmaxWeights(bank.order, bank.logits, 2, 5, rule));
    }
}

TEST(SoftmaxInForceTest, FollowsTheAuthorsButForSmallLogits)
{
    const auto inForce = [](ScoreWeighting weighting, float logit) {
        ChannelBank bank = bankOf(weighting, SoftmaxRule::Auto);
        bank.logits[1] = logit;
        return softmaxInForce(bank, 2);
    };
    EXPECT_EQ(inForce(ScoreWeighting::Scores, 3.0F), SoftmaxRule::All);
    EXPECT_EQ(inForce(ScoreWeighting::Scores, 2.9F), SoftmaxRule::Selected);
    for (const float logit : {20.0F, 1.0F}) {
        EXPECT_EQ(inForce(ScoreWeighting::Average, logit), SoftmaxRule::Selected);
        EXPECT_EQ(inForce(ScoreWeighting::ScoresTimesShares, logit), SoftmaxRule::Selected);
        EXPECT_EQ(inForce(ScoreWeighting::ImportanceTimesShares, logit), SoftmaxRule::Selected);
        EXPECT_EQ(inForce(ScoreWeighting::Product, logit), SoftmaxRule::All);
        EXPECT_EQ(inForce(ScoreWeighting::Uniform, logit), SoftmaxRule::All);
    }
    EXPECT_EQ(
        softmaxInForce(bankOf(ScoreWeighting::Product, SoftmaxRule::Selected), 2),
        SoftmaxRule::Selected);
}

TEST(LargestKTest, IsTheScoredChannelsUnlessNoScoreIsRead)
{
    ChannelBank bank = bankOf(ScoreWeighting::Scores, SoftmaxRule::Auto);
    EXPECT_EQ(largestK(bank), 3);
    bank.logits.pop_back();
    EXPECT_EQ(largestK(bank), 2);
    bank.weighting = ScoreWeighting::Uniform;
    EXPECT_EQ(largestK(bank), 3);
}

TEST(WeightsOfFirstTest, ImpossibleArgumentsAreRefused)
{
    ChannelBank bank = bankOf(ScoreWeighting::Product, SoftmaxRule::Auto);
    EXPECT_THROW((void)weightsOfFirst(bank, 0), Error);
    EXPECT_THROW((void)weightsOfFirst(bank, 4), Error);
    bank.importance.clear();
    EXPECT_THROW((void)weightsOfFirst(bank, 2), Error);
    bank.weighting = ScoreWeighting::Scores;
    EXPECT_NO_THROW((void)weightsOfFirst(bank, 2));
    bank.order[0] = 5;
    EXPECT_THROW((void)weightsOfFirst(bank, 2), Error);
}

TEST(ScoreNamesTest, SurviveARoundTrip)
{
    for (const std::string_view name : scoreWeightingNames())
        EXPECT_EQ(toString(scoreWeightingFromString(name)), name);
    for (const std::string_view name : channelPickNames())
        EXPECT_EQ(toString(channelPickFromString(name)), name);
    EXPECT_EQ(scoreWeightingNames().size(), 6U);
    EXPECT_EQ(channelPickNames().size(), 3U);
    EXPECT_THROW((void)scoreWeightingFromString("softmax"), Error);
    EXPECT_THROW((void)channelPickFromString("middle"), Error);
}

}  // namespace
}  // namespace clipscope
