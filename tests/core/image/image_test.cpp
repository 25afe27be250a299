// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/image/image.h"
#include "tests/core/image/test_pictures.h"

#include <gtest/gtest.h>

namespace clipscope {
namespace {

TEST(ImageTest, EqualPixelsHaveEqualIdsWhateverTheirSource)
{
    const Image first(test::noise(9, 5, 3), "a.png");
    const Image second(test::noise(9, 5, 3), "Pasted image", "abc");
    EXPECT_EQ(first.id(), second.id());
    EXPECT_EQ(first.id().size(), 64U);
    EXPECT_EQ(second.source(), "Pasted image");
    EXPECT_EQ(second.fileSha256(), "abc");
}

TEST(ImageTest, TheIdDependsOnPixelsAndOnSize)
{
    cv::Mat changed = test::noise(9, 5, 3);
    changed.at<cv::Vec3b>(4, 8)[2] ^= 1U;
    const Image image(test::noise(9, 5, 3), "a");
    EXPECT_NE(image.id(), Image(changed, "a").id());
    EXPECT_NE(image.id(), Image(test::noise(9, 5, 3).reshape(3, 9), "a").id());
}

TEST(ImageTest, APartOfALargerPictureHasTheIdOfItsCopy)
{
    const cv::Mat part = test::noise(9, 5, 3)(cv::Rect(2, 1, 4, 3));
    EXPECT_EQ(Image(part, "a").id(), Image(part.clone(), "a").id());
}

TEST(ImageTest, OtherPixelTypesAndEmptyPicturesAreRefused)
{
    EXPECT_THROW(Image(cv::Mat(), "a"), Error);
    EXPECT_THROW(Image(cv::Mat::zeros(2, 2, CV_8UC1), "a"), Error);
    EXPECT_THROW(Image(cv::Mat::zeros(2, 2, CV_8UC4), "a"), Error);
    EXPECT_THROW(Image(cv::Mat::zeros(2, 2, CV_32FC3), "a"), Error);
}

}  // namespace
}  // namespace clipscope
