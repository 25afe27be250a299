// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/heatmap/average_maps.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace clipscope {
namespace {

constexpr double kFloat = 2e-6;

NativeMap wave(int side, double phase, double scale, Rectify rectify)
{
    cv::Mat map(side, side, CV_32FC1);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x)
            map.at<float>(y, x) =
                static_cast<float>(scale * (std::sin(phase + 0.9 * x + 0.4 * y * y) + 0.2));
    }
    return {map, rectify};
}

NativeMap constant(float value, Rectify rectify = Rectify::BeforeResize)
{
    return {cv::Mat(5, 5, CV_32FC1, cv::Scalar(value)), rectify};
}

cv::Mat minMax(const cv::Mat& values)
{
    double lowest = 0;
    double highest = 0;
    cv::minMaxLoc(values, &lowest, &highest);
    return cv::Mat((values - lowest) / (1e-8 + highest - lowest));
}

/// The plain formula for one cell of the common grid, in double, before any min-max after it.
double sampleAt(const cv::Mat& grid, Size common, int x, int y)
{
    const double u = std::clamp((x + 0.5) * grid.cols / common.width - 0.5, 0.0, grid.cols - 1.0);
    const double v = std::clamp((y + 0.5) * grid.rows / common.height - 0.5, 0.0, grid.rows - 1.0);
    double sum = 0;
    for (int row = 0; row < grid.rows; ++row) {
        for (int column = 0; column < grid.cols; ++column)
            sum += std::max(0.0, 1 - std::abs(u - column)) * std::max(0.0, 1 - std::abs(v - row)) *
                   static_cast<double>(grid.at<float>(row, column));
    }
    return sum;
}

cv::Mat oneByDefinition(const NativeMap& map, Size common)
{
    cv::Mat grid = map.values.clone();
    if (map.rectify == Rectify::BeforeResize)
        grid = cv::max(grid, 0.0);
    if (map.rectify != Rectify::AfterResize)
        grid = minMax(grid);
    cv::Mat out(common.height, common.width, CV_32FC1);
    for (int y = 0; y < out.rows; ++y) {
        for (int x = 0; x < out.cols; ++x)
            out.at<float>(y, x) = static_cast<float>(sampleAt(grid, common, x, y));
    }
    return map.rectify == Rectify::AfterResize ? minMax(cv::max(out, 0.0)) : out;
}

cv::Mat byDefinition(const std::vector<NativeMap>& maps, Size common)
{
    cv::Mat sum = cv::Mat::zeros(common.height, common.width, CV_32FC1);
    for (const NativeMap& map : maps)
        sum += oneByDefinition(map, common);
    return cv::Mat(sum / static_cast<double>(maps.size()));
}

HeatState stateOf(const NativeMap& map)
{
    return makeHeatmap(map, Geometry({20, 10}, 56, Fit::Stretch)).state;
}

TEST(AverageMapsTest, EqualsTheDefinitionForEveryRuleAndGrid)
{
    const std::vector<NativeMap> maps{
        wave(7, 0, 1, Rectify::BeforeResize),
        wave(14, 1, 300, Rectify::AfterResize),
        wave(5, 2, 0.01, Rectify::Never),
        wave(28, 3, 5, Rectify::AfterResize)};
    for (const Size common : {Size{7, 7}, Size{14, 14}, Size{28, 12}}) {
        const NativeMap mean = averageMaps(maps, common);
        ASSERT_EQ(mean.grid(), common);
        EXPECT_LE(cv::norm(mean.values, byDefinition(maps, common), cv::NORM_INF), kFloat)
            << common.width << " x " << common.height;
    }
}

TEST(AverageMapsTest, TheHeatmapIsTheNormalisedMeanOfTheSingleOnes)
{
    // The authors' chain with several layers: each map stretched, resized to the picture, averaged,
    // normalised again.
    const std::vector<NativeMap> maps{
        wave(7, 0, 1, Rectify::BeforeResize), wave(7, 1, 40, Rectify::BeforeResize)};
    cv::Mat sum = cv::Mat::zeros(75, 100, CV_32FC1);
    for (const NativeMap& map : maps) {
        cv::Mat resized;
        cv::resize(minMax(cv::max(map.values, 0.0)), resized, sum.size(), 0, 0, cv::INTER_LINEAR);
        sum += resized;
    }
    const Heatmap heatmap =
        makeHeatmap(averageMaps(maps, {7, 7}), Geometry({100, 75}, 224, Fit::Stretch));
    EXPECT_LE(cv::norm(heatmap.values, minMax(sum), cv::NORM_INF), kFloat);
}

TEST(AverageMapsTest, OneMapKeepsItsHeatmap)
{
    const Geometry geometry({90, 60}, 56, Fit::Crop);
    for (const Rectify rectify : {Rectify::BeforeResize, Rectify::Never}) {
        const NativeMap map = wave(7, 0.5, 3, rectify);
        EXPECT_LE(
            cv::norm(
                makeHeatmap(averageMaps({map}, {7, 7}), geometry).values,
                makeHeatmap(map, geometry).values,
                cv::NORM_INF),
            kFloat);
    }
}

TEST(AverageMapsTest, EmptyAndFlatMapsCountAsZeros)
{
    const NativeMap map = wave(7, 0, 1, Rectify::BeforeResize);
    const cv::Mat alone = averageMaps({map}, {7, 7}).values;
    const cv::Mat diluted = averageMaps({map, constant(-1), constant(0.3F)}, {7, 7}).values;
    EXPECT_LE(cv::norm(diluted, cv::Mat(alone / 3.0), cv::NORM_INF), 1e-7);
}

TEST(AverageMapsTest, NothingButEmptyMapsIsEmpty)
{
    const NativeMap mean = averageMaps({constant(0), constant(-2)}, {7, 6});
    EXPECT_EQ(mean.grid(), (Size{7, 6}));
    EXPECT_EQ(cv::countNonZero(mean.values), 0);
    EXPECT_EQ(stateOf(mean), HeatState::Empty);
}

TEST(AverageMapsTest, NothingButFlatMapsIsFlat)
{
    EXPECT_EQ(stateOf(averageMaps({constant(0.5F)}, {7, 7})), HeatState::Flat);
    EXPECT_EQ(
        stateOf(averageMaps({constant(-2), constant(-2, Rectify::Never)}, {7, 7})),
        HeatState::Flat);
}

TEST(AverageMapsTest, LeavesTheMapsAlone)
{
    const NativeMap map = wave(7, 0, 1, Rectify::AfterResize);
    const cv::Mat before = map.values.clone();
    (void)averageMaps({map, map}, {7, 7});
    EXPECT_EQ(cv::norm(map.values, before, cv::NORM_INF), 0);
}

TEST(AverageMapsTest, ImpossibleArgumentsAreRefused)
{
    EXPECT_THROW((void)averageMaps({}, {7, 7}), Error);
    EXPECT_THROW((void)averageMaps({constant(1)}, {0, 7}), Error);
    EXPECT_THROW((void)averageMaps({NativeMap{}}, {7, 7}), Error);
    EXPECT_THROW(
        (void)averageMaps({constant(std::numeric_limits<float>::quiet_NaN())}, {7, 7}), Error);
}

}  // namespace
}  // namespace clipscope
