// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/image/pil_resample.h"
#include "tests/core/image/test_pictures.h"

#include <opencv2/core.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace clipscope {
namespace {

using testing::ElementsAre;

std::string checksum(const cv::Mat& pixels)
{
    const cv::Mat packed = pixels.isContinuous() ? pixels : pixels.clone();
    return sha256Hex(std::as_bytes(std::span(packed.data, packed.total() * packed.elemSize())));
}

std::vector<int> samples(const cv::Mat& pixels)
{
    std::vector<int> values;
    for (int y = 0; y < pixels.rows; ++y)
        values.insert(values.end(), pixels.ptr(y), pixels.ptr(y) + pixels.cols * pixels.channels());
    return values;
}

TEST(PilResizeTest, EqualsPillowBitForBit)
{
    std::ifstream golden(test::goldenFile("pillow_resize.txt"));
    int channels = 0;
    std::string filter;
    std::string expected;
    Size source;
    Size target;
    int cases = 0;
    while (golden >> channels >> filter >> source.width >> source.height >> target.width >>
           target.height >> expected) {
        const cv::Mat resized = pilResize(
            test::noise(source.width, source.height, channels),
            target,
            filter == "bicubic" ? ResampleFilter::Bicubic : ResampleFilter::Bilinear);
        EXPECT_EQ(checksum(resized), expected)
            << channels << " channels, " << filter << ", " << source.width << " x " << source.height
            << " to " << target.width << " x " << target.height;
        ++cases;
    }
    EXPECT_EQ(cases, 56);
}

/// The 5 x 4 picture of methods-cnn.md 10, channel 0.
cv::Mat specifiedPicture()
{
    return (
        cv::Mat_<std::uint8_t>(4, 5) << 0,
        111,
        222,
        77,
        188,
        43,
        154,
        9,
        120,
        231,
        86,
        197,
        52,
        163,
        18,
        129,
        240,
        95,
        206,
        61);
}

TEST(PilResizeTest, EqualsTheSpecifiedVectors)
{
    const cv::Mat picture = specifiedPicture();
    EXPECT_THAT(
        samples(pilResize(picture, {3, 3}, ResampleFilter::Bilinear)),
        ElementsAre(61, 135, 153, 113, 88, 132, 164, 139, 110));
    EXPECT_THAT(
        samples(pilResize(picture, {3, 3}, ResampleFilter::Bicubic)),
        ElementsAre(55, 139, 158, 112, 84, 131, 168, 150, 103));
    EXPECT_THAT(
        samples(pilResize(picture, {8, 6}, ResampleFilter::Bilinear).row(0)),
        ElementsAre(0, 49, 118, 187, 177, 86, 139, 188));
    EXPECT_THAT(
        samples(pilResize(picture, {8, 6}, ResampleFilter::Bicubic).row(0)),
        ElementsAre(0, 34, 116, 217, 198, 78, 133, 193));
}

TEST(PilResizeTest, LeavesTheInputAloneAndReturnsACopyAtEqualSize)
{
    const cv::Mat picture = test::noise(6, 4, 3);
    cv::Mat same = pilResize(picture, {6, 4}, ResampleFilter::Bicubic);
    EXPECT_NE(same.data, picture.data);
    EXPECT_EQ(samples(same), samples(test::noise(6, 4, 3)));
}

TEST(PilResizeTest, ReadsPartsOfLargerPictures)
{
    const cv::Mat part = test::noise(20, 20, 3)(cv::Rect(3, 5, 11, 9));
    EXPECT_EQ(
        samples(pilResize(part, {7, 4}, ResampleFilter::Bicubic)),
        samples(pilResize(part.clone(), {7, 4}, ResampleFilter::Bicubic)));
}

TEST(PilResizeWindowTest, EqualsTheSamePartOfTheWholeResult)
{
    const cv::Mat picture = test::noise(61, 43, 3);
    const Size targets[] = {{30, 20}, {61, 20}, {30, 43}, {61, 43}, {130, 90}};
    for (const Size target : targets) {
        for (const auto filter : {ResampleFilter::Bilinear, ResampleFilter::Bicubic}) {
            const Box keep{5, 3, 11, 9};
            const cv::Mat whole = pilResize(picture, target, filter);
            EXPECT_EQ(
                samples(pilResizeWindow(picture, target, filter, keep)),
                samples(whole(cv::Rect(keep.x, keep.y, keep.width, keep.height))));
        }
    }
}

TEST(PilResizeWindowTest, AWindowOfAGiganticTargetIsCheap)
{
    // All of the target would be 15 GB.
    const cv::Mat strip = test::noise(100'000, 1, 3);
    const cv::Mat kept = pilResizeWindow(
        strip, {22'400'000, 224}, ResampleFilter::Bicubic, {11'199'888, 0, 224, 224});
    EXPECT_EQ(kept.size(), cv::Size(224, 224));
    EXPECT_EQ(samples(kept.row(0)), samples(kept.row(223)));
}

TEST(PilResizeTest, OtherTypesAndEmptyTargetsAreRefused)
{
    const cv::Mat picture = test::noise(6, 4, 3);
    EXPECT_THROW((void)pilResize(picture, {0, 4}, ResampleFilter::Bilinear), Error);
    EXPECT_THROW((void)pilResize(picture, {4, -2}, ResampleFilter::Bilinear), Error);
    EXPECT_THROW((void)pilResize(cv::Mat(), {4, 4}, ResampleFilter::Bilinear), Error);
    EXPECT_THROW(
        (void)pilResize(cv::Mat::zeros(4, 4, CV_32FC3), {2, 2}, ResampleFilter::Bilinear), Error);
    EXPECT_THROW(
        (void)pilResizeWindow(picture, {8, 8}, ResampleFilter::Bilinear, {4, 0, 5, 8}), Error);
}

}  // namespace
}  // namespace clipscope
