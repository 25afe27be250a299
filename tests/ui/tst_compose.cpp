// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/image/colormap.h"
#include "tests/ui/ui_support.h"
#include "ui/jobs/compose.h"
#include "ui/jobs/compose_lane.h"
#include "ui/raster/convert.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <utility>

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
    request.known = first;
    request.threshold = {Threshold::Kind::Fixed, 0.9};
    const auto second = compose(request);
    EXPECT_EQ(second->heatmap, first->heatmap);
    EXPECT_EQ(second->otsuLevel, first->otsuLevel);
    EXPECT_LT(
        cv::countNonZero(second->localisation.mask), cv::countNonZero(first->localisation.mask));
}

TEST(ComposeTest, ReusesNoHeatmapThatSomethingElseWouldDraw)
{
    const auto request = oneHotCell(gradientPicture(80, 40), 1, 1);
    const auto known = compose(request);
    const auto isReused = [&](const auto& change) {
        ComposeRequest changed = request;
        changed.known = known;
        change(changed);
        return compose(changed)->heatmap == known->heatmap;
    };
    EXPECT_TRUE(isReused([](ComposeRequest& changed) { changed.colorMap = "jet"; }));
    EXPECT_TRUE(isReused([](ComposeRequest& changed) { changed.boxRule = BoxRule::All; }));
    EXPECT_FALSE(isReused([](ComposeRequest& changed) { changed.fit = Fit::Pad; }));
    EXPECT_FALSE(isReused([](ComposeRequest& changed) { changed.modelSide = 64; }));
    EXPECT_FALSE(
        isReused([](ComposeRequest& changed) { changed.map.values = changed.map.values.clone(); }));
    EXPECT_FALSE(isReused([](ComposeRequest& changed) { changed.map.rectify = Rectify::Never; }));
    EXPECT_FALSE(
        isReused([](ComposeRequest& changed) { changed.picture = gradientPicture(80, 40); }));
    EXPECT_FALSE(isReused([](ComposeRequest& changed) {
        changed.mapOptions.closing = {3, false};
    }));
    EXPECT_FALSE(isReused([](ComposeRequest& changed) {
        changed.mapOptions.interpolation = Interpolation::Nearest;
    }));
}

TEST(ComposeTest, BringsTheMapToThePictureAsTheOptionsSay)
{
    auto request = oneHotCell(gradientPicture(80, 40), 1, 1);
    request.mapOptions = {.interpolation = Interpolation::Nearest, .closing = {5, true}};
    const auto made = compose(request);
    const Geometry geometry({80, 40}, request.modelSide, request.fit);
    const Heatmap expected = makeHeatmap(request.map, geometry, request.mapOptions);
    EXPECT_EQ(cv::norm(made->heatmap->values, expected.values, cv::NORM_INF), 0);
    EXPECT_EQ(made->mapOptions, request.mapOptions);
}

TEST(ComposeTest, ChoosesTheBoxByTheRule)
{
    auto request = oneHotCell(gradientPicture(80, 40), 0, 0);
    request.map.values.at<float>(3, 3) = 2;
    EXPECT_EQ(compose(request)->localisation.selected.size(), 1U);
    request.boxRule = BoxRule::All;
    EXPECT_EQ(compose(request)->localisation.selected.size(), 2U);
    request.boxRule = BoxRule::AreaIntensity;
    request.alpha = 2;
    EXPECT_THROW((void)compose(request), Error);
}

TEST(ComposeTest, GainAndOffsetChangeNothingButTheColours)
{
    auto request = oneHotCell(gradientPicture(80, 40), 1, 1);
    const auto plain = compose(request);
    request.gain = 0.25;
    request.offset = 0.5;
    const auto scaled = compose(request);
    EXPECT_EQ(scaled->histogram, plain->histogram);
    EXPECT_EQ(scaled->localisation.box(), plain->localisation.box());
    const auto& table = findColorMap(request.colorMap).rgb;
    for (const QPoint& pixel : {QPoint(0, 0), QPoint(29, 14), QPoint(22, 11)}) {
        const float heat = plain->heatmap->values.at<float>(pixel.y(), pixel.x());
        const auto& colour = table[static_cast<std::size_t>(255 * (heat * 0.25F + 0.5F))];
        EXPECT_EQ(scaled->heat.pixel(pixel), qRgb(colour[0], colour[1], colour[2]));
    }
    request.gain = 100;
    request.offset = -3;
    EXPECT_NO_THROW((void)compose(request)) << "beyond both ends of the scale";
}

TEST(ComposeTest, TheOtsuCurveIsHighestAtOtsusLevel)
{
    auto request = oneHotCell(gradientPicture(80, 40), 1, 1);
    request.fit = Fit::Crop;  // Otsu's rule counts the pixels that the model did not see, too
    const auto otsu = compose(request);
    EXPECT_EQ(otsu->otsuLevel, otsu->localisation.level);
    EXPECT_EQ(otsuLevel(otsu->otsuCurve), otsu->otsuLevel);
    request.threshold = {Threshold::Kind::Fixed, 0.9};
    EXPECT_EQ(compose(request)->otsuLevel, otsu->otsuLevel);
}

TEST(ComposeTest, DrawsTheMaskOfTheLocalisation)
{
    const auto made = compose(oneHotCell(gradientPicture(16, 12), 2, 2));
    for (int y = 0; y < 12; ++y)
        for (int x = 0; x < 16; ++x)
            ASSERT_EQ(
                made->masks.front().pixelIndex(x, y) != 0,
                made->localisation.mask.at<uchar>(y, x) != 0)
                << x << ", " << y;
}

/// The pixel that stands at the middle of what result `i` of `results` covers.
int middleOf(int i, int results, int pixels)
{
    return static_cast<int>(std::floor((i + 0.5) / results * pixels + 1e-9));
}

/// What is drawn of the heat, pixel by pixel.
QImage slowHeat(const Heatmap& heatmap, const ColorMap& colours)
{
    const Box& seen = heatmap.seen;
    cv::Mat part = heatmap.values(cv::Rect(seen.x, seen.y, seen.width, seen.height));
    const double scale = std::min(1.0, 1024.0 / std::max(seen.width, seen.height));
    if (scale < 1) {
        cv::Mat samples(
            std::max(1, static_cast<int>(seen.height * scale)),
            std::max(1, static_cast<int>(seen.width * scale)),
            CV_32FC1);
        for (int y = 0; y < samples.rows; ++y)
            for (int x = 0; x < samples.cols; ++x)
                samples.at<float>(y, x) = part.at<float>(
                    middleOf(y, samples.rows, part.rows), middleOf(x, samples.cols, part.cols));
        part = samples;
    }
    QImage image(part.cols, part.rows, QImage::Format_RGB888);
    for (int y = 0; y < part.rows; ++y) {
        for (int x = 0; x < part.cols; ++x) {
            const auto& entry = colours.rgb[static_cast<std::size_t>(255 * part.at<float>(y, x))];
            image.setPixel(x, y, qRgb(entry[0], entry[1], entry[2]));
        }
    }
    return image;
}

bool isSameMask(const QImage& image, const cv::Mat& mask)
{
    if (image.width() != mask.cols || image.height() != mask.rows)
        return false;
    for (int y = 0; y < mask.rows; ++y)
        for (int x = 0; x < mask.cols; ++x)
            if ((image.pixel(x, y) == qRgb(255, 255, 255)) != (mask.at<uchar>(y, x) != 0))
                return false;
    return true;
}

void expectSlowComposition(const ui::Composition& made)
{
    const Geometry geometry(made.picture->image.size(), made.modelSide, made.fit);
    const Heatmap heatmap = makeHeatmap(made.map, geometry, made.mapOptions);
    EXPECT_EQ(cv::norm(made.heatmap->values, heatmap.values, cv::NORM_INF), 0);
    EXPECT_EQ(made.heat, slowHeat(heatmap, findColorMap(made.colorMap)));

    double highest = 0;
    cv::Point where;
    cv::minMaxLoc(heatmap.values, nullptr, &highest, nullptr, &where);
    EXPECT_EQ(made.peak, QPoint(where.x, where.y));
    EXPECT_EQ(made.peakHeat, static_cast<float>(highest));

    const Localisation found = localize(
        heatmap,
        LocalizeOptions{.threshold = made.threshold, .rule = made.boxRule, .alpha = made.alpha});
    EXPECT_EQ(made.localisation.contours, found.contours);
    EXPECT_EQ(made.localisation.box(), found.box());
    cv::Mat mask = found.mask;
    for (const QImage& level : made.masks) {
        EXPECT_TRUE(isSameMask(level, mask)) << level.width();
        cv::Mat half;
        const cv::Size size(std::max(1, mask.cols / 2), std::max(1, mask.rows / 2));
        cv::resize(mask, half, size, 0, 0, cv::INTER_NEAREST);
        mask = half;
    }
    EXPECT_LE(std::max(mask.cols, mask.rows), 1024) << "there are enough levels";
}

TEST(ComposeTest, EqualsTheObviousWay)
{
    for (const auto& [width, height] :
         {std::pair(80, 40), std::pair(2311, 1203), std::pair(2048, 1100)}) {
        for (const Fit fit : {Fit::Stretch, Fit::Crop, Fit::Pad}) {
            auto request = oneHotCell(gradientPicture(width, height), 1, 2);
            request.map.values.at<float>(2, 0) = 1.1F;
            request.fit = fit;
            expectSlowComposition(*compose(request));
        }
    }
}

TEST(ComposeTest, TakingFromAKnownCompositionChangesNothing)
{
    auto request = oneHotCell(gradientPicture(1203, 700), 1, 2);
    request.map.values.at<float>(3, 0) = 1.3F;
    auto known = compose(request);
    const auto expectSameAfter = [&](const auto& change) {
        change(request);
        request.known = known;
        known = compose(request);
        expectSlowComposition(*known);
        request.known = nullptr;
        const auto fresh = compose(request);
        EXPECT_EQ(known->histogram, fresh->histogram);
        EXPECT_EQ(known->otsuCurve, fresh->otsuCurve);
        EXPECT_EQ(known->otsuLevel, fresh->otsuLevel);
        EXPECT_EQ(known->seen, fresh->seen);
        EXPECT_EQ(known->contours, fresh->contours);
    };
    expectSameAfter([](ComposeRequest& next) { next.threshold = {Threshold::Kind::Fixed, 0.3}; });
    expectSameAfter([](ComposeRequest& next) { next.threshold = {Threshold::Kind::Mean, 0}; });
    expectSameAfter([](ComposeRequest& next) { next.colorMap = "jet"; });
    expectSameAfter([](ComposeRequest& next) { next.boxRule = BoxRule::Enclosing; });
    expectSameAfter([](ComposeRequest& next) { next.mapOptions.closing = {41, false}; });
    expectSameAfter([](ComposeRequest& next) { next.fit = Fit::Crop; });
    expectSameAfter([](ComposeRequest& next) { next.map.values = next.map.values * 0.5F + 0.1F; });
}

TEST(ComposeTest, RepeatsNothingThatDidNotChange)
{
    auto request = oneHotCell(gradientPicture(80, 40), 1, 1);
    const auto known = compose(request);
    request.known = known;
    request.colorMap = "jet";
    const auto recoloured = compose(request);
    EXPECT_EQ(recoloured->levels, known->levels);
    EXPECT_EQ(recoloured->localisation.mask.data, known->localisation.mask.data);
    EXPECT_NE(recoloured->heat.constBits(), known->heat.constBits());
    request.known = recoloured;
    request.threshold = {Threshold::Kind::Fixed, 0.9};
    const auto cut = compose(request);
    EXPECT_EQ(cut->levels, known->levels);
    EXPECT_EQ(cut->heat.constBits(), recoloured->heat.constBits());
    EXPECT_NE(cut->localisation.mask.data, known->localisation.mask.data);
}

TEST(ComposeTest, APreferredBoxAndARangeComeAndGoWithoutNewHeat)
{
    auto request = oneHotCell(gradientPicture(80, 40), 0, 0);
    request.map.values.at<float>(3, 3) = 1.8F;
    request.threshold = {Threshold::Kind::Fixed, 0.5};
    const auto ruled = compose(request);
    ASSERT_EQ(ruled->localisation.candidates.size(), 2U);
    const std::size_t other = 1 - ruled->localisation.chosen.value();
    request.known = ruled;
    request.preferred = static_cast<int>(other);
    const auto preferred = compose(request);
    EXPECT_EQ(preferred->localisation.chosen, other);
    EXPECT_EQ(preferred->localisation.selected, std::vector<std::size_t>{other});
    EXPECT_EQ(preferred->localisation.mask.data, ruled->localisation.mask.data);
    request.known = preferred;
    request.preferred.reset();
    request.range = ValueRange{.lowest = 0, .highest = 4};
    const auto ranged = compose(request);
    EXPECT_EQ(ranged->localisation.chosen, ruled->localisation.chosen);
    EXPECT_EQ(ranged->localisation.selected, ruled->localisation.selected);
    EXPECT_EQ(ranged->levels, ruled->levels);
    EXPECT_NE(ranged->heat, ruled->heat);
    request.known.reset();
    EXPECT_EQ(ranged->heat, compose(request)->heat);
    request.known = ranged;
    request.range.reset();
    EXPECT_EQ(compose(request)->heat, ruled->heat);
}

TEST(ComposeTest, TheMaskIsDrawnFromTheLocalisationsOwnPixels)
{
    const auto made = compose(oneHotCell(gradientPicture(81, 40), 1, 1));
    const QImage& mask = made->masks.front();
    EXPECT_EQ(mask.constBits(), made->localisation.mask.data);
    const QImage coloured = ui::maskInColours(mask, qRgb(1, 2, 3), qRgba(0, 0, 0, 0));
    EXPECT_EQ(coloured.constBits(), mask.constBits());
    EXPECT_EQ(coloured.pixel(0, 0), qRgb(1, 2, 3));
    EXPECT_EQ(coloured.pixel(made->peak), qRgba(0, 0, 0, 0));
    EXPECT_EQ(mask.pixel(made->peak), qRgb(255, 255, 255)) << "the other view keeps its colours";
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
