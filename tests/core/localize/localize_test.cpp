// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/localize/localize.h"
#include "tests/core/localize/heatmaps.h"

#include <opencv2/core.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace clipscope {

namespace {

using test::heatmapFromText;
using test::heatmapOf;
using test::twoHills;
using testing::UnorderedElementsAre;

constexpr Threshold kOtsu{};

Threshold fixed(double value)
{
    return {Threshold::Kind::Fixed, value};
}

std::vector<Box> boxesOf(const Localisation& found)
{
    std::vector<Box> boxes;
    for (const BoxCandidate& candidate : found.candidates)
        boxes.push_back(candidate.box);
    return boxes;
}

TEST(LocalizeTest, EqualsTheVectorOfAlgorithmOne)
{
    const Localisation found = localize(twoHills(), kOtsu);
    EXPECT_EQ(cv::sum(heatToBytes(twoHills().values))[0], 35036);
    EXPECT_EQ(found.level, 77);
    EXPECT_DOUBLE_EQ(found.value, 77.0 / 255);
    EXPECT_EQ(cv::countNonZero(found.mask), 154);
    EXPECT_THAT(boxesOf(found), UnorderedElementsAre(Box{6, 9, 13, 11}, Box{29, 5, 5, 7}));
    EXPECT_EQ(found.box(), (Box{6, 9, 13, 11}));
}

TEST(LocalizeTest, EqualsTheVectorsOfFixedThresholds)
{
    const Localisation low = localize(twoHills(), fixed(0.2));
    EXPECT_EQ(low.level, 51);
    EXPECT_THAT(boxesOf(low), UnorderedElementsAre(Box{5, 8, 15, 13}, Box{28, 4, 7, 9}));
    EXPECT_EQ(low.box(), (Box{5, 8, 15, 13}));

    const Localisation middle = localize(twoHills(), fixed(0.5));
    EXPECT_EQ(middle.level, 128);
    EXPECT_THAT(boxesOf(middle), UnorderedElementsAre(Box{7, 10, 11, 9}, Box{30, 7, 3, 3}));
}

TEST(LocalizeTest, TheMaskHoldsOnlyZeroAnd255AndIsStrictlyAbove)
{
    cv::Mat ramp(1, 256, CV_32FC1);
    for (int x = 0; x < 256; ++x)
        ramp.at<float>(x) = static_cast<float>(x) / 255.0F;
    for (const double value : {0.0, 0.2, 0.5, 0.999, 1.0}) {
        const Localisation found = localize(heatmapOf(ramp), fixed(value));
        EXPECT_EQ(cv::countNonZero(found.mask), 255 - found.level) << value;
        EXPECT_EQ(cv::countNonZero(found.mask == 255), 255 - found.level) << value;
    }
}

TEST(LocalizeTest, PrefersTheLargerBoxNotTheLargerArea)
{
    const Heatmap heatmap = heatmapFromText({
        "#......####",  // the thin L has the larger box, the block more pixels
        "#......####",
        "#......####",
        "#......####",
        "######.####",
    });
    EXPECT_EQ(localize(heatmap, kOtsu).box(), (Box{0, 0, 6, 5}));
}

TEST(LocalizeTest, DiagonalNeighboursAreOneObjectAndHolesAreIgnored)
{
    const Heatmap heatmap = heatmapFromText({
        "#...###",
        ".#..#.#",
        "..#.###",
    });
    EXPECT_THAT(
        boxesOf(localize(heatmap, kOtsu)), UnorderedElementsAre(Box{0, 0, 3, 3}, Box{4, 0, 3, 3}));
}

TEST(LocalizeTest, TiesGoToTheFirstContourOfOpenCv)
{
    const Heatmap heatmap = heatmapFromText({
        "##...##",
        "##...##",
    });
    const Localisation found = localize(heatmap, kOtsu);
    ASSERT_EQ(found.candidates.size(), 2U);
    ASSERT_EQ(found.candidates[0].box.area(), found.candidates[1].box.area());
    EXPECT_EQ(found.chosen, 0U);
}

TEST(LocalizeTest, MeanHeatIsThatOfTheWholeBox)
{
    cv::Mat map = cv::Mat::zeros(4, 4, CV_32FC1);
    map.at<float>(0, 0) = 1.0F;
    map.at<float>(1, 1) = 0.8F;
    const Localisation found = localize(heatmapOf(map), fixed(0.5));
    ASSERT_EQ(found.candidates.size(), 1U);
    EXPECT_EQ(found.candidates[0].box, (Box{0, 0, 2, 2}));
    EXPECT_NEAR(found.candidates[0].meanHeat, 0.45, 1e-7);
}

TEST(LocalizeTest, AnEmptyMapHasNoBox)
{
    Heatmap empty = heatmapOf(cv::Mat::zeros(6, 8, CV_32FC1));
    empty.state = HeatState::Empty;
    for (const Threshold& threshold : {kOtsu, fixed(0), fixed(0.5), fixed(1)}) {
        const Localisation found = localize(empty, threshold);
        EXPECT_EQ(found.box(), std::nullopt);
        EXPECT_TRUE(found.contours.empty());
        EXPECT_EQ(found.mask.size(), cv::Size(8, 6));
        EXPECT_EQ(cv::countNonZero(found.mask), 0);
    }
}

TEST(LocalizeTest, AThresholdOfOneLeavesNothing)
{
    EXPECT_EQ(localize(twoHills(), fixed(1)).box(), std::nullopt);
}

TEST(LocalizeTest, ImpossibleThresholdsAreRefused)
{
    for (const double value : {-0.1, 1.1, std::nan("")})
        EXPECT_THROW((void)localize(twoHills(), fixed(value)), Error);
}

}  // namespace
}  // namespace clipscope
