// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/localize/quadrants.h"
#include "tests/core/localize/heatmaps.h"

#include <opencv2/core.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace clipscope {
namespace {

using test::heatmapFromText;
using test::heatmapOf;
using testing::ElementsAre;
using testing::Optional;

constexpr Quadrant kAll[] = {
    Quadrant::TopLeft, Quadrant::TopRight, Quadrant::BottomLeft, Quadrant::BottomRight};

Heatmap allHot(int width, int height)
{
    return heatmapOf(cv::Mat::ones(height, width, CV_32FC1));
}

TEST(QuadrantBoxTest, CoversEveryPixelOnce)
{
    for (const Size size : {Size{8, 6}, Size{7, 5}, Size{2, 2}}) {
        cv::Mat covered = cv::Mat::zeros(size.height, size.width, CV_8UC1);
        for (const Quadrant quadrant : kAll) {
            const Box box = quadrantBox(quadrant, size);
            covered(cv::Rect(box.x, box.y, box.width, box.height)) += 1;
        }
        EXPECT_EQ(cv::countNonZero(covered == 1), size.width * size.height);
    }
    EXPECT_EQ(quadrantBox(Quadrant::TopRight, {8, 6}), (Box{4, 0, 4, 3}));
    EXPECT_EQ(quadrantBox(Quadrant::BottomLeft, {8, 6}), (Box{0, 3, 4, 3}));
}

TEST(LocalizeQuadrantsTest, EnclosesWhatIsPositiveInEachQuadrant)
{
    const Heatmap heatmap = heatmapFromText({
        "3...5...",
        "..3.....",
        "...2...#",
        "........",
        "3.......",
        "........",
    });
    const QuadrantBoxes found = localizeQuadrants(heatmap, {.atLeast = 0.3, .eraseCentre = false});
    EXPECT_THAT(found.boxes[0], Optional(Box{0, 0, 3, 2}));
    EXPECT_THAT(found.boxes[1], Optional(Box{4, 0, 4, 3}));
    EXPECT_THAT(found.boxes[2], Optional(Box{0, 4, 1, 1}));
    EXPECT_EQ(found.boxes[3], std::nullopt);
    EXPECT_EQ(cv::countNonZero(found.mask), 5);
    EXPECT_EQ(cv::countNonZero(found.mask == 255), 5);
}

TEST(LocalizeQuadrantsTest, ErasesTheAuthorsDisc)
{
    const QuadrantBoxes found =
        localizeQuadrants(allHot(224, 224), {.atLeast = 0.5, .eraseCentre = true});
    int erased = 0;
    for (int y = 0; y < 224; ++y) {
        for (int x = 0; x < 224; ++x) {
            const bool isInside = std::hypot(x - 112, y - 112) <= 30;
            erased += isInside ? 1 : 0;
            ASSERT_EQ(found.mask.at<std::uint8_t>(y, x) == 0, isInside) << x << " " << y;
        }
    }
    EXPECT_EQ(erased, 2821) << "the lattice points of a disc of radius 30";
    EXPECT_EQ(found.mask.at<std::uint8_t>(112, 142), 0) << "the edge belongs to the disc";
    EXPECT_EQ(found.mask.at<std::uint8_t>(112, 143), 255);
}

TEST(LocalizeQuadrantsTest, TheDiscGrowsWithThePicture)
{
    const QuadrantOptions options{.atLeast = 0.5, .eraseCentre = true};
    const cv::Mat twice = localizeQuadrants(allHot(448, 448), options).mask;
    EXPECT_EQ(twice.at<std::uint8_t>(224, 284), 0);
    EXPECT_EQ(twice.at<std::uint8_t>(224, 285), 255);
    EXPECT_EQ(twice.at<std::uint8_t>(164, 224), 0);
    EXPECT_EQ(twice.at<std::uint8_t>(163, 224), 255);
    const cv::Mat wide = localizeQuadrants(allHot(448, 224), options).mask;
    EXPECT_EQ(wide.at<std::uint8_t>(112, 284), 0);
    EXPECT_EQ(wide.at<std::uint8_t>(112, 285), 255);
    EXPECT_EQ(wide.at<std::uint8_t>(142, 224), 0);
    EXPECT_EQ(wide.at<std::uint8_t>(143, 224), 255);
}

TEST(LocalizeQuadrantsTest, AnEmptyMapHasNoBoxes)
{
    Heatmap empty = heatmapOf(cv::Mat::zeros(8, 8, CV_32FC1));
    empty.state = HeatState::Empty;
    const QuadrantBoxes found = localizeQuadrants(empty, {.atLeast = 0});
    for (const auto& box : found.boxes)
        EXPECT_EQ(box, std::nullopt);
}

TEST(LocalizeQuadrantsTest, ImpossibleArgumentsAreRefused)
{
    for (const double beta : {-0.1, 1.1, std::nan("")})
        EXPECT_THROW((void)localizeQuadrants(allHot(8, 8), {.atLeast = beta}), Error) << beta;
    EXPECT_THROW((void)localizeQuadrants(allHot(1, 8), {}), Error);
    EXPECT_THROW((void)localizeQuadrants(Heatmap{}, {}), Error);
}

TEST(QuadrantDensitiesTest, AreSharesOfEachQuadrant)
{
    cv::Mat mask = cv::Mat::zeros(5, 4, CV_8UC1);  // quadrants of 2 x 2 above and 2 x 3 below
    mask.at<std::uint8_t>(0, 0) = 255;
    mask.at<std::uint8_t>(4, 3) = 255;
    mask.at<std::uint8_t>(2, 2) = 1;
    mask.at<std::uint8_t>(3, 0) = 255;
    EXPECT_THAT(quadrantDensities(mask), ElementsAre(0.25, 0, 1.0 / 6, 2.0 / 6));
    EXPECT_EQ(densestQuadrant(quadrantDensities(mask)), Quadrant::BottomRight);
    EXPECT_THROW((void)quadrantDensities(cv::Mat::zeros(4, 4, CV_32FC1)), Error);
    EXPECT_THROW((void)quadrantDensities(cv::Mat()), Error);
}

TEST(DensestQuadrantTest, TiesGoToTheFirst)
{
    EXPECT_EQ(densestQuadrant({0, 0, 0, 0}), Quadrant::TopLeft);
    EXPECT_EQ(densestQuadrant({0.1, 0.5, 0.2, 0.5}), Quadrant::TopRight);
    EXPECT_EQ(densestQuadrant({0.1, 0.2, 0.5, 0.5}), Quadrant::BottomLeft);
}

}  // namespace
}  // namespace clipscope
