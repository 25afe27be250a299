// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/exif.h"
#include "core/image/image_io.h"
#include "tests/core/image/exif_jpeg.h"
#include "tests/core/image/test_pictures.h"

#include <opencv2/core.hpp>

#include <gtest/gtest.h>

namespace clipscope {
namespace {

using namespace std::string_literals;

const std::string kLittleEndian =
    "II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0"s;
const std::string kBigEndian = "MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x08\0\0\0\0\0\0"s;

TEST(ExifOrientationTest, ReadsBothByteOrdersWithAndWithoutPrefix)
{
    EXPECT_EQ(exifOrientation(test::bytesOf(kLittleEndian)), 6);
    EXPECT_EQ(exifOrientation(test::bytesOf(kBigEndian)), 8);
    EXPECT_EQ(exifOrientation(test::bytesOf("Exif\0\0"s + kBigEndian)), 8);
}

TEST(ExifOrientationTest, DamagedBlocksMeanUpright)
{
    EXPECT_EQ(exifOrientation({}), 1);
    EXPECT_EQ(exifOrientation(test::bytesOf("Exif\0\0"s)), 1);
    EXPECT_EQ(exifOrientation(test::bytesOf("not a block at all"s)), 1);
    for (std::size_t length = 0; length < 20; ++length)
        EXPECT_EQ(exifOrientation(test::bytesOf(kLittleEndian.substr(0, length))), 1) << length;
    std::string outOfRange = kLittleEndian;
    outOfRange[18] = 9;
    EXPECT_EQ(exifOrientation(test::bytesOf(outOfRange)), 1);
    std::string farAway = kLittleEndian;
    farAway[7] = '\x7F';
    EXPECT_EQ(exifOrientation(test::bytesOf(farAway)), 1);
}

class ExifJpegTest : public testing::TestWithParam<int> {};

TEST_P(ExifJpegTest, ComesOutUpright)
{
    constexpr double kJpegLoss = 4;
    cv::Mat upright(24, 40, CV_8UC3, cv::Scalar(20, 20, 20));
    upright(cv::Rect(0, 0, 16, 8)).setTo(cv::Scalar(240, 240, 240));
    upright(cv::Rect(24, 16, 8, 8)).setTo(cv::Scalar(120, 120, 120));

    const Image image = decodeImage(test::exifJpeg(upright, GetParam()), "photo.jpg");

    ASSERT_EQ(image.size(), (Size{40, 24}));
    EXPECT_LE(cv::norm(image.rgb(), upright, cv::NORM_INF), kJpegLoss);
}

INSTANTIATE_TEST_SUITE_P(Orientations, ExifJpegTest, testing::Range(1, 9));

}  // namespace
}  // namespace clipscope
