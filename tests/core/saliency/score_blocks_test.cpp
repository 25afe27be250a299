// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/saliency/blocks/random_numbers.h"
#include "core/saliency/blocks/rank_channels.h"

#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <set>

namespace clipscope {
namespace {

using testing::ElementsAre;

TEST(RandomNumbersTest, EqualTheSameGeneratorInAnotherProgram)
{
    // MT19937-64 and the mappings, written in Python with whole numbers and doubles.
    RandomNumbers uniform(7, {3, 1});
    for (const double expected :
         {0.051779893419032774, 0.1454430174495155, 0.4235201999150221, 0.023088706589814878})
        EXPECT_EQ(uniform.uniform(), expected);
    RandomNumbers normal(7, {3, 1});
    for (const double expected :
         {0.19914726752012746, 0.2582200869746964, 1.0385604491603975, 0.1517305209112119})
        EXPECT_NEAR(normal.normal(), expected, 1e-14);
}

TEST(RandomNumbersTest, EverySeedAndPathHasItsOwnStream)
{
    std::set<double> first;
    for (std::uint64_t seed = 0; seed < 3; ++seed) {
        first.insert(RandomNumbers(seed, {}).uniform());
        for (std::uint64_t a = 0; a < 3; ++a) {
            first.insert(RandomNumbers(seed, {a}).uniform());
            for (std::uint64_t b = 0; b < 3; ++b)
                first.insert(RandomNumbers(seed, {a, b}).uniform());
        }
    }
    EXPECT_EQ(first.size(), 39U);
}

TEST(RandomNumbersTest, HaveTheMomentsOfTheirDistributions)
{
    constexpr int kNumbers = 100'000;
    RandomNumbers random(5, {});
    double uniform = 0;
    double normal = 0;
    double squares = 0;
    double fourth = 0;
    for (int i = 0; i < kNumbers; ++i) {
        uniform += random.uniform() / kNumbers;
        const double value = random.normal();
        normal += value / kNumbers;
        squares += value * value / kNumbers;
        fourth += std::pow(value, 4) / kNumbers;
    }
    EXPECT_NEAR(uniform, 0.5, 0.005);
    EXPECT_NEAR(normal, 0.0, 0.015);
    EXPECT_NEAR(squares, 1.0, 0.02);
    EXPECT_NEAR(fourth, 3.0, 0.15);
}

TEST(RandomNumbersTest, BelowGivesEveryNumberBelowTheCountAndNoOther)
{
    RandomNumbers random(2, {});
    std::set<std::int64_t> seen;
    for (int i = 0; i < 500; ++i)
        seen.insert(random.below(7));
    EXPECT_THAT(seen, ElementsAre(0, 1, 2, 3, 4, 5, 6));
    EXPECT_EQ(random.below(1), 0);
}

TEST(ChannelImportanceTest, EqualsHandComputedValues)
{
    const at::Tensor gradient = at::tensor({1., -3., 2., 4., -5., -1., -2., -4.}).view({2, 2, 2});
    const auto importance = [&](ChannelRank rank) {
        const at::Tensor values = channelImportance(gradient, rank);
        return std::vector<double>{values[0].item<double>(), values[1].item<double>()};
    };
    EXPECT_THAT(importance(ChannelRank::Mean), ElementsAre(1, -3));
    EXPECT_THAT(importance(ChannelRank::MeanAbs), ElementsAre(2.5, 3));
    EXPECT_THAT(importance(ChannelRank::MaxAbs), ElementsAre(4, 5));
    EXPECT_THAT(importance(ChannelRank::Max), ElementsAre(4, -1));
    // Deviations 0 -4 1 3 and -2 2 1 -1, squares 26 and 10, by 3.
    EXPECT_THAT(
        importance(ChannelRank::Variance),
        ElementsAre(testing::DoubleEq(26. / 3), testing::DoubleEq(10. / 3)));
}

TEST(ChannelImportanceTest, OfASingleGradientIsItsValueOrItsSize)
{
    const at::Tensor gradient = at::tensor({2., -3.}).view({2, 1, 1});
    const auto second = [&](ChannelRank rank) {
        return channelImportance(gradient, usableRank(rank, gradient))[1].item<double>();
    };
    EXPECT_EQ(second(ChannelRank::Mean), -3);
    EXPECT_EQ(second(ChannelRank::Max), -3);
    EXPECT_EQ(second(ChannelRank::MeanAbs), 3);
    EXPECT_EQ(second(ChannelRank::MaxAbs), 3);
    EXPECT_EQ(second(ChannelRank::Variance), -3);
}

TEST(ChannelRankTest, NamesSurviveARoundTrip)
{
    for (const std::string_view name : channelRankNames())
        EXPECT_EQ(toString(channelRankFromString(name)), name);
    EXPECT_EQ(channelRankNames().size(), 5U);
    EXPECT_THROW((void)channelRankFromString("median"), Error);
}

TEST(PickChannelsTest, TakesTheTopTheBottomOrBothInTurn)
{
    const at::Tensor importance = at::tensor({0.3, -1.0, 5.0, 2.0, 0.0});
    EXPECT_THAT(pickChannels(importance, ChannelPick::Top, 3), ElementsAre(2, 3, 0));
    EXPECT_THAT(pickChannels(importance, ChannelPick::Bottom, 2), ElementsAre(1, 4));
    EXPECT_THAT(pickChannels(importance, ChannelPick::Both, 4), ElementsAre(2, 1, 3, 4));
    EXPECT_THAT(pickChannels(importance, ChannelPick::Both, 99), ElementsAre(2, 1, 3, 4, 0));
    EXPECT_THAT(pickChannels(importance, ChannelPick::Top, 0), ElementsAre(2));
}

TEST(PickChannelsTest, TakesNoChannelTwiceAmongTiesAndNaNLast)
{
    EXPECT_THAT(
        pickChannels(at::zeros({4}, at::kDouble), ChannelPick::Both, 4), ElementsAre(0, 1, 2, 3));
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const at::Tensor broken = at::tensor({1.0, nan, 2.0});
    EXPECT_THAT(pickChannels(broken, ChannelPick::Top, 3), ElementsAre(2, 0, 1));
    EXPECT_THAT(pickChannels(broken, ChannelPick::Bottom, 3), ElementsAre(0, 2, 1));
    EXPECT_THAT(pickChannels(broken, ChannelPick::Both, 3), ElementsAre(2, 0, 1));
}

}  // namespace
}  // namespace clipscope
