// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/attack/gaze.h"

#include <opencv2/core.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace clipscope {
namespace {

using testing::HasSubstr;

/// 4 x 4 cells over 40 x 40 pixels with heat in one.
NativeMap spot(int column, int row, float heat)
{
    NativeMap map{.values = cv::Mat::zeros(4, 4, CV_32FC1)};
    map.values.at<float>(row, column) = heat;
    return map;
}

cv::Mat stickerAt(const cv::Rect& place)
{
    cv::Mat mask = cv::Mat::zeros(40, 40, CV_8UC1);
    mask(place) = 255;
    return mask;
}

GazeRow compare(const NativeMap& clean, const NativeMap& attacked, const cv::Mat& stickers)
{
    return compareGaze("apple", {clean, attacked}, Geometry({40, 40}, 32, Fit::Stretch), stickers);
}

TEST(GazeTest, TellsWhereTheHeatPeaks)
{
    const cv::Mat sticker = stickerAt({30, 30, 10, 10});
    const GazeRow still = compare(spot(1, 1, 2), spot(1, 1, 1), sticker);
    EXPECT_FALSE(still.peaksOnSticker);
    EXPECT_TRUE(still.peaksInCleanBox);
    EXPECT_EQ(still.iou, 1);
    const GazeRow lured = compare(spot(1, 1, 2), spot(3, 3, 1), sticker);
    EXPECT_TRUE(lured.peaksOnSticker);
    EXPECT_FALSE(lured.peaksInCleanBox);
    EXPECT_EQ(lured.iou, 0);
}

TEST(GazeTest, BothMapsAreOnOneScale)
{
    const GazeRow row = compare(spot(1, 1, 4), spot(1, 1, 1), stickerAt({0, 0, 1, 1}));
    double clean = 0;
    double attacked = 0;
    cv::minMaxLoc(row.cleanHeat.values, nullptr, &clean);
    cv::minMaxLoc(row.attackedHeat.values, nullptr, &attacked);
    EXPECT_NEAR(clean, 1, 1e-5);
    EXPECT_NEAR(attacked, 0.25, 1e-5);
}

TEST(GazeTest, AMapWithoutHeatHasNeitherBoxNorPeak)
{
    const GazeRow row = compare(spot(1, 1, 4), spot(1, 1, -1), stickerAt({0, 0, 1, 1}));
    EXPECT_FALSE(row.attackedBox);
    EXPECT_FALSE(row.attackedPeak);
    EXPECT_EQ(row.iou, 0);
    EXPECT_FALSE(row.peaksOnSticker);
}

PromptScore score(const char* text, double logit, double probability)
{
    PromptScore made;
    made.text = text;
    made.logit = logit;
    made.probability = probability;
    return made;
}

TEST(VerdictTest, QuotesTheFlipAndTheGaze)
{
    const AttackScores scores = compareScores(
        {score("apple", 9, 0.86), score("iPod", 2, 0.04)},
        {score("apple", 2, 0.01), score("iPod", 9, 0.99)},
        0.0612);
    EXPECT_TRUE(scores.isFlipped());
    GazeRow gaze = compare(spot(1, 1, 2), spot(1, 1, 1), stickerAt({0, 0, 1, 1}));
    gaze.iou = 0.81;
    EXPECT_EQ(
        attackVerdict(scores, "iPod", &gaze),
        "With the label 'iPod' (6.1 % of the area) top-1 changes from apple 0.86 to iPod 0.99; "
        "heat "
        "for 'apple' still peaks in its clean box (IoU of the boxes 0.81).");
}

TEST(VerdictTest, SaysThatNothingFlipped)
{
    const AttackScores scores = compareScores(
        {score("apple", 9, 0.99), score("iPod", 2, 0.01)},
        {score("apple", 5, 0.58), score("iPod", 4, 0.42)},
        0.2);
    EXPECT_FALSE(scores.isFlipped());
    EXPECT_THAT(
        attackVerdict(scores, "iPod"),
        HasSubstr("(20 % of the area) top-1 stays apple 0.99, now 0.58."));
    EXPECT_DOUBLE_EQ(*scores.rows[0].probabilityChange(), 0.58 - 0.99);
    EXPECT_EQ(scores.rows[1].logitChange(), 2);
}

}  // namespace
}  // namespace clipscope
