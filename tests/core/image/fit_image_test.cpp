// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/image/fit_image.h"
#include "tests/core/image/test_pictures.h"

#include <opencv2/core.hpp>

#include <gtest/gtest.h>

#include <fstream>

namespace clipscope {
namespace {

cv::Mat fitted(const cv::Mat& rgb, int n, Fit fit)
{
    return fitImage(Image(rgb, "test"), Geometry({rgb.cols, rgb.rows}, n, fit));
}

int sumOfBytes(const cv::Mat& pixels)
{
    const cv::Scalar sums = cv::sum(pixels);
    return static_cast<int>(sums[0] + sums[1] + sums[2]);
}

TEST(FitImageTest, EqualsPillowForEveryFit)
{
    std::ifstream golden(test::goldenFile("pillow_fit.txt"));
    std::string fit;
    std::string expected;
    Size source;
    int n = 0;
    int cases = 0;
    while (golden >> fit >> source.width >> source.height >> n >> expected) {
        const cv::Mat pixels =
            fitted(test::noise(source.width, source.height, 3), n, fitFromString(fit));
        ASSERT_TRUE(pixels.isContinuous());
        const auto bytes = std::as_bytes(std::span(pixels.data, pixels.total() * 3));
        EXPECT_EQ(sha256Hex(bytes), expected)
            << fit << " " << source.width << " x " << source.height << " to " << n;
        ++cases;
    }
    EXPECT_EQ(cases, 33);
}

TEST(FitImageTest, CropEqualsTheSpecifiedVectors)
{
    const cv::Mat picture = test::formulaPicture(53, 37);
    const cv::Mat at16 = fitted(picture, 16, Fit::Crop);
    EXPECT_EQ(sumOfBytes(at16), 95974);
    EXPECT_EQ(at16.at<cv::Vec3b>(0, 0), cv::Vec3b(40, 5, 6));
    EXPECT_EQ(at16.at<cv::Vec3b>(8, 8), cv::Vec3b(136, 134, 85));
    EXPECT_EQ(at16.at<cv::Vec3b>(15, 15), cv::Vec3b(220, 247, 92));

    const cv::Mat at32 = fitted(picture, 32, Fit::Crop);
    EXPECT_EQ(sumOfBytes(at32), 380628);
    EXPECT_EQ(at32.at<cv::Vec3b>(0, 0), cv::Vec3b(36, 1, 1));
    EXPECT_EQ(at32.at<cv::Vec3b>(16, 16), cv::Vec3b(130, 130, 230));
    EXPECT_EQ(at32.at<cv::Vec3b>(31, 31), cv::Vec3b(218, 251, 24));
}

TEST(FitImageTest, PadFillsTheBorderWithTheMeanColourOfTheCheckpoint)
{
    const cv::Mat wide(10, 40, CV_8UC3, cv::Scalar(9, 8, 7));
    const cv::Mat usual = fitted(wide, 40, Fit::Pad);
    EXPECT_EQ(usual.at<cv::Vec3b>(0, 0), cv::Vec3b(123, 117, 104));
    EXPECT_EQ(usual.at<cv::Vec3b>(14, 20), cv::Vec3b(123, 117, 104));
    EXPECT_EQ(usual.at<cv::Vec3b>(15, 20), cv::Vec3b(9, 8, 7));
    EXPECT_EQ(usual.at<cv::Vec3b>(25, 20), cv::Vec3b(123, 117, 104));

    const PixelStatistics half{.mean = {0.5F, 0.25F, 0.0F}};
    const cv::Mat other = fitImage(Image(wide, "test"), Geometry({40, 10}, 40, Fit::Pad), half);
    EXPECT_EQ(other.at<cv::Vec3b>(0, 0), cv::Vec3b(128, 64, 0));
}

TEST(FitImageTest, AStripOfOneByAHundredThousandIsCheapInEveryFit)
{
    const cv::Mat strip = test::noise(100'000, 1, 3);
    for (const Fit fit : {Fit::Stretch, Fit::Crop, Fit::Pad})
        EXPECT_EQ(fitted(strip, 224, fit).size(), cv::Size(224, 224));
}

TEST(FitImageTest, AGeometryOfAnotherPictureIsRefused)
{
    const Image image(test::noise(8, 6, 3), "cat.png");
    EXPECT_THROW((void)fitImage(image, Geometry({6, 8}, 16, Fit::Stretch)), Error);
}

}  // namespace
}  // namespace clipscope
