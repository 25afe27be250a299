// SPDX-License-Identifier: GPL-3.0-or-later
// The fast way to a heatmap must give the bits of the slow one.
#include "core/heatmap/closing_plan.h"
#include "core/heatmap/heat_span.h"
#include "core/heatmap/heatmap.h"
#include "tests/core/heatmap/slow_heatmap.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <gtest/gtest.h>

#include <cmath>

namespace clipscope {
namespace {

using test::isSameToTheBit;
using test::RandomMaps;
using test::slowHeatmap;

void expectEqual(const NativeMap& map, const Geometry& geometry, const MapOptions& options)
{
    const Heatmap fast = makeHeatmap(map, geometry, options);
    const Heatmap slow = slowHeatmap(map, geometry, options);
    ASSERT_EQ(fast.state, slow.state);
    ASSERT_EQ(fast.seen, slow.seen);
    ASSERT_EQ(fast.rawMin, slow.rawMin);
    ASSERT_EQ(fast.rawMax, slow.rawMax);
    ASSERT_TRUE(isSameToTheBit(fast.values, slow.values))
        << map.values.size() << " to " << fast.values.size() << ", "
        << toString(options.interpolation) << ", closed by " << toString(options.closing);
}

TEST(FastHeatmapTest, EqualsTheSlowOneForMapsOfAllKinds)
{
    RandomMaps random(12);
    for (int trial = 0; trial < 400 && !testing::Test::HasFatalFailure(); ++trial) {
        SCOPED_TRACE(trial);
        const NativeMap map = random.map();
        expectEqual(map, random.geometry(trial % 20 == 0 ? 900 : 120), random.options());
    }
}

TEST(FastHeatmapTest, EqualsTheSlowOneForAPhotograph)
{
    RandomMaps random(3);
    NativeMap map;
    do {
        map = random.map();
    } while (map.values.total() < 40);
    for (const Fit fit : {Fit::Stretch, Fit::Crop, Fit::Pad}) {
        for (const Interpolation how :
             {Interpolation::Nearest, Interpolation::Bilinear, Interpolation::Bicubic})
            expectEqual(map, Geometry({1601, 1203}, 224, fit), {.interpolation = how});
        expectEqual(map, Geometry({1601, 1203}, 224, fit), {.closing = {41, false}});
    }
}

TEST(FastHeatmapTest, ComesWithTheSpanThatIsFoundAlone)
{
    RandomMaps random(19);
    for (int trial = 0; trial < 200; ++trial) {
        const NativeMap map = random.map();
        const Geometry geometry = random.geometry(90);
        const MapOptions options = random.options();
        const SpannedHeatmap both = makeSpannedHeatmap(map, geometry, options);
        const ValueRange alone = heatSpan(map, geometry, options);
        EXPECT_EQ(both.span.lowest, alone.lowest) << trial;
        EXPECT_EQ(both.span.highest, alone.highest) << trial;
        EXPECT_TRUE(isSameToTheBit(both.heatmap.values, makeHeatmap(map, geometry, options).values))
            << trial;
    }
}

double changed(const cv::Mat& heat, int radius)
{
    double pixels = 0;
    for (const PartToClose& what : partsToClose(heat, radius))
        pixels += what.part.area();
    return pixels / static_cast<double>(heat.total());
}

TEST(PartsToCloseTest, LeavesOutWhatRisesOrFallsSteadily)
{
    cv::Mat ramp(600, 800, CV_32FC1);
    for (int y = 0; y < ramp.rows; ++y)
        for (int x = 0; x < ramp.cols; ++x)
            ramp.at<float>(y, x) = static_cast<float>(x) - 0.5F * static_cast<float>(y);
    EXPECT_LT(changed(ramp, 5), 0.25) << "but for the edges";
    for (const PartToClose& what : partsToClose(ramp, 5)) {
        const bool isAtSide = what.part.x == 0 || what.part.br().x == ramp.cols;
        const bool isAtEnd = what.part.y == 0 || what.part.br().y == ramp.rows;
        EXPECT_TRUE(!what.alongRows || isAtSide) << what.part;
        EXPECT_TRUE(!what.alongColumns || isAtEnd) << what.part;
    }
}

TEST(PartsToCloseTest, CoversAPitThatIsSmallerThanTheWindow)
{
    cv::Mat heat(400, 400, CV_32FC1, cv::Scalar(1));
    heat.at<float>(200, 200) = 0;
    bool isCovered = false;
    for (const PartToClose& what : partsToClose(heat, 5)) {
        if (what.part.contains({200, 200})) {
            isCovered = true;
            EXPECT_TRUE(what.alongRows && what.alongColumns);
        }
    }
    EXPECT_TRUE(isCovered);
}

TEST(PartsToCloseTest, LeavesTheClosingAsItIs)
{
    RandomMaps random(77);
    for (int trial = 0; trial < 60; ++trial) {
        cv::Mat cells(2 + random.upTo(4), 2 + random.upTo(4), CV_32FC1);
        for (int i = 0; i < cells.rows * cells.cols; ++i)
            cells.at<float>(i / cells.cols, i % cells.cols) = random.share();
        cv::Mat heat;
        cv::resize(
            cells, heat, {200 + random.upTo(400), 200 + random.upTo(400)}, 0, 0, cv::INTER_LINEAR);
        if (trial % 3 == 0)
            heat = cv::max(heat, 0.4F);  // plains
        if (trial % 3 == 1)
            heat.at<float>(random.upTo(heat.rows - 1), random.upTo(heat.cols - 1)) = 0;
        const int side = 3 + 2 * random.upTo(30);
        cv::Mat expected;
        cv::morphologyEx(
            heat,
            expected,
            cv::MORPH_CLOSE,
            cv::getStructuringElement(cv::MORPH_RECT, {side, side}));
        ASSERT_TRUE(isSameToTheBit(closeHeat(heat, side), expected)) << trial << ", " << side;
    }
}

}  // namespace
}  // namespace clipscope
