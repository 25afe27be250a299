// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/localize/otsu.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace clipscope {
namespace {

ByteHistogram histogramOf(const cv::Mat& bytes)
{
    ByteHistogram counts{};
    for (int y = 0; y < bytes.rows; ++y)
        for (int x = 0; x < bytes.cols; ++x)
            ++counts[bytes.at<std::uint8_t>(y, x)];
    return counts;
}

int withOpenCv(const cv::Mat& bytes)
{
    cv::Mat mask;
    return cvRound(cv::threshold(bytes, mask, 0, 255, cv::THRESH_BINARY | cv::THRESH_OTSU));
}

/// Between-class variance by its definition.
double varianceAt(const ByteHistogram& histogram, int level)
{
    double pixels[2] = {0, 0};
    double sums[2] = {0, 0};
    for (int i = 0; i < 256; ++i) {
        const int side = i > level ? 1 : 0;
        pixels[side] += histogram[static_cast<std::size_t>(i)];
        sums[side] += i * static_cast<double>(histogram[static_cast<std::size_t>(i)]);
    }
    if (pixels[0] == 0 || pixels[1] == 0)
        return 0;
    const double all = pixels[0] + pixels[1];
    return pixels[0] / all * pixels[1] / all *
           std::pow(sums[0] / pixels[0] - sums[1] / pixels[1], 2);
}

/// Of many shapes: noise, few levels, ramps, and pixels that are all but alike.
cv::Mat randomBytes(std::mt19937& random)
{
    const auto upTo = [&random](int n) { return std::uniform_int_distribution(0, n)(random); };
    cv::Mat bytes(1 + upTo(60), 1 + upTo(60), CV_8UC1);
    const int kind = upTo(3);
    const int levels = 1 + upTo(kind == 1 ? 3 : 255);
    const int base = upTo(255);
    for (int y = 0; y < bytes.rows; ++y) {
        for (int x = 0; x < bytes.cols; ++x) {
            const int value = kind == 2 ? (x * y) / 4 : kind == 3 && upTo(400) > 0 ? 0 : upTo(255);
            bytes.at<std::uint8_t>(y, x) = static_cast<std::uint8_t>(base + value % levels);
        }
    }
    return bytes;
}

TEST(OtsuCurveTest, IsHighestWhereOpenCvPutsTheThreshold)
{
    std::mt19937 random(1979);
    for (int trial = 0; trial < 2000; ++trial) {
        const cv::Mat bytes = randomBytes(random);
        ASSERT_EQ(otsuLevel(otsuCurve(histogramOf(bytes))), withOpenCv(bytes)) << "trial " << trial;
    }
}

TEST(OtsuCurveTest, IsTheBetweenClassVariance)
{
    std::mt19937 random(7);
    for (int trial = 0; trial < 100; ++trial) {
        const ByteHistogram histogram = histogramOf(randomBytes(random));
        const auto curve = otsuCurve(histogram);
        for (int level = 0; level < 256; ++level)
            ASSERT_NEAR(curve[static_cast<std::size_t>(level)], varianceAt(histogram, level), 1e-6)
                << "trial " << trial << ", level " << level;
    }
}

TEST(OtsuCurveTest, OfTwoLevelsIsFlatBetweenThem)
{
    ByteHistogram histogram{};
    histogram[100] = 30;
    histogram[200] = 10;
    const auto curve = otsuCurve(histogram);
    EXPECT_EQ(curve[99], 0);
    EXPECT_NEAR(curve[100], 0.75 * 0.25 * 100 * 100, 1e-9);
    EXPECT_NEAR(curve[199], curve[100], 1e-9);
    EXPECT_EQ(curve[200], 0);
    EXPECT_EQ(otsuLevel(curve), 100);
}

TEST(OtsuCurveTest, IsZeroWhereThereIsNothingToSplit)
{
    ByteHistogram histogram{};
    EXPECT_EQ(otsuCurve(histogram), (std::array<double, 256>{}));
    histogram[17] = 12'000'000;
    EXPECT_EQ(otsuCurve(histogram), (std::array<double, 256>{}));
    EXPECT_EQ(otsuLevel(otsuCurve(histogram)), 0);
}

}  // namespace
}  // namespace clipscope
