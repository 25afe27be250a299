// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/heatmap/heatmap.h"
#include "core/heatmap/sample_heat.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <gtest/gtest.h>

namespace clipscope::test {
namespace {

/// Pixel values that tell where they stand: 1000 * y + x.
cv::Mat places(int width, int height)
{
    cv::Mat heat(height, width, CV_32FC1);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            heat.at<float>(y, x) = static_cast<float>(1000 * y + x);
    return heat;
}

TEST(SampleHeatTest, TakesThePixelInTheMiddle)
{
    const cv::Mat samples = sampleHeat(places(9, 8), {3, 2});
    const cv::Mat expected = (cv::Mat_<float>(2, 3) << 2001, 2004, 2007, 6001, 6004, 6007);
    EXPECT_EQ(cv::norm(samples, expected, cv::NORM_INF), 0);
    EXPECT_EQ(sampleHeat(places(5, 5), {1, 1}).at<float>(0, 0), 2002);
}

TEST(SampleHeatTest, TheSameSizeIsTheSame)
{
    const cv::Mat heat = places(211, 150);
    EXPECT_EQ(cv::norm(sampleHeat(heat, {211, 150}), heat, cv::NORM_INF), 0);
}

TEST(SampleHeatTest, APartOfAnotherMatrixWillDo)
{
    const cv::Mat whole = places(300, 200);
    const cv::Mat part = whole(cv::Rect(40, 20, 211, 150));
    EXPECT_EQ(
        cv::norm(sampleHeat(part, {50, 40}), sampleHeat(part.clone(), {50, 40}), cv::NORM_INF), 0);
}

TEST(SampleHeatTest, LooksLikeTheMeanOfWhatEachPixelCovers)
{
    cv::Mat grid(12, 12, CV_32FC1);
    cv::RNG(5).fill(grid, cv::RNG::UNIFORM, 0, 1);
    const Size picture{4000, 3000};
    const Heatmap heatmap = makeHeatmap({.values = grid}, Geometry(picture, 224, Fit::Stretch));
    const cv::Mat samples = sampleHeat(heatmap.values, {1024, 768});
    cv::Mat means;
    cv::resize(heatmap.values, means, samples.size(), 0, 0, cv::INTER_AREA);
    EXPECT_LT(cv::norm(samples, means, cv::NORM_INF), 2.0 / 255);
}

TEST(SampleHeatTest, RefusesWhatItCannotReduce)
{
    EXPECT_THROW((void)sampleHeat(places(10, 10), {11, 10}), Error);
    EXPECT_THROW((void)sampleHeat(places(10, 10), {10, 0}), Error);
    EXPECT_THROW((void)sampleHeat(cv::Mat::zeros(10, 10, CV_8UC1), {5, 5}), Error);
    EXPECT_THROW((void)sampleHeat(cv::Mat(), {1, 1}), Error);
}

}  // namespace
}  // namespace clipscope::test
