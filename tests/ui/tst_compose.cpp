// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/colormap.h"
#include "tests/ui/ui_support.h"
#include "ui/jobs/compose.h"
#include "ui/jobs/compose_lane.h"

#include <opencv2/core.hpp>

#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <numeric>

namespace clipscope::test {
namespace {

using ui::compose;
using ui::ComposeRequest;

/// One hot cell in a cold 4 x 4 map.
ComposeRequest oneHotCell(const ui::PicturePtr& picture, int row, int column)
{
    ComposeRequest request;
    request.picture = picture;
    request.map.values = cv::Mat(4, 4, CV_32FC1, cv::Scalar(0));
    request.map.values.at<float>(row, column) = 2;
    request.modelSide = 32;
    request.colorMap = colorMaps().front().id;
    return request;
}

TEST(ComposeTest, FindsThePeakWhereTheHotCellLies)
{
    const auto made = compose(oneHotCell(gradientPicture(80, 40), 1, 3));
    // Cell (row 1, column 3) covers x 60..80 and y 10..20 of the picture.
    EXPECT_TRUE(QRect(60, 10, 20, 10).contains(made->peak));
    EXPECT_FLOAT_EQ(made->peakHeat, 1);
}

TEST(ComposeTest, CountsEveryPixelThatTheModelSaw)
{
    auto request = oneHotCell(gradientPicture(80, 40), 1, 1);
    request.fit = Fit::Crop;
    const auto made = compose(request);
    const int counted = std::accumulate(made->histogram.begin(), made->histogram.end(), 0);
    EXPECT_EQ(made->seen, QRect(20, 0, 40, 40));
    EXPECT_EQ(counted, 40 * 40);
}

TEST(ComposeTest, KeepsTheHeatPictureSmallForLargePictures)
{
    const auto made = compose(oneHotCell(gradientPicture(3000, 1500), 1, 1));
    EXPECT_EQ(made->heat.size(), QSize(1024, 512));
    EXPECT_EQ(made->masks.front().size(), QSize(3000, 1500));
}

TEST(ComposeTest, ReusesAHeatmapForAnotherThreshold)
{
    auto request = oneHotCell(gradientPicture(80, 40), 1, 1);
    const auto first = compose(request);
    request.heatmap = first->heatmap;
    request.threshold = {Threshold::Kind::Fixed, 0.9};
    const auto second = compose(request);
    EXPECT_EQ(second->heatmap, first->heatmap);
    EXPECT_EQ(second->otsuLevel, first->otsuLevel);
    EXPECT_LT(
        cv::countNonZero(second->localisation.mask), cv::countNonZero(first->localisation.mask));
}

TEST(ComposeTest, DrawsTheMaskOfTheLocalisation)
{
    const auto made = compose(oneHotCell(gradientPicture(16, 12), 2, 2));
    for (int y = 0; y < 12; ++y)
        for (int x = 0; x < 16; ++x)
            ASSERT_EQ(
                made->masks.front().pixelIndex(x, y) == 1,
                made->localisation.mask.at<uchar>(y, x) != 0)
                << x << ", " << y;
}

TEST(ComposeLaneTest, DeliversTheNewestOfManyCompositions)
{
    ui::ComposeLane lane;
    std::vector<int> peaks;
    QObject::connect(&lane, &ui::ComposeLane::composed, &lane, [&peaks](const auto& made) {
        peaks.push_back(made->peak.x() * 4 / 80);
    });
    const auto picture = gradientPicture(80, 40);
    for (int i = 0; i < 50; ++i)
        lane.compose(oneHotCell(picture, 1, i % 3));
    lane.compose(oneHotCell(picture, 1, 3));
    EXPECT_TRUE(waitUntil([&peaks] { return !peaks.empty() && peaks.back() == 3; }));
    EXPECT_LE(peaks.size(), 3U);  // what was under way, perhaps, and the newest
}

TEST(ComposeLaneTest, DoesNotDeliverForgottenCompositions)
{
    ui::ComposeLane lane;
    int composed = 0;
    bool opened = false;
    QObject::connect(&lane, &ui::ComposeLane::composed, &lane, [&composed] { ++composed; });
    QObject::connect(&lane, &ui::ComposeLane::opened, &lane, [&opened] { opened = true; });
    lane.compose(oneHotCell(gradientPicture(80, 40), 1, 1));
    lane.forgetCompositions();
    lane.openPixels(gradient(4, 4), "later");
    ASSERT_TRUE(waitUntil([&opened] { return opened; }));
    EXPECT_EQ(composed, 0);
}

TEST(ComposeLaneTest, SaysWhyAPictureCannotBeOpened)
{
    const QTemporaryDir folder;
    ui::ComposeLane lane;
    QString text;
    QObject::connect(
        &lane,
        &ui::ComposeLane::openFailed,
        &lane,
        [&text](const QString&, const Failure& failure) {
            text = QString::fromStdString(failure.text);
        });
    lane.openFile(folder.filePath("missing.png"));
    ASSERT_TRUE(waitUntil([&text] { return !text.isEmpty(); }));
    EXPECT_TRUE(text.contains("missing.png")) << text.toStdString();
}

}  // namespace
}  // namespace clipscope::test
