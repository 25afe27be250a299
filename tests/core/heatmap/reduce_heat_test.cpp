// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/heatmap/reduce_heat.h"
#include "tests/core/heatmap/slow_heatmap.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <gtest/gtest.h>

#include <random>

namespace clipscope {
namespace {

using test::isSameToTheBit;

cv::Mat noise(int rows, int cols, std::uint64_t seed)
{
    cv::Mat heat(rows, cols, CV_32FC1);
    cv::RNG random(seed);
    random.fill(heat, cv::RNG::UNIFORM, 0.0, 1.0);
    return heat;
}

cv::Mat withOpenCv(const cv::Mat& heat, Size size)
{
    cv::Mat reduced;
    cv::resize(heat, reduced, {size.width, size.height}, 0, 0, cv::INTER_AREA);
    return reduced;
}

TEST(ReduceHeatTest, EqualsOpenCvToTheBit)
{
    std::mt19937 random(41);
    const auto from1To = [&random](int n) { return std::uniform_int_distribution(1, n)(random); };
    for (int trial = 0; trial < 300; ++trial) {
        const cv::Mat heat = noise(from1To(300), from1To(300), static_cast<std::uint64_t>(trial));
        const Size size{from1To(heat.cols), from1To(heat.rows)};
        ASSERT_TRUE(isSameToTheBit(reduceHeat(heat, size), withOpenCv(heat, size)))
            << heat.cols << " x " << heat.rows << " to " << size.width << " x " << size.height;
    }
}

TEST(ReduceHeatTest, EqualsOpenCvAtTheSizesOfPhotographs)
{
    const cv::Mat heat = noise(3000, 4000, 1);
    for (const Size size : {Size{1024, 768}, Size{1000, 750}, Size{1024, 750}, Size{1, 1}})
        EXPECT_TRUE(isSameToTheBit(reduceHeat(heat, size), withOpenCv(heat, size))) << size.width;
}

TEST(ReduceHeatTest, TakesPartsOfAMatrix)
{
    const cv::Mat part = noise(200, 300, 2)(cv::Rect(17, 5, 211, 150));
    EXPECT_TRUE(isSameToTheBit(reduceHeat(part, {50, 40}), withOpenCv(part, {50, 40})));
    EXPECT_TRUE(isSameToTheBit(reduceHeat(part, {211, 150}), part));
}

TEST(ReduceHeatTest, RefusesToEnlarge)
{
    EXPECT_THROW((void)reduceHeat(noise(10, 10, 3), {11, 10}), Error);
    EXPECT_THROW((void)reduceHeat(noise(10, 10, 3), {10, 0}), Error);
    EXPECT_THROW((void)reduceHeat(cv::Mat::zeros(10, 10, CV_8UC1), {5, 5}), Error);
    EXPECT_THROW((void)reduceHeat(cv::Mat(), {1, 1}), Error);
}

}  // namespace
}  // namespace clipscope
