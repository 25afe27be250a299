// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/image/tile_grid.h"
#include "tests/core/image/test_pictures.h"

#include <opencv2/core.hpp>

#include <gtest/gtest.h>

#include <vector>

namespace clipscope {
namespace {

std::vector<Image> fourGreys()
{
    std::vector<Image> pictures;
    for (int i = 1; i <= 4; ++i)
        pictures.emplace_back(cv::Mat(10 * i, 50, CV_8UC3, cv::Scalar(40 * i, i, 255 - i)), "grey");
    return pictures;
}

TEST(TileGridTest, PlacesThePicturesRowByRow)
{
    const Image grid = tileGrid(fourGreys(), 8);
    ASSERT_EQ(grid.size(), (Size{16, 16}));
    for (int y = 0; y < 16; ++y) {
        for (int x = 0; x < 16; ++x) {
            const int i = 1 + x / 8 + 2 * (y / 8);
            ASSERT_EQ(
                grid.rgb().at<cv::Vec3b>(y, x),
                cv::Vec3b(
                    static_cast<std::uint8_t>(40 * i),
                    static_cast<std::uint8_t>(i),
                    static_cast<std::uint8_t>(255 - i)))
                << x << " " << y;
        }
    }
}

TEST(TileGridTest, HasTheAuthorsSizeByDefault)
{
    EXPECT_EQ(tileGrid(fourGreys()).size(), (Size{448, 448}));
}

TEST(TileGridTest, StretchesAsPillowsBicubicDoes)
{
    // The 5 x 4 picture of methods-cnn.md 10 and its first channel at 3 x 3 by Pillow.
    cv::Mat picture(4, 5, CV_8UC3);
    for (int y = 0; y < 4; ++y) {
        for (int x = 0; x < 5; ++x) {
            for (int c = 0; c < 3; ++c)
                picture.at<cv::Vec3b>(y, x)[c] =
                    static_cast<std::uint8_t>(37 * (15 * y + 3 * x + c) % 256);
        }
    }
    const int expected[3][3] = {{55, 139, 158}, {112, 84, 131}, {168, 150, 103}};
    const Image grid = tileGrid(std::vector<Image>(4, Image(picture, "formula")), 3);
    for (int y = 0; y < 6; ++y) {
        for (int x = 0; x < 6; ++x)
            EXPECT_EQ(grid.rgb().at<cv::Vec3b>(y, x)[0], expected[y % 3][x % 3]) << x << " " << y;
    }
}

TEST(TileGridTest, TakesExactlyFourPictures)
{
    const std::vector<Image> pictures(5, Image(test::noise(4, 4, 3), "noise"));
    for (const std::size_t count : {0U, 1U, 3U, 5U})
        EXPECT_THROW((void)tileGrid(std::span(pictures).first(count)), Error) << count;
    EXPECT_THROW((void)tileGrid(fourGreys(), 0), Error);
}

}  // namespace
}  // namespace clipscope
