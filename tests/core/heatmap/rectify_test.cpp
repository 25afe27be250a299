// SPDX-License-Identifier: GPL-3.0-or-later
// Interpolation and the rules for negative values, against OpenCV and the definition.
#include "core/base/error.h"
#include "core/heatmap/heatmap.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace clipscope {
namespace {

// OpenCV keeps cell coordinates in float32; a cubic is steeper than a line, and signed maps span
// more than their positive part.
constexpr double kFloat = 4e-6;

constexpr Rectify kRules[] = {Rectify::BeforeResize, Rectify::AfterResize, Rectify::Never};
constexpr Interpolation kInterpolations[] = {
    Interpolation::Nearest, Interpolation::Bilinear, Interpolation::Bicubic};

/// About half of it negative.
cv::Mat waves(int rows, int columns)
{
    cv::Mat map(rows, columns, CV_32FC1);
    for (int y = 0; y < rows; ++y) {
        for (int x = 0; x < columns; ++x)
            map.at<float>(y, x) = static_cast<float>(std::sin(1.3 * x + 0.5 * y * y) + 0.1);
    }
    return map;
}

int flagOf(Interpolation interpolation)
{
    switch (interpolation) {
    case Interpolation::Nearest:
        return cv::INTER_NEAREST;
    case Interpolation::Bilinear:
        return cv::INTER_LINEAR;
    case Interpolation::Bicubic:
        return cv::INTER_CUBIC;
    }
    return cv::INTER_LINEAR;
}

cv::Mat minMax(const cv::Mat& values)
{
    double lowest = 0;
    double highest = 0;
    cv::minMaxLoc(values, &lowest, &highest);
    return cv::Mat((values - lowest) / (1e-8 + highest - lowest));
}

/// The three chains of methods-cnn.md 1.6 and methods-vit.md 1.2.4 and 1.4.2 with OpenCV.
cv::Mat withOpenCv(const cv::Mat& map, cv::Size picture, Rectify rectify, Interpolation how)
{
    cv::Mat values = rectify == Rectify::BeforeResize ? minMax(cv::max(map, 0.0)) : map.clone();
    cv::resize(values, values, picture, 0, 0, flagOf(how));
    if (rectify != Rectify::Never)
        values = cv::max(values, 0.0);
    return minMax(values);
}

double kernel(double t)
{
    constexpr double a = -0.75;
    t = std::abs(t);
    if (t < 1)
        return (a + 2) * t * t * t - (a + 3) * t * t + 1;
    return t < 2 ? a * (t * t * t - 5 * t * t + 8 * t - 4) : 0;
}

/// One picture pixel by the definition: cell (u, v) of an endless grid whose edge cells repeat.
double sampleAt(const cv::Mat& map, const Geometry& geometry, Interpolation how, int x, int y)
{
    const Size cells{map.cols, map.rows};
    const auto cell = [&](int u, int v) {
        return static_cast<double>(
            map.at<float>(std::clamp(v, 0, map.rows - 1), std::clamp(u, 0, map.cols - 1)));
    };
    if (how == Interpolation::Nearest) {
        const Point corner = geometry.sourceToCell({x + 1e-6, y + 1e-6}, cells);
        return cell(static_cast<int>(std::floor(corner.x)), static_cast<int>(std::floor(corner.y)));
    }
    const Point centre = geometry.sourceToCell({x + 0.5, y + 0.5}, cells);
    const double px = centre.x - 0.5;
    const double py = centre.y - 0.5;
    double sum = 0;
    for (int v = -3; v < map.rows + 3; ++v) {
        for (int u = -3; u < map.cols + 3; ++u) {
            const double weight =
                how == Interpolation::Bicubic
                    ? kernel(px - u) * kernel(py - v)
                    : std::max(0.0, 1 - std::abs(px - u)) * std::max(0.0, 1 - std::abs(py - v));
            sum += weight * cell(u, v);
        }
    }
    return sum;
}

cv::Mat
byDefinition(const cv::Mat& map, const Geometry& geometry, Rectify rectify, Interpolation how)
{
    const cv::Mat grid = rectify == Rectify::BeforeResize ? minMax(cv::max(map, 0.0)) : map;
    const Box seen = geometry.seen();
    cv::Mat part(seen.height, seen.width, CV_32FC1);
    for (int y = 0; y < part.rows; ++y) {
        for (int x = 0; x < part.cols; ++x)
            part.at<float>(y, x) =
                static_cast<float>(sampleAt(grid, geometry, how, seen.x + x, seen.y + y));
    }
    if (rectify != Rectify::Never)
        part = cv::max(part, 0.0);
    cv::Mat heat = cv::Mat::zeros(geometry.source().height, geometry.source().width, CV_32FC1);
    minMax(part).copyTo(heat(cv::Rect(seen.x, seen.y, seen.width, seen.height)));
    return heat;
}

std::string nameOf(Rectify rectify, Interpolation how)
{
    return std::to_string(static_cast<int>(rectify)) + " " + std::string(toString(how));
}

Heatmap flatMap(float value, Rectify rectify)
{
    return makeHeatmap(
        {cv::Mat(7, 7, CV_32FC1, cv::Scalar(value)), rectify},
        Geometry({20, 10}, 56, Fit::Stretch));
}

TEST(RectifyTest, EqualsOpenCvForAStretchedPicture)
{
    const cv::Size pictures[] = {{640, 480}, {333, 501}, {11, 13}, {3, 2}};
    for (const cv::Size picture : pictures) {
        for (const cv::Size grid : {cv::Size(7, 7), cv::Size(14, 9)}) {
            const cv::Mat map = waves(grid.height, grid.width);
            for (const Rectify rectify : kRules) {
                for (const Interpolation how : kInterpolations) {
                    const Heatmap heatmap = makeHeatmap(
                        {map, rectify},
                        Geometry({picture.width, picture.height}, 224, Fit::Stretch),
                        {.interpolation = how});
                    EXPECT_LE(
                        cv::norm(
                            heatmap.values, withOpenCv(map, picture, rectify, how), cv::NORM_INF),
                        kFloat)
                        << nameOf(rectify, how) << ", " << picture << " from " << grid;
                }
            }
        }
    }
}

TEST(RectifyTest, EqualsTheDefinitionForEveryFitAndShape)
{
    for (const Fit fit : {Fit::Stretch, Fit::Crop, Fit::Pad}) {
        for (const Size picture : {Size{90, 40}, Size{40, 90}, Size{61, 61}}) {
            const Geometry geometry(picture, 56, fit);
            const cv::Mat map = waves(7, 7);
            for (const Rectify rectify : kRules) {
                for (const Interpolation how : kInterpolations) {
                    const Heatmap heatmap =
                        makeHeatmap({map, rectify}, geometry, {.interpolation = how});
                    EXPECT_LE(
                        cv::norm(
                            heatmap.values,
                            byDefinition(map, geometry, rectify, how),
                            cv::NORM_INF),
                        kFloat)
                        << toString(fit) << " " << picture.width << " " << nameOf(rectify, how);
                }
            }
        }
    }
}

TEST(RectifyTest, NearestPutsAPixelThatBeginsWithACellIntoThatCell)
{
    // 49 * (1 / 49) is just below 1 in double: OpenCV's nearest is one pixel late here.
    const cv::Mat map = (cv::Mat_<float>(1, 2) << 0.0F, 1.0F);
    const Heatmap heatmap = makeHeatmap(
        {map}, Geometry({98, 1}, 224, Fit::Stretch), {.interpolation = Interpolation::Nearest});
    EXPECT_EQ(heatmap.values.at<float>(0, 48), 0);
    EXPECT_EQ(heatmap.values.at<float>(0, 49), 1);
}

TEST(RectifyTest, TheRulesDifferWhereTheMapChangesSign)
{
    const Geometry geometry({64, 64}, 56, Fit::Stretch);
    const NativeMap before{waves(7, 7), Rectify::BeforeResize};
    const NativeMap after{waves(7, 7), Rectify::AfterResize};
    const NativeMap never{waves(7, 7), Rectify::Never};
    const auto positive = [&](const NativeMap& map) {
        return cv::countNonZero(makeHeatmap(map, geometry).values);
    };
    EXPECT_LT(positive(after), positive(before));
    EXPECT_LT(positive(before), positive(never));
    EXPECT_GE(positive(never), 64 * 64 - 1) << "only the coldest pixel is 0";
}

TEST(RectifyTest, NeverShowsMapsWithoutAnythingPositive)
{
    const Geometry geometry({50, 30}, 56, Fit::Stretch);
    const cv::Mat map = waves(7, 7) - 10.0F;
    EXPECT_EQ(makeHeatmap({map, Rectify::BeforeResize}, geometry).state, HeatState::Empty);
    EXPECT_EQ(makeHeatmap({map, Rectify::AfterResize}, geometry).state, HeatState::Empty);
    const Heatmap heatmap = makeHeatmap({map, Rectify::Never}, geometry);
    EXPECT_EQ(heatmap.state, HeatState::Ok);
    EXPECT_LT(heatmap.rawMax, 0);
    // The constant is gone apart from float32's rounding of it.
    EXPECT_LE(
        cv::norm(
            heatmap.values,
            withOpenCv(waves(7, 7), {50, 30}, Rectify::Never, Interpolation::Bilinear),
            cv::NORM_INF),
        2e-6);
}

TEST(RectifyTest, AConstantMapIsFlatUnlessItsRuleFindsNothingPositive)
{
    for (const float value : {-1.0F, 0.0F, 0.7F}) {
        const HeatState positiveOnly = value > 0 ? HeatState::Flat : HeatState::Empty;
        EXPECT_EQ(flatMap(value, Rectify::BeforeResize).state, positiveOnly) << value;
        EXPECT_EQ(flatMap(value, Rectify::AfterResize).state, positiveOnly) << value;
        EXPECT_EQ(flatMap(value, Rectify::Never).state, HeatState::Flat) << value;
        EXPECT_EQ(cv::countNonZero(flatMap(value, Rectify::Never).values), 0) << value;
    }
}

TEST(RectifyTest, WhatResizingBuriesIsEmptyAfterIt)
{
    // The only positive cell lies between the centres of the picture's two pixels.
    const cv::Mat map = (cv::Mat_<float>(1, 5) << -9.0F, -9.0F, 0.1F, -9.0F, -9.0F);
    const Geometry geometry({2, 1}, 56, Fit::Stretch);
    EXPECT_EQ(makeHeatmap({map, Rectify::AfterResize}, geometry).state, HeatState::Empty);
}

TEST(RectifyTest, ScaleDoesNotMatterWithoutRectification)
{
    const Geometry geometry({64, 48}, 56, Fit::Stretch);
    const cv::Mat expected = makeHeatmap({waves(7, 7), Rectify::Never}, geometry).values;
    for (const double scale : {1e-20, 1e-6, 1e20}) {
        const cv::Mat map = waves(7, 7) * scale;
        for (const Interpolation how : kInterpolations)
            EXPECT_TRUE(cv::checkRange(
                makeHeatmap({map, Rectify::Never}, geometry, {.interpolation = how}).values,
                true,
                nullptr,
                0.0,
                1.0000001))
                << scale;
        EXPECT_LE(
            cv::norm(makeHeatmap({map, Rectify::Never}, geometry).values, expected, cv::NORM_INF),
            kFloat)
            << scale;
    }
}

TEST(InterpolationTest, NamesSurviveARoundTrip)
{
    for (const Interpolation how : kInterpolations)
        EXPECT_EQ(interpolationFromString(toString(how)), how);
    try {
        (void)interpolationFromString("linear");
        ADD_FAILURE() << "accepted \"linear\"";
    } catch (const Error& error) {
        EXPECT_STREQ(
            error.what(), "unknown interpolation \"linear\"; use nearest, bilinear or bicubic");
    }
}

}  // namespace
}  // namespace clipscope
