// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/heatmap/closing.h"
#include "core/heatmap/heatmap.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace clipscope {
namespace {

/// High bits of a linear congruence, in [0, 1).
cv::Mat noise(cv::Size size)
{
    cv::Mat values(size, CV_32FC1);
    std::uint32_t state = 99;
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            state = state * 1664525U + 1013904223U;
            values.at<float>(y, x) = static_cast<float>(state >> 8U) / 16777216.0F;
        }
    }
    return values;
}

cv::Mat withOpenCv(const cv::Mat& heat, int side)
{
    cv::Mat closed;
    cv::morphologyEx(
        heat, closed, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, {side, side}));
    return closed;
}

/// The largest or smallest value within `radius` of each pixel, by looking at them all.
template <typename Better>
cv::Mat extremes(const cv::Mat& heat, int radius, Better better)
{
    cv::Mat out = heat.clone();
    for (int y = 0; y < heat.rows; ++y) {
        for (int x = 0; x < heat.cols; ++x) {
            for (int v = std::max(0, y - radius); v <= std::min(heat.rows - 1, y + radius); ++v) {
                for (int u = std::max(0, x - radius); u <= std::min(heat.cols - 1, x + radius); ++u)
                    out.at<float>(y, x) = better(out.at<float>(y, x), heat.at<float>(v, u));
            }
        }
    }
    return out;
}

cv::Mat byDefinition(const cv::Mat& heat, int side)
{
    const auto larger = [](float a, float b) { return std::max(a, b); };
    const auto smaller = [](float a, float b) { return std::min(a, b); };
    return extremes(extremes(heat, side / 2, larger), side / 2, smaller);
}

double difference(const cv::Mat& a, const cv::Mat& b)
{
    return cv::norm(a, b, cv::NORM_INF);
}

TEST(CloseHeatTest, EqualsTheDefinition)
{
    const cv::Mat heat = noise({23, 17});
    for (const int side : {1, 3, 5, 7, 9, 15, 17, 33, 45, 47, 101})
        EXPECT_EQ(difference(closeHeat(heat, side), byDefinition(heat, side)), 0) << side;
}

TEST(CloseHeatTest, EqualsOpenCv)
{
    for (const cv::Size size : {cv::Size(120, 80), cv::Size(1, 50), cv::Size(64, 1)}) {
        const cv::Mat heat = noise(size);
        for (const int side : {3, 41, 61})
            EXPECT_EQ(difference(closeHeat(heat, side), withOpenCv(heat, side)), 0) << side;
    }
}

TEST(CloseHeatTest, CommutesWithThresholding)
{
    cv::Mat heat;
    cv::GaussianBlur(noise({60, 45}), heat, {0, 0}, 3);
    cv::normalize(heat, heat, 0, 1, cv::NORM_MINMAX);
    const auto above = [](const cv::Mat& values, double level) {
        cv::Mat mask;
        cv::threshold(values, mask, level, 1, cv::THRESH_BINARY);
        return mask;
    };
    for (const int side : {3, 9, 21}) {
        const cv::Mat closed = closeHeat(heat, side);
        ASSERT_GT(difference(closed, heat), 0);
        for (int k = 0; k < 100; ++k) {
            const double level = k / 99.0;
            ASSERT_EQ(difference(above(closed, level), closeHeat(above(heat, level), side)), 0)
                << side << " at " << level;
        }
    }
}

TEST(CloseHeatTest, FillsGapsAndKeepsTheRest)
{
    cv::Mat heat = cv::Mat::zeros(20, 40, CV_32FC1);
    heat(cv::Rect(5, 5, 10, 10)).setTo(1);
    heat(cv::Rect(19, 5, 10, 10)).setTo(1);  // four columns away
    cv::Mat joined = heat.clone();
    joined(cv::Rect(5, 5, 24, 10)).setTo(1);
    EXPECT_EQ(difference(closeHeat(heat, 3), heat), 0);
    EXPECT_EQ(difference(closeHeat(heat, 5), joined), 0);
    EXPECT_EQ(difference(closeHeat(joined, 5), joined), 0) << "a second time changes nothing";
}

TEST(CloseHeatTest, ImpossibleArgumentsAreRefused)
{
    const cv::Mat heat = noise({4, 4});
    for (const int side : {0, -1, 2, 40})
        EXPECT_THROW((void)closeHeat(heat, side), Error) << side;
    EXPECT_THROW((void)closeHeat(cv::Mat(), 3), Error);
    EXPECT_THROW((void)closeHeat(cv::Mat::zeros(3, 3, CV_8UC1), 3), Error);
}

TEST(ClosingSideTest, IsTheNearestOddNumberOfPixels)
{
    const auto side = [](double pixels) { return closingSide({pixels, false}, {640, 480}); };
    EXPECT_EQ(side(0), 1);
    EXPECT_EQ(side(0.4), 1);
    EXPECT_EQ(side(1.9), 1);
    EXPECT_EQ(side(2), 3);
    EXPECT_EQ(side(41), 41);
    EXPECT_EQ(side(40), 41);
    EXPECT_EQ(side(41.9), 41);
}

TEST(ClosingSideTest, PercentCountsTheShorterSide)
{
    EXPECT_EQ(closingSide({5, true}, {640, 480}), 25);  // 24
    EXPECT_EQ(closingSide({5, true}, {480, 640}), 25);
    EXPECT_EQ(closingSide({16, true}, {256, 256}), 41);  // 40.96
    EXPECT_EQ(closingSide({1, true}, {30, 30}), 1);
}

TEST(ClosingSideTest, ImpossibleSizesAreRefused)
{
    for (const double size : {-1.0, std::nan(""), std::numeric_limits<double>::infinity()})
        EXPECT_THROW((void)closingSide({size, false}, {10, 10}), Error) << size;
    EXPECT_GE(closingSide({1e300, false}, {10, 20}), 39) << "covers the picture, does not overflow";
}

TEST(ClosingTest, TextSurvivesARoundTrip)
{
    for (const char* text : {"off", "41px", "5%", "12.5%", "100%"})
        EXPECT_EQ(toString(closingFromString(text)), text);
    EXPECT_EQ(closingFromString("41"), (Closing{41, false}));
    EXPECT_EQ(closingFromString("41px"), (Closing{41, false}));
    EXPECT_EQ(closingFromString("5%"), (Closing{5, true}));
    for (const char* text : {"off", "0", "0px", "0%"})
        EXPECT_EQ(closingFromString(text), Closing{}) << text;
}

TEST(ClosingTest, AnythingElseIsRefused)
{
    for (const char* text :
         {"", "Off", "px", "%", "-3", "41 px", "41pt", "101%", "nan", "inf", "5%%", "5px%"})
        EXPECT_THROW((void)closingFromString(text), Error) << text;
}

/// A ring with a cold middle, so that a closing has something to do.
NativeMap ring()
{
    cv::Mat map = cv::Mat::ones(7, 7, CV_32FC1);
    map(cv::Rect(3, 3, 1, 1)).setTo(0.2);
    map(cv::Rect(0, 0, 2, 7)).setTo(-1);
    return {map};
}

TEST(MakeHeatmapTest, ClosesTheFinishedHeatmap)
{
    const Geometry geometry({90, 60}, 56, Fit::Stretch);
    const Heatmap open = makeHeatmap(ring(), geometry);
    const Heatmap closed = makeHeatmap(ring(), geometry, {.closing = {21, false}});
    EXPECT_EQ(difference(closed.values, withOpenCv(open.values, 21)), 0);
    EXPECT_GT(difference(closed.values, open.values), 0.1);
    const Heatmap percent = makeHeatmap(ring(), geometry, {.closing = {35, true}});
    EXPECT_EQ(difference(percent.values, closed.values), 0);
}

TEST(MakeHeatmapTest, ClosesOnlyWhatTheModelSaw)
{
    for (const Fit fit : {Fit::Crop, Fit::Pad}) {
        const Geometry geometry({150, 60}, 56, fit);
        const Heatmap open = makeHeatmap(ring(), geometry);
        const Heatmap closed = makeHeatmap(ring(), geometry, {.closing = {41, false}});
        const Box& seen = open.seen;
        const cv::Rect part(seen.x, seen.y, seen.width, seen.height);
        cv::Mat expected = cv::Mat::zeros(open.values.size(), CV_32FC1);
        withOpenCv(open.values(part).clone(), 41).copyTo(expected(part));
        EXPECT_EQ(difference(closed.values, expected), 0) << toString(fit);
    }
}

}  // namespace
}  // namespace clipscope
