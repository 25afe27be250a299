// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heatmap/heat_span.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace clipscope {
namespace {

NativeMap mapOf(const std::vector<float>& values, int rows, Rectify rectify)
{
    return {cv::Mat(values, true).reshape(1, rows), rectify};
}

/// Resamples the native values themselves, without any scaling, and compares them with what heat
/// and span say they are.
void expectNativeValuesFromHeat(const NativeMap& map, double tolerance)
{
    const Geometry geometry({60, 40}, 32, Fit::Stretch);
    const Heatmap heat = makeHeatmap(map, geometry);
    const ValueRange span = heatSpan(map, geometry);
    cv::Mat native = map.values.clone();
    if (map.rectify == Rectify::BeforeResize)
        native = cv::max(native, 0.0F);
    cv::resize(native, native, {60, 40}, 0, 0, cv::INTER_LINEAR);
    if (map.rectify != Rectify::Never)
        native = cv::max(native, 0.0F);
    const double width = static_cast<double>(span.highest) - static_cast<double>(span.lowest);
    for (int y = 0; y < 40; ++y)
        for (int x = 0; x < 60; ++x)
            ASSERT_NEAR(
                static_cast<double>(span.lowest) +
                    static_cast<double>(heat.values.at<float>(y, x)) * width,
                static_cast<double>(native.at<float>(y, x)),
                tolerance)
                << x << ", " << y;
}

const std::vector<float> kMixed{-3, 1, 2, 0.5F, 4, 7, -1, 2.5F, 6, 0.25F, 3, -2};

TEST(HeatSpanTest, TurnsHeatBackIntoNativeValues)
{
    for (const Rectify rectify : {Rectify::BeforeResize, Rectify::AfterResize, Rectify::Never})
        expectNativeValuesFromHeat(mapOf(kMixed, 3, rectify), 2e-5);
}

TEST(HeatSpanTest, HoldsForMapsWithoutZero)
{
    std::vector<float> high = kMixed;
    for (float& value : high)
        value += 20;
    for (const Rectify rectify : {Rectify::BeforeResize, Rectify::AfterResize, Rectify::Never})
        expectNativeValuesFromHeat(mapOf(high, 3, rectify), 1e-4);
}

TEST(HeatSpanTest, IsASingleValueForMapsWithoutHeat)
{
    const Geometry geometry({60, 40}, 32, Fit::Stretch);
    const auto empty = mapOf({-1, -2, -3, -4}, 2, Rectify::BeforeResize);
    EXPECT_EQ(heatSpan(empty, geometry).lowest, 0);
    EXPECT_EQ(heatSpan(empty, geometry).highest, 0);
    const auto flat = mapOf({5, 5, 5, 5}, 2, Rectify::Never);
    EXPECT_EQ(heatSpan(flat, geometry).lowest, 5);
    EXPECT_EQ(heatSpan(flat, geometry).highest, 5);
}

TEST(HeatSpanTest, ReachesWhatTheInterpolationReaches)
{
    const Geometry geometry({60, 40}, 32, Fit::Stretch);
    const NativeMap map = mapOf(kMixed, 3, Rectify::Never);
    const ValueRange nearest =
        heatSpan(map, geometry, {.interpolation = Interpolation::Nearest, .closing = {}});
    EXPECT_FLOAT_EQ(nearest.lowest, -3);
    EXPECT_FLOAT_EQ(nearest.highest, 7);
    const ValueRange bicubic =
        heatSpan(map, geometry, {.interpolation = Interpolation::Bicubic, .closing = {}});
    EXPECT_GT(bicubic.highest, 7);  // a cubic overshoots
}

}  // namespace
}  // namespace clipscope
