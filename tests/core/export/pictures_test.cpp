// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/export/pictures.h"
#include "core/image/image_io.h"
#include "tests/core/export/example_explanation.h"

#include <opencv2/imgcodecs.hpp>

#include <gtest/gtest.h>

#include <cstdint>

namespace clipscope {
namespace {

using test::exampleExplanation;

bool isRed(const cv::Vec3b& rgb)
{
    return rgb[0] > 200 && rgb[1] < 80 && rgb[2] < 80;
}

bool isAmber(const cv::Vec3b& rgb)
{
    return rgb[0] > 200 && rgb[1] > 140 && rgb[2] < 110;
}

TEST(BoxesPictureTest, DrawsTheChosenBoxInRedOnItsOwnOutermostPixels)
{
    const Explanation example = exampleExplanation();
    const cv::Mat picture = boxesPicture(example.image, example.localisation);
    // Box 20,10 30x20 covers columns 20 to 49 and rows 10 to 29.
    EXPECT_TRUE(isRed(picture.at<cv::Vec3b>(20, 20)));
    EXPECT_TRUE(isRed(picture.at<cv::Vec3b>(20, 49)));
    EXPECT_TRUE(isRed(picture.at<cv::Vec3b>(10, 35)));
    EXPECT_TRUE(isRed(picture.at<cv::Vec3b>(29, 35)));
}

TEST(BoxesPictureTest, DrawsOtherCandidatesInAmber)
{
    const Explanation example = exampleExplanation();
    const cv::Mat picture = boxesPicture(example.image, example.localisation);
    EXPECT_TRUE(isAmber(picture.at<cv::Vec3b>(5, 2)));
    EXPECT_TRUE(isAmber(picture.at<cv::Vec3b>(5, 7)));
}

TEST(BoxesPictureTest, LeavesThePictureAloneAwayFromTheLines)
{
    const Explanation example = exampleExplanation();
    const cv::Mat picture = boxesPicture(example.image, example.localisation);
    EXPECT_EQ(picture.at<cv::Vec3b>(20, 35), cv::Vec3b(90, 120, 150));
    EXPECT_EQ(example.image.rgb().at<cv::Vec3b>(20, 20), cv::Vec3b(90, 120, 150));
}

TEST(BoxesPictureTest, DrawsEverySelectedBoxStrongerThanACandidate)
{
    Explanation example = exampleExplanation();
    const auto touched = [&] {
        const cv::Mat picture = boxesPicture(example.image, example.localisation);
        cv::Mat changed;
        cv::absdiff(picture, example.image.rgb(), changed);
        return cv::countNonZero(changed.reshape(1));
    };
    const int one = touched();
    example.localisation.selected = {0, 1};
    EXPECT_GT(touched(), one);
}

TEST(BoxesPictureTest, IsThePictureItselfWhereNothingWasFound)
{
    const Explanation example = exampleExplanation();
    const cv::Mat picture = boxesPicture(example.image, {});
    EXPECT_EQ(cv::norm(picture, example.image.rgb(), cv::NORM_INF), 0);
}

TEST(BoxesPictureTest, TakesAPictureOfOnePixel)
{
    const Image dot(cv::Mat(1, 1, CV_8UC3, cv::Scalar(1, 2, 3)), "dot");
    Localisation found;
    found.contours = {{{0, 0}}};
    found.candidates = {{.box = {0, 0, 1, 1}, .meanHeat = 1}};
    found.chosen = 0;
    EXPECT_EQ(boxesPicture(dot, found).size(), cv::Size(1, 1));
}

TEST(OverlayPictureTest, HasThePicturesSizeAndShowsTheHeat)
{
    const Explanation example = exampleExplanation();
    const cv::Mat picture = overlayPicture(example.image, example.heatmap);
    ASSERT_EQ(picture.size(), cv::Size(60, 40));
    // Viridis ends in yellow (253, 231, 37) and begins in violet (68, 1, 84); half of each pixel.
    const auto hot = picture.at<cv::Vec3b>(20, 35);
    const auto cold = picture.at<cv::Vec3b>(35, 5);
    EXPECT_NEAR(hot[0], (90 + 253) / 2.0, 1);
    EXPECT_NEAR(hot[2], (150 + 37) / 2.0, 1);
    EXPECT_NEAR(cold[1], (120 + 1) / 2.0, 1);
}

TEST(OverlayPictureTest, RefusesHeatOfAnotherSize)
{
    Explanation example = exampleExplanation();
    example.heatmap.values = cv::Mat::zeros(40, 59, CV_32FC1);
    EXPECT_THROW(static_cast<void>(overlayPicture(example.image, example.heatmap)), Error);
}

TEST(HeatmapPictureTest, HoldsEveryValueTo16Bits)
{
    Heatmap heatmap;
    heatmap.values = cv::Mat(64, 256, CV_32FC1);
    for (int i = 0; i < 64 * 256; ++i)
        heatmap.values.at<float>(i / 256, i % 256) = static_cast<float>(i) / (64 * 256 - 1);
    const auto bytes = encodePng(heatmapPicture(heatmap));
    const cv::Mat read = cv::imdecode(bytes, cv::IMREAD_UNCHANGED);
    ASSERT_EQ(read.type(), CV_16UC1);
    ASSERT_EQ(read.size(), heatmap.values.size());
    // Rounded: half a step, and what a float of that size leaves open.
    constexpr double kTolerance = 0.5 / 65535 + 1e-7;
    for (int y = 0; y < read.rows; ++y)
        for (int x = 0; x < read.cols; ++x)
            ASSERT_NEAR(
                read.at<std::uint16_t>(y, x) / 65535.0, heatmap.values.at<float>(y, x), kTolerance);
    EXPECT_EQ(read.at<std::uint16_t>(0, 0), 0);
    EXPECT_EQ(read.at<std::uint16_t>(63, 255), 65535);
}

struct WidthCase {
    Size picture;
    int thin;
    int strong;
};

class LineWidthsTest : public ::testing::TestWithParam<WidthCase> {};

TEST_P(LineWidthsTest, GrowWithTheLongerSide)
{
    const LineWidths widths = lineWidths(GetParam().picture);
    EXPECT_EQ(widths.thin, GetParam().thin);
    EXPECT_EQ(widths.strong, GetParam().strong);
}

INSTANTIATE_TEST_SUITE_P(
    Sizes,
    LineWidthsTest,
    ::testing::Values(
        WidthCase{{1, 1}, 1, 2},
        WidthCase{{256, 192}, 1, 2},
        WidthCase{{400, 300}, 2, 3},
        WidthCase{{750, 1000}, 3, 6},
        WidthCase{{3000, 2000}, 10, 19}));

}  // namespace
}  // namespace clipscope
