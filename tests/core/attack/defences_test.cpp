// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/attack/defences.h"
#include "tests/core/attack/brightness_scorer.h"

#include <gtest/gtest.h>

#include <map>

namespace clipscope {
namespace {

using test::plain;
using test::scoreBrightness;

/// A dark picture with a white frame of stickers round its middle.
DefenceQuestion framed()
{
    const Image clean = plain(20);
    cv::Mat mask(60, 100, CV_8UC1, cv::Scalar(255));
    mask(cv::Rect(15, 9, 70, 42)) = 0;
    cv::Mat rgb = clean.rgb().clone();
    rgb.setTo(cv::Scalar(255, 255, 255), mask);
    return {
        .clean = clean,
        .attacked = Image(rgb, "framed"),
        .stickers = mask,
        .templates = {},
        .cleanTop = 0,
        .coveredShare = 0.5};
}

TEST(DefencesTest, EachHasItsOwnNumbers)
{
    std::map<std::string, DefenceRow> rows;
    runDefences(framed(), attackDefences(), scoreBrightness, RunContext(), [&rows](DefenceRow row) {
        rows[row.defence.id] = std::move(row);
    });
    ASSERT_EQ(rows.size(), attackDefences().size());
    EXPECT_FALSE(rows["none"].isRepelled);
    EXPECT_TRUE(rows["none"].scores.isFlipped());
    EXPECT_TRUE(rows["template-label"].isRepelled);
    EXPECT_TRUE(rows["template-ensemble"].isRepelled);
    // The middle has nothing of the frame.
    EXPECT_TRUE(rows["centre-crop"].isRepelled);
    EXPECT_EQ(
        rows["centre-crop"].scores.rows[1].attacked.logit,
        rows["centre-crop"].scores.rows[1].clean.logit);
    EXPECT_TRUE(rows["mask-mean"].isRepelled);
    EXPECT_TRUE(rows["mask-inpaint"].isRepelled);
    EXPECT_NEAR(
        rows["mask-mean"].scores.rows[1].attacked.logit,
        rows["none"].scores.rows[1].clean.logit,
        0.1);
}

TEST(DefencesTest, MeansOfViewsAreOfCosinesWithASoftmaxOfTheMeanLogits)
{
    const auto a = scoreBrightness(plain(0), {}, RunContext());
    const auto b = scoreBrightness(plain(255), {}, RunContext());
    const auto mean = meanScores({a, b});
    EXPECT_DOUBLE_EQ(mean[1].logit, 10);
    EXPECT_DOUBLE_EQ(mean[1].cosine, 0.1);
    EXPECT_DOUBLE_EQ(*mean[1].probability, 0.5);
}

}  // namespace
}  // namespace clipscope
