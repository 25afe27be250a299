// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/heatmap/contributions.h"
#include "tests/core/heatmap/toy_activations.h"

#include <opencv2/core.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>
#include <random>

namespace clipscope {
namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kFloatSum = 1e-6;  // relative: the map is rounded to float32 once

/// 3072 channels of 7 x 5 with weights of both signs: the size of the largest released ResNet.
ChannelBank largeBank()
{
    std::mt19937 random(1);
    std::normal_distribution<float> draw;
    ChannelBank bank{.activations = cv::Mat(3072, 35, CV_32FC1), .grid = {7, 5}, .weights = {}};
    for (auto value = bank.activations.begin<float>(); value != bank.activations.end<float>();
         ++value)
        *value = draw(random);
    for (int c = 0; c < bank.channels(); ++c)
        bank.weights.push_back(draw(random));
    return bank;
}

TEST(ContributionsTest, AddUpToTheMapAtEveryCell)
{
    const ChannelBank bank = largeBank();
    const NativeMap map = combine(bank, bank.weights);
    for (int row = 0; row < 5; ++row)
        for (int column = 0; column < 7; ++column) {
            const std::vector<double> parts =
                contributions(bank.weights, activationsAt(bank, Cell{column, row}));
            const double sum = std::accumulate(parts.begin(), parts.end(), 0.0);
            EXPECT_NEAR(map.values.at<float>(row, column), sum, kFloatSum * std::abs(sum) + 1e-5);
        }
}

TEST(ContributionsTest, EqualASlowLoop)
{
    const ChannelBank bank = largeBank();
    const std::vector<double> parts =
        contributions(bank.weights, activationsAt(bank, Cell{.column = 6, .row = 2}));
    ASSERT_EQ(parts.size(), 3072U);
    for (int c = 0; c < bank.channels(); ++c) {
        const cv::Mat channel = bank.activations.row(c).reshape(1, 5);
        const double expected = static_cast<double>(bank.weights[static_cast<std::size_t>(c)]) *
                                static_cast<double>(channel.at<float>(2, 6));
        EXPECT_DOUBLE_EQ(parts[static_cast<std::size_t>(c)], expected) << c;
    }
}

TEST(ContributionsTest, WithoutACellAreThoseToTheMeanOfTheMap)
{
    const ChannelBank bank = largeBank();
    const std::vector<double> parts =
        contributions(bank.weights, activationsAt(bank, std::nullopt));
    EXPECT_NEAR(
        std::accumulate(parts.begin(), parts.end(), 0.0),
        cv::mean(combine(bank, bank.weights).values)[0],
        1e-5);
}

TEST(ContributionsTest, ACellOutsideTheGridIsRefused)
{
    const ChannelBank bank = test::toyBank();
    for (const Cell cell : {Cell{3, 0}, Cell{0, 3}, Cell{-1, 0}, Cell{0, -1}})
        EXPECT_THROW((void)activationsAt(bank, cell), Error);
    EXPECT_THROW((void)contributions({1.0F}, activationsAt(bank, std::nullopt)), Error);
}

TEST(RankingTest, IsHighestFirstAndKeepsTheOrderOfEqualOnes)
{
    EXPECT_EQ(ranking({1, 3, -2, 3, 1}), (std::vector<int>{1, 3, 0, 4, 2}));
    EXPECT_TRUE(ranking({}).empty());
}

TEST(RankingTest, PutsWhatIsUnknownLast)
{
    EXPECT_EQ(ranking({kNan, -1, kNan, 2}), (std::vector<int>{3, 1, 0, 2}));
}

TEST(RankingTest, FindsScoresAndImportanceByChannel)
{
    ChannelBank bank = test::toyBank();
    bank.order = {4, 1, 2};
    bank.logits = {20.0F, 22.0F};  // a run that was stopped: the third has no logit yet
    EXPECT_EQ(ranking(logitsByChannel(bank)), (std::vector<int>{1, 4, 0, 2, 3, 5}));
    EXPECT_TRUE(std::isnan(logitsByChannel(bank)[2]));
    EXPECT_TRUE(std::isnan(importanceByChannel(bank)[0])) << "nobody ranked them";
    bank.importance = {0, 1, 2, 3, 4, 5};
    EXPECT_EQ(ranking(importanceByChannel(bank)), (std::vector<int>{5, 4, 3, 2, 1, 0}));
}

TEST(ChannelUseTest, CountsTheScoredChannelsThatAreOn)
{
    ChannelBank bank = test::toyBank();
    EXPECT_EQ(channelUse(bank, {}, {0, 5, 6}), (ChannelUse{4, 6})) << "there is no channel 6";
    bank.order = {4, 1, 2};
    bank.logits = {20.0F, 22.0F, 19.0F};
    EXPECT_EQ(channelUse(bank, {}, {}), (ChannelUse{3, 3}));
    EXPECT_EQ(channelUse(bank, 2, {2, 4}), (ChannelUse{1, 2})) << "channel 2 is not in the sum";
    EXPECT_EQ(channelUse(bank, 300, {}), (ChannelUse{3, 3}));
}

}  // namespace
}  // namespace clipscope
