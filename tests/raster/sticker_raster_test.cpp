// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/sticker/composite.h"
#include "ui/raster/sticker_raster.h"

#include <opencv2/core.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <string>

namespace clipscope::ui {
namespace {

Sticker words(const std::string& text, double size = 40)
{
    Sticker sticker{.id = "s1", .text = text};
    sticker.font.size = size;
    return sticker;
}

cv::Mat draw(const Sticker& sticker)
{
    return StickerRaster().textPatch(sticker).rgba;
}

double inkOf(const cv::Mat& rgba)
{
    cv::Mat alpha;
    cv::extractChannel(rgba, alpha, 3);
    return cv::sum(alpha)[0] / 255;
}

bool isSame(const cv::Mat& a, const cv::Mat& b)
{
    return a.size() == b.size() && cv::norm(a, b, cv::NORM_INF) == 0;
}

TEST(StickerRasterTest, TheSameStickerGivesTheSameBytes)
{
    Sticker sticker = words("iPod\nnano");
    sticker.paper = true;
    sticker.borderWidth = 3;
    sticker.cornerRadius = 7;
    EXPECT_TRUE(isSame(draw(sticker), draw(sticker)));
}

TEST(StickerRasterTest, ShippedFontsAreFoundByTheirNames)
{
    for (const char* family : {kSansFamily, kHandFamily})
        for (const bool bold : {false, true})
            for (const bool italic : {false, true}) {
                Sticker sticker = words("iPod");
                sticker.font.family = family;
                sticker.font.bold = bold;
                sticker.font.italic = italic;
                const StickerPatch patch = StickerRaster().textPatch(sticker);
                EXPECT_EQ(patch.family, family);
                EXPECT_EQ(patch.fontChecksum.size(), 64U);
            }
}

TEST(StickerRasterTest, FacesDifferAndHaveChecksumsOfTheirOwn)
{
    Sticker bold = words("iPod");
    bold.font.bold = true;
    Sticker hand = words("iPod");
    hand.font.family = kHandFamily;
    EXPECT_GT(inkOf(draw(bold)), 1.1 * inkOf(draw(words("iPod"))));
    EXPECT_FALSE(isSame(draw(hand), draw(words("iPod"))));
    EXPECT_NE(
        StickerRaster().textPatch(hand).fontChecksum,
        StickerRaster().textPatch(words("iPod")).fontChecksum);
}

TEST(StickerRasterTest, LettersStayInsideOfThePatch)
{
    for (const char* text : {"f", "jfj", "Ågç", "iPod", "\xE2\x80\x94"})
        for (const bool italic : {false, true}) {
            Sticker sticker = words(text);
            sticker.font.italic = italic;
            const cv::Mat patch = draw(sticker);
            sticker.padding = 30;
            // Room round the letters adds no ink: none was cut off.
            EXPECT_NEAR(inkOf(draw(sticker)), inkOf(patch), 0.02 * inkOf(patch)) << text;
        }
}

TEST(StickerRasterTest, ShapeDoesNotDependOnTheSize)
{
    Sticker sticker = words("a long line of words that breaks", 10);
    sticker.wrapWidth = 80;
    const cv::Mat once = draw(sticker);
    const cv::Mat tenfold = draw(scaled(sticker, 10));
    EXPECT_NEAR(tenfold.cols, 10 * once.cols, 10);
    EXPECT_NEAR(tenfold.rows, 10 * once.rows, 10);
    EXPECT_NEAR(inkOf(tenfold), 100 * inkOf(once), 2 * inkOf(once));
}

TEST(StickerRasterTest, LinesBreakAtFeedsAndAtTheWidth)
{
    const int line = draw(words("iPod")).rows;
    EXPECT_NEAR(draw(words("iPod\niPod")).rows, 2 * line, 2);
    Sticker wrapped = words("iPod iPod iPod");
    wrapped.wrapWidth = 100;
    EXPECT_NEAR(draw(wrapped).rows, 3 * line, 3);
    EXPECT_EQ(draw(wrapped).cols, 100);
}

TEST(StickerRasterTest, PaperAndBorderSurroundTheText)
{
    Sticker sticker = words("iPod");
    const cv::Mat bare = draw(sticker);
    sticker.paper = true;
    sticker.paperColour = {10, 200, 30};
    sticker.padding = 12;
    sticker.borderWidth = 4;
    sticker.borderColour = {200, 0, 0};
    const cv::Mat paper = draw(sticker);
    EXPECT_NEAR(paper.cols, bare.cols + 32, 1);
    EXPECT_NEAR(paper.rows, bare.rows + 32, 1);
    EXPECT_EQ(paper.at<cv::Vec4b>(paper.rows / 2, 2), cv::Vec4b(200, 0, 0, 255));
    EXPECT_EQ(paper.at<cv::Vec4b>(8, paper.cols / 2), cv::Vec4b(10, 200, 30, 255));
}

TEST(StickerRasterTest, MissingFamiliesAndLettersFallBack)
{
    Sticker sticker = words("iPod");
    sticker.font.family = "No Such Family";
    const StickerPatch patch = StickerRaster().textPatch(sticker);
    EXPECT_NE(patch.family, "No Such Family");
    EXPECT_GT(inkOf(patch.rgba), 0);
    EXPECT_NO_THROW(static_cast<void>(draw(words("\xF0\x9F\x8D\x8E \xE6\x9C\xA8 \xff"))));
}

TEST(StickerRasterTest, BlankAndHugeOnesDoNoHarm)
{
    EXPECT_EQ(inkOf(draw(words(" "))), 0);
    EXPECT_NO_THROW(static_cast<void>(draw(words(""))));
    EXPECT_THROW(static_cast<void>(draw(words("iPod", 50'000))), Error);
    EXPECT_THROW(static_cast<void>(draw(words(std::string(10'000, 'm'), 1000))), Error);
}

TEST(StickerRasterTest, ComposedPicturesAreTheSameTwice)
{
    const Image image(cv::Mat(90, 120, CV_8UC3, cv::Scalar(90, 120, 40)), "plain");
    Sticker sticker = words("iPod");
    sticker.rotation = 17;
    sticker.opacity = 0.8;
    sticker.centreX = 60.3;
    sticker.centreY = 45;
    const std::vector<Sticker> stickers{sticker};
    EXPECT_EQ(
        composed(image, stickers, StickerRaster()).id(),
        composed(image, stickers, StickerRaster()).id());
    EXPECT_NE(composed(image, stickers, StickerRaster()).id(), image.id());
}

}  // namespace
}  // namespace clipscope::ui
