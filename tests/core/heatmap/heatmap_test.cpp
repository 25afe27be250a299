// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/heatmap/heatmap.h"
#include "tests/core/heatmap/toy_activations.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace clipscope {
namespace {

constexpr double kPrintedDigits = 2e-6;  // the vectors have six digits, made in float32
constexpr double kFloat = 1e-6;

cv::Mat bumps(int rows, int columns)
{
    cv::Mat map(rows, columns, CV_32FC1);
    for (int y = 0; y < rows; ++y) {
        for (int x = 0; x < columns; ++x)
            map.at<float>(y, x) = static_cast<float>(std::sin(0.9 * x + 0.4 * y * y) + 0.3);
    }
    return map;
}

Heatmap stretched(const cv::Mat& map, Size picture)
{
    return makeHeatmap({map}, Geometry(picture, 224, Fit::Stretch));
}

/// The authors' chain with OpenCV: ReLU, min-max, resize, ReLU, min-max.
cv::Mat withOpenCv(const cv::Mat& map, Size picture)
{
    const auto normalise = [](const cv::Mat& values) {
        double lowest = 0;
        double highest = 0;
        cv::minMaxLoc(values, &lowest, &highest);
        return cv::Mat((values - lowest) / (1e-8 + highest - lowest));
    };
    cv::Mat resized;
    cv::resize(
        normalise(cv::max(map, 0.0)),
        resized,
        {picture.width, picture.height},
        0,
        0,
        cv::INTER_LINEAR);
    return normalise(cv::max(resized, 0.0));
}

/// One pixel of the map by the definition, in double, before the second normalisation.
double sampleAt(const cv::Mat& normalised, const Geometry& geometry, int x, int y)
{
    const Point cell =
        geometry.sourceToCell({x + 0.5, y + 0.5}, {normalised.cols, normalised.rows});
    const double u = std::clamp(cell.x - 0.5, 0.0, normalised.cols - 1.0);
    const double v = std::clamp(cell.y - 0.5, 0.0, normalised.rows - 1.0);
    double sum = 0;
    for (int row = 0; row < normalised.rows; ++row) {
        for (int column = 0; column < normalised.cols; ++column)
            sum += std::max(0.0, 1 - std::abs(u - column)) * std::max(0.0, 1 - std::abs(v - row)) *
                   static_cast<double>(normalised.at<float>(row, column));
    }
    return sum;
}

cv::Mat byDefinition(const cv::Mat& map, const Geometry& geometry)
{
    cv::Mat positive = cv::max(map, 0.0);
    cv::Mat grid;
    cv::normalize(positive, grid, 0, 1, cv::NORM_MINMAX);
    const Box seen = geometry.seen();
    cv::Mat heat = cv::Mat::zeros(geometry.source().height, geometry.source().width, CV_32FC1);
    cv::Mat part = heat(cv::Rect(seen.x, seen.y, seen.width, seen.height));
    for (int y = 0; y < part.rows; ++y) {
        for (int x = 0; x < part.cols; ++x)
            part.at<float>(y, x) =
                static_cast<float>(sampleAt(grid, geometry, seen.x + x, seen.y + y));
    }
    cv::normalize(part, part, 0, 1, cv::NORM_MINMAX);
    return heat;
}

TEST(MakeHeatmapTest, EqualsTheGradCamVector)
{
    const NativeMap raw = test::mapOf(
        3,
        3,
        {.311114F, .330384F, .310400F, .035535F, .019522F, .236329F, .303990F, .344175F, .340675F});
    const Heatmap heatmap = makeHeatmap(raw, Geometry({5, 4}, 8, Fit::Stretch));
    constexpr double kRoundedInput = 1e-5;
    test::expectValues(
        heatmap.values,
        {.841113, .878158, .933726, .876100, .837683, .013366, .008020, 0, .369119, .615199,
         .000529, .010258, .024853, .411797, .669760, .806880, .884128, 1, .989908, .983179},
        kRoundedInput);
    EXPECT_EQ(heatmap.state, HeatState::Ok);
    EXPECT_FLOAT_EQ(heatmap.rawMin, .019522F);
    EXPECT_FLOAT_EQ(heatmap.rawMax, .344175F);
    EXPECT_EQ(heatmap.seen, (Box{0, 0, 5, 4}));
}

TEST(MakeHeatmapTest, EqualsTheHiResCamVectorWhoseMapIsPartlyNegative)
{
    const NativeMap raw = test::mapOf(
        3,
        3,
        {.058815F,
         -.034952F,
         .331719F,
         -.185628F,
         -.222902F,
         -.458213F,
         .854819F,
         .486209F,
         .124842F});
    const Heatmap heatmap = makeHeatmap(raw, Geometry({5, 4}, 8, Fit::Stretch));
    test::expectValues(
        heatmap.values,
        {.068804, .041283, 0,       .232835, .388058, .025802, .015481, 0,       .087313, .145522,
         .375,    .310318, .213295, .118178, .054767, 1,       .827514, .568786, .315141, .146045},
        kPrintedDigits);
    EXPECT_FLOAT_EQ(heatmap.rawMin, -.458213F);
}

TEST(MakeHeatmapTest, EqualsOpenCvForAStretchedPicture)
{
    const Size pictures[] = {{640, 480}, {333, 500}, {7, 7}, {1920, 31}, {3, 2}, {1, 9}};
    for (const Size picture : pictures) {
        for (const cv::Size grid :
             {cv::Size(7, 7), cv::Size(14, 14), cv::Size(9, 5), cv::Size(24, 24)}) {
            const cv::Mat map = bumps(grid.height, grid.width);
            const Heatmap heatmap = stretched(map, picture);
            // OpenCV keeps cell coordinates in float32, which above 16 are a full 1e-6 off.
            const double tolerance = grid.width > 16 ? 2 * kFloat : kFloat;
            EXPECT_LE(cv::norm(heatmap.values, withOpenCv(map, picture), cv::NORM_INF), tolerance)
                << picture.width << " x " << picture.height << " from " << grid;
        }
    }
}

TEST(MakeHeatmapTest, EqualsTheDefinitionForEveryFitAndShape)
{
    for (const Fit fit : {Fit::Stretch, Fit::Crop, Fit::Pad}) {
        for (const Size picture : {Size{90, 40}, Size{40, 90}, Size{61, 61}, Size{300, 20}}) {
            const Geometry geometry(picture, 56, fit);
            const cv::Mat map = bumps(7, 7);
            EXPECT_LE(
                cv::norm(
                    makeHeatmap({map}, geometry).values, byDefinition(map, geometry), cv::NORM_INF),
                kFloat)
                << toString(fit) << " " << picture.width << " x " << picture.height;
        }
    }
}

TEST(MakeHeatmapTest, WhatTheModelDoesNotSeeStaysZero)
{
    const Geometry geometry({100, 40}, 56, Fit::Crop);
    const Heatmap heatmap = makeHeatmap({cv::Mat(bumps(7, 7) + 2.0F)}, geometry);
    EXPECT_EQ(heatmap.seen, geometry.seen());
    const cv::Rect seen(heatmap.seen.x, heatmap.seen.y, heatmap.seen.width, heatmap.seen.height);
    ASSERT_LT(seen.width, 100);
    cv::Mat outside = heatmap.values.clone();
    outside(seen).setTo(0);
    EXPECT_EQ(cv::countNonZero(outside), 0);
    double lowest = 0;
    double highest = 0;
    cv::minMaxLoc(heatmap.values(seen), &lowest, &highest);
    EXPECT_NEAR(lowest, 0, kFloat);
    EXPECT_NEAR(highest, 1, kFloat);
}

TEST(MakeHeatmapTest, ValuesNeverLeaveTheRange)
{
    for (const float scale : {1e-6F, 1.0F, 1e30F}) {
        const Heatmap heatmap = stretched(bumps(7, 7) * scale, {257, 123});
        EXPECT_TRUE(cv::checkRange(heatmap.values, true, nullptr, 0.0, 1.0000001)) << scale;
        EXPECT_EQ(heatmap.state, HeatState::Ok) << scale;
    }
}

TEST(MakeHeatmapTest, TinyMapsAreStretchedLikeTheAuthorsDo)
{
    // 1e-8 in the first normalisation weighs in here; the second makes up for it.
    const cv::Mat map = bumps(7, 7) * 1e-7F;
    EXPECT_LE(
        cv::norm(stretched(map, {50, 30}).values, withOpenCv(map, {50, 30}), cv::NORM_INF), kFloat);
}

TEST(MakeHeatmapTest, NothingPositiveIsEmpty)
{
    for (const float value : {0.0F, -1.0F}) {
        const Heatmap heatmap = stretched(cv::Mat(7, 7, CV_32FC1, cv::Scalar(value)), {20, 10});
        EXPECT_EQ(heatmap.state, HeatState::Empty);
        EXPECT_EQ(heatmap.values.size(), cv::Size(20, 10));
        EXPECT_EQ(cv::countNonZero(heatmap.values), 0);
        EXPECT_EQ(heatmap.rawMax, value);
    }
}

TEST(MakeHeatmapTest, TheSameEverywhereIsFlat)
{
    cv::Mat map(7, 7, CV_32FC1, cv::Scalar(0.7F));
    EXPECT_EQ(stretched(map, {20, 10}).state, HeatState::Flat);
    map.at<float>(3, 3) = std::nextafter(0.7F, 1.0F);
    const Heatmap rounded = stretched(map, {20, 10});
    EXPECT_EQ(rounded.state, HeatState::Flat) << "one float32 rounding is no evidence";
    EXPECT_EQ(cv::countNonZero(rounded.values), 0);
    map.at<float>(3, 3) = 0.7001F;
    EXPECT_EQ(stretched(map, {20, 10}).state, HeatState::Ok);
}

TEST(MakeHeatmapTest, OnePixelCannotShowAnything)
{
    const Heatmap heatmap = stretched(bumps(7, 7), {1, 1});
    EXPECT_EQ(heatmap.state, HeatState::Flat);
    EXPECT_EQ(heatmap.values.at<float>(0), 0);
}

TEST(MakeHeatmapTest, AMapOfOneCellIsFlat)
{
    EXPECT_EQ(stretched(cv::Mat::ones(1, 1, CV_32FC1), {30, 20}).state, HeatState::Flat);
}

TEST(MakeHeatmapTest, LeavesTheMapAlone)
{
    const cv::Mat map = bumps(5, 5);
    (void)stretched(map, {20, 10});
    EXPECT_EQ(cv::norm(map, bumps(5, 5), cv::NORM_INF), 0);
}

TEST(MakeHeatmapTest, TheNumberOfThreadsDoesNotChangeABit)
{
    const int before = cv::getNumThreads();
    cv::setNumThreads(1);
    const Heatmap alone = stretched(bumps(14, 14), {640, 480});
    cv::setNumThreads(4);
    const Heatmap together = stretched(bumps(14, 14), {640, 480});
    cv::setNumThreads(before);
    EXPECT_EQ(cv::norm(alone.values, together.values, cv::NORM_INF), 0);
}

TEST(MakeHeatmapTest, BadMapsAreRefused)
{
    cv::Mat map = bumps(3, 3);
    EXPECT_THROW((void)stretched(cv::Mat(), {4, 4}), Error);
    EXPECT_THROW((void)stretched(cv::Mat::zeros(3, 3, CV_64FC1), {4, 4}), Error);
    for (const float bad :
         {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
        map.at<float>(1, 1) = bad;
        EXPECT_THROW((void)stretched(map, {4, 4}), Error);
    }
}

TEST(HeatStateTest, HasTheNamesOfTheResultFile)
{
    EXPECT_STREQ(toString(HeatState::Ok), "ok");
    EXPECT_STREQ(toString(HeatState::Empty), "empty");
    EXPECT_STREQ(toString(HeatState::Flat), "flat");
    EXPECT_STREQ(toString(HeatState::Partial), "partial");
}

}  // namespace
}  // namespace clipscope
