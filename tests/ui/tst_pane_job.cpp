// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/colormap.h"
#include "tests/ui/ui_support.h"
#include "ui/jobs/compose_lane.h"
#include "ui/jobs/pane_job.h"
#include "ui/raster/convert.h"

#include <opencv2/core.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

namespace clipscope::test {
namespace {

using ui::composeDifference;
using ui::composePane;
using ui::PaneImagePtr;
using ui::PaneRequest;
using ui::Sight;

/// Cells without interpolation, so that every pixel has the value of its cell.
PaneRequest cellsOf(const ui::PicturePtr& picture, const std::array<float, 4>& values)
{
    PaneRequest request;
    request.map.picture = picture;
    request.map.map.values = cv::Mat(2, 2, CV_32FC1);
    std::copy(values.begin(), values.end(), request.map.map.values.ptr<float>());
    request.map.mapOptions.interpolation = Interpolation::Nearest;
    request.map.modelSide = 32;
    request.map.colorMap = colorMaps().front().id;
    return request;
}

QRgb colourAt(const PaneImagePtr& image, int x, int y)
{
    const ui::Composition& composition = *image->composition;
    const QImage& heat = composition.heat;
    return heat.pixel(
        x * heat.width() / composition.seen.width(), y * heat.height() / composition.seen.height());
}

TEST(PaneJobTest, DrawsEqualValuesInEqualColoursOnASharedScale)
{
    ui::Sights sights;
    const auto picture = gradientPicture(40, 40);
    PaneRequest a = cellsOf(picture, {0, 1, 2, 4});
    PaneRequest b = cellsOf(picture, {0, 2, 1, 2});
    // Each for itself: 2 is the middle of A and the top of B.
    EXPECT_NE(colourAt(composePane(a, sights), 5, 30), colourAt(composePane(b, sights), 30, 30));
    a.map.range = b.map.range = ValueRange{0, 4};
    const PaneImagePtr left = composePane(a, sights);
    const PaneImagePtr right = composePane(b, sights);
    EXPECT_EQ(colourAt(left, 5, 30), colourAt(right, 30, 30));  // 2
    EXPECT_EQ(colourAt(left, 30, 5), colourAt(right, 5, 30));   // 1
    EXPECT_EQ(colourAt(left, 5, 5), colourAt(right, 5, 5));     // 0
    EXPECT_NE(colourAt(left, 30, 30), colourAt(right, 30, 30));
    // Colours are all that a scale changes.
    b.map.range.reset();
    EXPECT_EQ(
        composePane(b, sights)->composition->localisation.box(),
        right->composition->localisation.box());
}

TEST(PaneJobTest, SubtractsKnownMaps)
{
    ui::Sights sights;
    const auto picture = gradientPicture(40, 40);
    const PaneImagePtr a = composePane(cellsOf(picture, {0, 1, 2, 4}), sights);
    const PaneImagePtr b = composePane(cellsOf(picture, {0, 2, 1, 2}), sights);
    const PaneImagePtr native = composeDifference({a, b, true});
    const cv::Mat& values = native->composition->heatmap->values;
    EXPECT_NEAR(values.at<float>(5, 5), 0, 1e-6);
    EXPECT_NEAR(values.at<float>(5, 30), -1, 1e-6);
    EXPECT_NEAR(values.at<float>(30, 5), 1, 1e-6);
    EXPECT_NEAR(values.at<float>(30, 30), 2, 1e-6);
    EXPECT_NEAR(native->composition->span.lowest, -2, 1e-6);
    EXPECT_NEAR(native->composition->span.highest, 2, 1e-6);
    const auto& colours = ui::divergingColorMap().rgb;
    EXPECT_EQ(colourAt(native, 5, 5), qRgb(colours[127][0], colours[127][1], colours[127][2]));
    EXPECT_EQ(colourAt(native, 30, 30), qRgb(colours[255][0], colours[255][1], colours[255][2]));

    const PaneImagePtr heat = composeDifference({a, b, false});
    EXPECT_NEAR(heat->composition->heatmap->values.at<float>(30, 5), 0.5 - 0.5, 1e-6);
    EXPECT_NEAR(heat->composition->heatmap->values.at<float>(5, 30), 0.25 - 1, 1e-6);
}

TEST(PaneJobTest, FindsNoDifferenceBetweenEqualMaps)
{
    ui::Sights sights;
    const auto a = composePane(cellsOf(gradientPicture(40, 40), {0, 1, 2, 4}), sights);
    const PaneImagePtr none = composeDifference({a, a, true});
    EXPECT_EQ(cv::norm(none->composition->heatmap->values, cv::NORM_INF), 0);
    const auto& middle = ui::divergingColorMap().rgb[127];
    EXPECT_EQ(middle, ui::divergingColorMap().rgb[128]);
    EXPECT_EQ(colourAt(none, 30, 30), qRgb(middle[0], middle[1], middle[2]));
}

TEST(PaneJobTest, SubtractsMapsOfPicturesOfDifferentSizes)
{
    ui::Sights sights;
    const auto a = composePane(cellsOf(gradientPicture(40, 40), {0, 1, 2, 4}), sights);
    const auto b = composePane(cellsOf(gradientPicture(80, 20), {0, 1, 2, 4}), sights);
    const PaneImagePtr none = composeDifference({a, b, true});
    EXPECT_EQ(none->composition->heatmap->values.size(), cv::Size(40, 40));
    EXPECT_NEAR(none->composition->heatmap->values.at<float>(30, 30), 0, 1e-5);
}

TEST(PaneJobTest, ShowsExactlyWhatTheModelReads)
{
    ui::Sights sights;
    const auto picture = gradientPicture(90, 50);
    for (const Fit fit : {Fit::Stretch, Fit::Crop, Fit::Pad}) {
        PaneRequest request = cellsOf(picture, {0, 1, 2, 4});
        request.sight = Sight::Model;
        request.map.fit = fit;
        const PaneImagePtr image = composePane(request, sights);
        const Geometry geometry(picture->image.size(), 32, fit);
        const cv::Mat expected = fitImage(picture->image, geometry);
        EXPECT_EQ(cv::norm(image->picture->image.rgb(), expected, cv::NORM_INF), 0);
        // The map lies over all of it, whatever was cut off.
        EXPECT_EQ(image->composition->seen, QRect(0, 0, 32, 32));
        // Positions go back to the source.
        const Point corner = geometry.modelToSource({16, 8});
        const QPointF source = image->geometry.toSource({16, 8});
        EXPECT_NEAR(source.x(), corner.x, 1e-9);
        EXPECT_NEAR(source.y(), corner.y, 1e-9);
        const QPointF back = image->geometry.toDrawn(source);
        EXPECT_NEAR(back.x(), 16, 1e-9);
        EXPECT_NEAR(back.y(), 8, 1e-9);
    }
}

TEST(PaneJobTest, ReducesLargePicturesForManyPanesAndLeavesSmallOnes)
{
    ui::Sights sights;
    PaneRequest request = cellsOf(gradientPicture(3000, 1200), {0, 1, 2, 4});
    request.sight = Sight::Reduced;
    const PaneImagePtr image = composePane(request, sights);
    EXPECT_EQ(image->picture->image.width(), 1500);
    EXPECT_EQ(image->geometry.toSource({750, 300}), QPointF(1500, 600));
    EXPECT_EQ(composePane(request, sights)->picture, image->picture);  // made once
    request.map.picture = gradientPicture(300, 120);
    EXPECT_EQ(composePane(request, sights)->picture, request.map.picture);
}

TEST(PaneJobTest, ShowsThePictureAloneWithoutAMap)
{
    ui::Sights sights;
    PaneRequest request;
    request.map.picture = gradientPicture(30, 20);
    const PaneImagePtr image = composePane(request, sights);
    EXPECT_EQ(image->picture, request.map.picture);
    EXPECT_EQ(image->composition, nullptr);
}

TEST(PaneLaneTest, DeliversTheNewestOfEveryPane)
{
    ui::ComposeLane lane;
    std::array<PaneImagePtr, 3> shown;
    int failures = 0;
    QObject::connect(
        &lane, &ui::ComposeLane::paneComposed, &lane, [&shown](int pane, const auto& image) {
            shown.at(static_cast<std::size_t>(pane)) = image;
        });
    QObject::connect(&lane, &ui::ComposeLane::paneFailed, &lane, [&failures] { ++failures; });
    const auto picture = gradientPicture(40, 40);
    for (int i = 0; i < 20; ++i)
        for (const int pane : {0, 1})
            lane.composePane(pane, cellsOf(picture, {0, 1, 2, static_cast<float>(10 + i + pane)}));
    lane.forgetPane(1);
    PaneRequest broken = cellsOf(picture, {0, 1, 2, 3});
    broken.map.colorMap = "no such map";
    lane.composePane(2, broken);
    ASSERT_TRUE(waitUntil([&failures] { return failures == 1; }));
    ASSERT_TRUE(shown[0]);
    EXPECT_EQ(shown[0]->composition->heatmap->rawMax, 29);
    EXPECT_EQ(shown[1], nullptr);
    EXPECT_EQ(shown[2], nullptr);
}

}  // namespace
}  // namespace clipscope::test
