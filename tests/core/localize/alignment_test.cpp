// SPDX-License-Identifier: GPL-3.0-or-later
// The whole way from a file to a box: a bright square must be found where it is.
#include "core/heatmap/heatmap.h"
#include "core/image/fit_image.h"
#include "core/image/image_io.h"
#include "core/localize/localize.h"
#include "tests/core/image/exif_jpeg.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>

namespace clipscope {
namespace {

constexpr int kModelSide = 112;
constexpr int kGrid = 14;

/// Stands for a network: a cell is as hot as the model's picture is bright there. The padded border
/// has the mean colour; what is not brighter counts as nothing.
NativeMap brightness(const cv::Mat& modelPicture)
{
    cv::Mat grey;
    cv::cvtColor(modelPicture, grey, cv::COLOR_RGB2GRAY);
    cv::Mat cells;
    cv::resize(grey, cells, {kGrid, kGrid}, 0, 0, cv::INTER_AREA);
    cells.convertTo(cells, CV_32F, 1.0 / 255, -0.5);
    return {cells};
}

std::optional<Box> boxAround(const Image& image, Fit fit)
{
    const Geometry geometry(image.size(), kModelSide, fit);
    const Heatmap heatmap = makeHeatmap(brightness(fitImage(image, geometry)), geometry);
    return localize(heatmap, Threshold{}).box();
}

/// Dark, with one bright square that every fit sees whole; off the centre, so that mirrored or
/// turned results are wrong.
cv::Mat pictureWithSquare(Size size, const Box& square)
{
    cv::Mat picture(size.height, size.width, CV_8UC3, cv::Scalar(10, 10, 10));
    picture(cv::Rect(square.x, square.y, square.width, square.height))
        .setTo(cv::Scalar(250, 250, 250));
    return picture;
}

Box squareFor(Size size)
{
    const int side = std::min(size.width, size.height) / 4;
    // Centre at 2/5 of the width of the central square that a crop sees, 1/3 of its height.
    const int shorter = std::min(size.width, size.height);
    const int left = (size.width - shorter) / 2 + shorter * 2 / 5 - side / 2;
    const int top = (size.height - shorter) / 2 + shorter / 3 - side / 2;
    return {left, top, side, side};
}

void expectWithinOneCell(
    const std::optional<Box>& found, const Box& square, const Geometry& geometry)
{
    ASSERT_TRUE(found.has_value());
    const auto cellOf = [&](const Box& box) {
        return geometry.sourceToCell(
            {box.x + box.width / 2.0, box.y + box.height / 2.0}, {kGrid, kGrid});
    };
    EXPECT_LE(std::abs(cellOf(*found).x - cellOf(square).x), 1.0);
    EXPECT_LE(std::abs(cellOf(*found).y - cellOf(square).y), 1.0);
    EXPECT_GT(iou(*found, square), 0.4);
}

class AlignmentTest : public testing::TestWithParam<std::tuple<Size, Fit>> {};

TEST_P(AlignmentTest, TheBoxLiesWithinOneCellOfTheSquare)
{
    const auto [size, fit] = GetParam();
    const Box square = squareFor(size);
    const Image image(pictureWithSquare(size, square), "square");
    expectWithinOneCell(boxAround(image, fit), square, Geometry(size, kModelSide, fit));
}

INSTANTIATE_TEST_SUITE_P(
    ShapesAndFits,
    AlignmentTest,
    testing::Combine(
        testing::Values(Size{400, 400}, Size{640, 360}, Size{300, 700}),
        testing::Values(Fit::Stretch, Fit::Crop, Fit::Pad)));

class OrientedAlignmentTest : public testing::TestWithParam<std::tuple<int, Fit>> {};

TEST_P(OrientedAlignmentTest, TheBoxIsInTheUprightPicture)
{
    const auto [orientation, fit] = GetParam();
    const Size size{480, 320};
    const Box square = squareFor(size);
    const Image image =
        decodeImage(test::exifJpeg(pictureWithSquare(size, square), orientation), "photo.jpg");
    ASSERT_EQ(image.size(), size);
    expectWithinOneCell(boxAround(image, fit), square, Geometry(size, kModelSide, fit));
}

INSTANTIATE_TEST_SUITE_P(
    OrientationsAndFits,
    OrientedAlignmentTest,
    testing::Combine(testing::Range(1, 9), testing::Values(Fit::Stretch, Fit::Crop, Fit::Pad)));

}  // namespace
}  // namespace clipscope
