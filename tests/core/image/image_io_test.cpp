// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/image/image_io.h"
#include "tests/core/image/test_pictures.h"
#include "tests/support/temp_folder.h"

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace clipscope {
namespace {

using testing::HasSubstr;

const cv::Vec3b kRed(255, 0, 0);
const cv::Vec3b kGreen(0, 255, 0);
const cv::Vec3b kBlue(0, 0, 255);
const cv::Vec3b kWhite(255, 255, 255);

/// Colours in the middle of the four quadrants, in reading order.
std::vector<cv::Vec3b> quadrants(const cv::Mat& rgb)
{
    std::vector<cv::Vec3b> colours;
    for (const int y : {rgb.rows / 4, 3 * rgb.rows / 4}) {
        for (const int x : {rgb.cols / 4, 3 * rgb.cols / 4})
            colours.push_back(rgb.at<cv::Vec3b>(y, x));
    }
    return colours;
}

void expectColours(const Image& image, const std::vector<cv::Vec3b>& expected, double tolerance)
{
    const auto colours = quadrants(image.rgb());
    for (std::size_t i = 0; i < expected.size(); ++i)
        EXPECT_LE(cv::norm(colours[i], expected[i], cv::NORM_INF), tolerance)
            << "quadrant " << i << " of " << image.source() << " is " << colours[i];
}

Image throughPng(const cv::Mat& pixels)
{
    const std::vector<std::uint8_t> bytes = encodePng(pixels);
    return decodeImage(std::as_bytes(std::span(bytes)), "memory.png");
}

class KindTest : public testing::TestWithParam<const char*> {};

TEST_P(KindTest, ShowsItsFourColours)
{
    const Image image = readImage(test::goldenFile(GetParam()));
    EXPECT_EQ(image.size(), (Size{32, 20}));
    expectColours(image, {kRed, kGreen, kBlue, kWhite}, 0);
}

INSTANTIATE_TEST_SUITE_P(
    Lossless,
    KindTest,
    testing::Values(
        "plain.bmp",
        "plain.ppm",
        "plain.jp2",
        "palette.png",
        "palette.tif",
        "alpha.png",
        "alpha.webp",
        "alpha.tif",
        "colour16.tif",
        "float.tif",
        "bright_float.tif",
        "bad_profile.png"));

TEST(ReadImageTest, CmykJpegHasThePrintedColours)
{
    constexpr double kJpegLoss = 6;
    const Image image = readImage(test::goldenFile("cmyk.jpg"));
    expectColours(image, {kRed, kGreen, kBlue, kWhite}, kJpegLoss);
}

TEST(ReadImageTest, GreyPicturesBecomeThreeEqualChannels)
{
    // Pillow's luma of red, green and blue.
    const std::vector<cv::Vec3b> luma{{76, 76, 76}, {150, 150, 150}, {29, 29, 29}, kWhite};
    expectColours(readImage(test::goldenFile("grey.png")), luma, 0);
    expectColours(readImage(test::goldenFile("grey_alpha.png")), luma, 0);
    const cv::Vec3b black(0, 0, 0);
    expectColours(readImage(test::goldenFile("grey16.png")), {kWhite, black, black, kWhite}, 0);
}

TEST(ReadImageTest, SixteenBitsKeepTheirHighByte)
{
    const cv::Mat stored = (cv::Mat_<std::uint16_t>(1, 3) << 0x00FF, 0x1234, 0xFFFF);
    const Image image = throughPng(stored);
    EXPECT_EQ(image.rgb().at<cv::Vec3b>(0, 0), cv::Vec3b(0, 0, 0));
    EXPECT_EQ(image.rgb().at<cv::Vec3b>(0, 1), cv::Vec3b(0x12, 0x12, 0x12));
    EXPECT_EQ(image.rgb().at<cv::Vec3b>(0, 2), kWhite);
}

class RotatedTest : public testing::TestWithParam<const char*> {};

TEST_P(RotatedTest, StandsUprightExactlyOnce)
{
    // Orientation 6: the stored left edge is the top. Stored: red, green / blue, white.
    const Image image = readImage(test::goldenFile(GetParam()));
    EXPECT_EQ(image.size(), (Size{20, 32}));
    expectColours(image, {kBlue, kRed, kWhite, kGreen}, 0);
}

INSTANTIATE_TEST_SUITE_P(
    Formats,
    RotatedTest,
    testing::Values("rotated.png", "rotated.webp", "rotated.tif", "colour16_rotated.tif"));

TEST(ReadImageTest, KeepsTheChecksumOfTheFile)
{
    const auto path = test::goldenFile("palette.png");
    const Image image = readImage(path);
    EXPECT_EQ(image.fileSha256(), sha256OfFile(path));
    EXPECT_EQ(image.source(), path.string());
}

TEST(ReadImageTest, OnePixelIsEnough)
{
    const cv::Mat pixel(1, 1, CV_8UC3, cv::Scalar(1, 2, 3));
    const Image image = throughPng(pixel);
    EXPECT_EQ(image.size(), (Size{1, 1}));
    EXPECT_EQ(image.rgb().at<cv::Vec3b>(0, 0), cv::Vec3b(1, 2, 3));
}

TEST(ReadImageTest, AJpegOfTwelveThousandByNineThousandOpens)
{
    std::vector<std::uint8_t> bytes;
    {
        cv::Mat large(9000, 12000, CV_8UC1, cv::Scalar(40));
        large(cv::Rect(6000, 4500, 6000, 4500)).setTo(200);
        ASSERT_TRUE(cv::imencode(".jpg", large, bytes));
    }
    const Image image = decodeImage(std::as_bytes(std::span(bytes)), "large.jpg");
    EXPECT_EQ(image.size(), (Size{12000, 9000}));
    EXPECT_NEAR(image.rgb().at<cv::Vec3b>(100, 100)[0], 40, 2);
    EXPECT_NEAR(image.rgb().at<cv::Vec3b>(8900, 11900)[1], 200, 2);
}

TEST(EncodePngTest, SurvivesARoundTripInEveryType)
{
    const cv::Mat rgb = test::noise(7, 5, 3);
    EXPECT_EQ(cv::norm(throughPng(rgb).rgb(), rgb, cv::NORM_INF), 0);

    const cv::Mat rgba = test::noise(7, 5, 4);
    const cv::Mat decoded = cv::imdecode(encodePng(rgba), cv::IMREAD_UNCHANGED);
    ASSERT_EQ(decoded.type(), CV_8UC4);
    const auto written = rgba.at<cv::Vec4b>(3, 2);
    EXPECT_EQ(
        decoded.at<cv::Vec4b>(3, 2), cv::Vec4b(written[2], written[1], written[0], written[3]));

    const cv::Mat deep = (cv::Mat_<std::uint16_t>(1, 2) << 1, 65535);
    EXPECT_EQ(cv::norm(cv::imdecode(encodePng(deep), cv::IMREAD_UNCHANGED), deep, cv::NORM_INF), 0);
    const cv::Mat mask = test::noise(7, 5, 1);
    EXPECT_EQ(cv::norm(cv::imdecode(encodePng(mask), cv::IMREAD_UNCHANGED), mask, cv::NORM_INF), 0);
}

TEST(EncodePngTest, OtherTypesAreRefused)
{
    EXPECT_THROW((void)encodePng(cv::Mat()), Error);
    EXPECT_THROW((void)encodePng(cv::Mat::zeros(2, 2, CV_32FC1)), Error);
}

TEST(WritePngTest, LeavesExactlyOneReadableFile)
{
    const TempFolder folder;
    const auto path = folder.path() / "picture.png";
    writePng(path, test::noise(7, 5, 3));
    writePng(path, test::noise(5, 7, 3));
    EXPECT_EQ(readImage(path).size(), (Size{5, 7}));
    const auto files = std::filesystem::directory_iterator(folder.path());
    EXPECT_EQ(std::distance(begin(files), end(files)), 1);
}

TEST(WritePngTest, AMissingFolderIsNamed)
{
    const TempFolder folder;
    try {
        writePng(folder.path() / "no" / "picture.png", test::noise(2, 2, 3));
        FAIL() << "written";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::WriteFailed);
        EXPECT_THAT(error.what(), HasSubstr("no/picture.png"));
    }
}

}  // namespace
}  // namespace clipscope
