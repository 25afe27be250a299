// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/localize/threshold.h"
#include "tests/core/localize/heatmaps.h"

#include <opencv2/core.hpp>

#include <gtest/gtest.h>

#include <cmath>

namespace clipscope {
namespace {

using test::heatmapOf;
using test::twoHills;

constexpr Threshold kOtsu{};

Threshold fixed(double value)
{
    return {Threshold::Kind::Fixed, value};
}

Threshold atLeast(double value)
{
    return {Threshold::Kind::AtLeast, value};
}

/// 0, 1/255 ... 1.
Heatmap ramp()
{
    cv::Mat values(1, 256, CV_32FC1);
    for (int x = 0; x < 256; ++x)
        values.at<float>(x) = static_cast<float>(x) / 255.0F;
    return heatmapOf(values);
}

TEST(BinariseTest, AtLeastComparesTheFloatMapAndIncludesTheValue)
{
    const cv::Mat values =
        (cv::Mat_<float>(1, 5) << 0.0F, std::nextafter(0.3F, 0.0F), 0.3F, 0.30001F, 1.0F);
    const Binarised found = binarise(heatmapOf(values), atLeast(0.3));
    const cv::Mat expected = (cv::Mat_<std::uint8_t>(1, 5) << 0, 0, 255, 255, 255);
    EXPECT_EQ(cv::norm(found.mask, expected, cv::NORM_INF), 0);
    EXPECT_EQ(found.level, 77) << "76.5 rounded up";
    EXPECT_EQ(found.value, 0.3);
    EXPECT_EQ(cv::countNonZero(binarise(heatmapOf(values), atLeast(1)).mask), 1);
}

TEST(BinariseTest, AtLeastDoesNotStretchTheMap)
{
    cv::Mat values(1, 2, CV_32FC1, cv::Scalar(0.4));
    values.at<float>(1) = 0.6F;
    EXPECT_EQ(cv::countNonZero(binarise(heatmapOf(values), atLeast(0.4)).mask), 2);
    EXPECT_EQ(cv::countNonZero(binarise(heatmapOf(values), atLeast(0.7)).mask), 0);
}

TEST(BinariseTest, AtLeastZeroSelectsWhatTheModelSaw)
{
    Heatmap heatmap = twoHills();
    heatmap.seen = {5, 0, 30, 30};
    EXPECT_EQ(cv::countNonZero(binarise(heatmap, atLeast(0)).mask), 900);
    heatmap.state = HeatState::Empty;
    EXPECT_EQ(cv::countNonZero(binarise(heatmap, atLeast(0)).mask), 0);
}

TEST(BinariseTest, MaxBoxAccTruncatesTheMapAndItsThreshold)
{
    const Heatmap heatmap = heatmapOf(
        (cv::Mat_<float>(1, 5) << 0.0F, 50.9F / 255, 51.0F / 255, 52.0F / 255, 201.5F / 255));
    // Largest byte 201, 201 * 0.255 = 51.255: level 51, strictly above.
    const Binarised found = binariseForMaxBoxAcc(heatmap, fixed(0.255));
    EXPECT_EQ(found.level, 51);
    const cv::Mat expected = (cv::Mat_<std::uint8_t>(1, 5) << 0, 0, 0, 255, 255);
    EXPECT_EQ(cv::norm(found.mask, expected, cv::NORM_INF), 0);
    EXPECT_EQ(cv::countNonZero(binariseForMaxBoxAcc(heatmap, fixed(0)).mask), 4);
    EXPECT_EQ(cv::countNonZero(binariseForMaxBoxAcc(heatmap, fixed(1)).mask), 0);
}

TEST(BinariseTest, MaxBoxAccRoundsDownWhereAlgorithmOneRounds)
{
    EXPECT_EQ(binariseForMaxBoxAcc(ramp(), fixed(0.999)).level, 254);
    EXPECT_EQ(binarise(ramp(), fixed(0.999)).level, 255);
}

TEST(HeatToBytesTest, RoundsToTheNearest)
{
    const cv::Mat heat = (cv::Mat_<float>(1, 4) << 0.0F, 0.4F / 255, 0.6F / 255, 1.0F);
    const cv::Mat bytes = heatToBytes(heat);
    EXPECT_EQ(bytes.at<std::uint8_t>(1), 0);
    EXPECT_EQ(bytes.at<std::uint8_t>(2), 1);
    EXPECT_EQ(bytes.at<std::uint8_t>(3), 255);
    EXPECT_THROW((void)heatToBytes(cv::Mat()), Error);
    EXPECT_THROW((void)heatToBytes(bytes), Error);
}

TEST(ThresholdTest, TextSurvivesARoundTrip)
{
    for (const char* text : {"otsu", "mean", "0", "1", "0.5", "0.25", "0.1", ">=0", ">=0.3", ">=1"})
        EXPECT_EQ(toString(thresholdFromString(text)), text);
    EXPECT_EQ(thresholdFromString("0.50"), fixed(0.5));
    EXPECT_EQ(thresholdFromString("otsu"), kOtsu);
    EXPECT_EQ(thresholdFromString(">=0.3"), atLeast(0.3));
}

TEST(ThresholdTest, AnythingElseIsRefusedWithWhatIsAllowed)
{
    for (const char* text :
         {"",
          "Otsu",
          "-0.1",
          "1.01",
          "0,5",
          "0.5x",
          "nan",
          "inf",
          " 0.5",
          "50%",
          ">=",
          ">= 0.3",
          ">0.3",
          ">=1.1",
          ">=otsu",
          "0.3>="}) {
        try {
            (void)thresholdFromString(text);
            ADD_FAILURE() << "accepted \"" << text << "\"";
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::InvalidArgument);
            EXPECT_EQ(
                error.what(),
                "the threshold must be \"otsu\", \"mean\" or a number from 0 to 1, alone or after "
                "\">=\", "
                "not \"" +
                    std::string(text) + "\"");
        }
    }
}

TEST(ThresholdTest, MeanIsStrictlyAboveTheMeanOfWhatTheModelSaw)
{
    Heatmap heatmap;
    heatmap.values = (cv::Mat_<float>(2, 4) << 0, 0.25F, 0.5F, 0, 0, 1, 0.5F, 0);
    heatmap.state = HeatState::Ok;
    heatmap.seen = {1, 0, 2, 2};  // mean 0.5625 there, 0.28125 over everything
    const Binarised result = binarise(heatmap, {Threshold::Kind::Mean, 0});
    EXPECT_DOUBLE_EQ(result.value, 0.5625);
    const cv::Mat expected = (cv::Mat_<std::uint8_t>(2, 4) << 0, 0, 0, 0, 0, 255, 0, 0);
    EXPECT_EQ(cv::countNonZero(result.mask != expected), 0);
}

}  // namespace
}  // namespace clipscope
