// SPDX-License-Identifier: GPL-3.0-or-later
// Composition against a slow reference that asks for every pixel of the picture, in its own way:
// complex numbers for the turn, a tent function for the sampling.
#include "core/sticker/composite.h"
#include "tests/core/sticker/flat_patches.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>
#include <vector>

namespace clipscope {
namespace {

using test::FlatPatches;
using test::ramp;

Sticker label(double x, double y, double rotation = 0, double opacity = 1)
{
    Sticker sticker{.id = "s1", .centreX = x, .centreY = y, .rotation = rotation};
    sticker.opacity = opacity;
    sticker.text = "ab";
    sticker.font.size = 8;
    return sticker;
}

cv::Mat reference(const Image& image, const Sticker& sticker)
{
    const cv::Mat patch = FlatPatches().textPatch(sticker).rgba;
    const auto back = std::polar(1.0, -sticker.rotation * std::numbers::pi / 180);
    cv::Mat out = image.rgb().clone();
    for (int y = 0; y < out.rows; ++y)
        for (int x = 0; x < out.cols; ++x) {
            const std::complex<double> away(x + 0.5 - sticker.centreX, y + 0.5 - sticker.centreY);
            const auto place =
                back * away + std::complex<double>(patch.cols / 2.0 - 0.5, patch.rows / 2.0 - 0.5);
            double sum[4] = {};
            for (int v = 0; v < patch.rows; ++v)
                for (int u = 0; u < patch.cols; ++u) {
                    const double weight = std::max(0.0, 1 - std::abs(place.real() - u)) *
                                          std::max(0.0, 1 - std::abs(place.imag() - v));
                    for (int i = 0; i < 4 && weight > 0; ++i)
                        sum[i] += weight * patch.at<cv::Vec4b>(v, u)[i];
                }
            for (int i = 0; i < 3; ++i) {
                const double below = out.at<cv::Vec3b>(y, x)[i];
                const double mixed =
                    sticker.opacity * sum[i] + (1 - sticker.opacity * sum[3] / 255) * below;
                out.at<cv::Vec3b>(y, x)[i] =
                    static_cast<std::uint8_t>(std::clamp(std::floor(mixed + 0.5), 0.0, 255.0));
            }
        }
    return out;
}

double largestDifference(const cv::Mat& a, const cv::Mat& b)
{
    return cv::norm(a, b, cv::NORM_INF);
}

TEST(CompositeTest, AgreesWithASlowReference)
{
    const Image image = ramp(50, 40);
    for (const double rotation : {0.0, 17.0, -45.0, 90.0, 180.0, 123.4, 270.0, -90.0, 359.0})
        for (const double opacity : {1.0, 0.5, 0.1}) {
            const std::vector<Sticker> stickers{label(24, 18, rotation, opacity)};
            const Image out = composed(image, stickers, FlatPatches());
            // A value halfway between two levels may fall on either side.
            EXPECT_LE(largestDifference(out.rgb(), reference(image, stickers.front())), 1)
                << rotation << " degrees, opacity " << opacity;
        }
}

TEST(CompositeTest, OffGridAndTurnedItAgreesToo)
{
    const Image image = ramp(50, 40);
    const std::vector<Sticker> stickers{label(20.37, 19.81, 33)};
    EXPECT_LE(
        largestDifference(
            composed(image, stickers, FlatPatches()).rgb(), reference(image, stickers.front())),
        1);
}

TEST(CompositeTest, AQuarterTurnMovesPixelsExactly)
{
    const Image image = ramp(60, 60);
    Sticker sticker = label(30, 30, 90);
    sticker.paper = true;
    const cv::Mat patch = FlatPatches().textPatch(sticker).rgba;
    const cv::Mat out = composed(image, std::vector{sticker}, FlatPatches()).rgb();
    for (int v = 0; v < patch.rows; ++v)
        for (int u = 0; u < patch.cols; ++u) {
            const auto& from = patch.at<cv::Vec4b>(v, u);
            // Clockwise: what was left is on top.
            const auto& to =
                out.at<cv::Vec3b>(30 - patch.cols / 2 + u, 30 + patch.rows / 2 - 1 - v);
            EXPECT_EQ(to, cv::Vec3b(from[0], from[1], from[2]));
        }
}

TEST(CompositeTest, WhatHangsOverTheBorderIsCutOff)
{
    const Image image = ramp(30, 20);
    for (const Point& place : {Point{0, 0}, {30, 20}, {-1, 10}, {15, 21}, {-500, -500}, {1e6, 1e6}})
        for (const double rotation : {0.0, 30.0}) {
            const std::vector<Sticker> stickers{label(place.x, place.y, rotation)};
            EXPECT_LE(
                largestDifference(
                    composed(image, stickers, FlatPatches()).rgb(),
                    reference(image, stickers.front())),
                1);
        }
    EXPECT_FALSE(boundsOf(label(-500, 0), image.size(), FlatPatches()));
}

TEST(CompositeTest, TheSameListGivesTheSameBytesAndNothingVisibleGivesThePicture)
{
    const Image image = ramp(50, 40);
    std::vector<Sticker> stickers{label(20, 20, 31, 0.7)};
    EXPECT_EQ(
        composed(image, stickers, FlatPatches()).id(),
        composed(image, stickers, FlatPatches()).id());
    stickers.front().visible = false;
    EXPECT_EQ(composed(image, stickers, FlatPatches()).id(), image.id());
    EXPECT_EQ(composed(image, {}, FlatPatches()).id(), image.id());
}

TEST(CompositeTest, TheLastStickerIsOnTop)
{
    const Image image = ramp(50, 40);
    Sticker below = label(20, 20);
    Sticker above = label(20, 20);
    below.paper = above.paper = true;
    below.text = "abcd";
    const Image alone = composed(image, std::vector{above}, FlatPatches());
    const Image both = composed(image, std::vector{below, above}, FlatPatches());
    EXPECT_EQ(alone.rgb().at<cv::Vec3b>(20, 20), both.rgb().at<cv::Vec3b>(20, 20));
}

TEST(CompositeTest, BoundsShareAndMasksFit)
{
    const Size picture{100, 50};
    Sticker sticker = label(50, 25);
    sticker.paper = true;
    const std::vector<Sticker> one{sticker};
    EXPECT_EQ(boundsOf(sticker, picture, FlatPatches()), (Box{42, 21, 16, 8}));
    EXPECT_DOUBLE_EQ(coveredShare(one, picture, FlatPatches()), 128.0 / 5000);
    EXPECT_EQ(cv::countNonZero(maskOf(one, picture, FlatPatches())), 128);
    // Twice the same counts once.
    EXPECT_DOUBLE_EQ(
        coveredShare(std::vector{sticker, sticker}, picture, FlatPatches()), 128.0 / 5000);
    sticker.rotation = 45;
    EXPECT_NEAR(coveredShare(std::vector{sticker}, picture, FlatPatches()), 128.0 / 5000, 0.002);
}

TEST(CompositeTest, APictureStickerIsScaledAndShown)
{
    const Image image = ramp(50, 40);
    const Image red(cv::Mat(10, 10, CV_8UC3, cv::Scalar(200, 0, 0)), "red");
    Sticker sticker{.id = "s1", .kind = StickerKind::Picture, .centreX = 25, .centreY = 20};
    sticker.picture = StickerPicture{red, 20, 4};
    const cv::Mat out = composed(image, std::vector{sticker}, FlatPatches()).rgb();
    EXPECT_EQ(out.at<cv::Vec3b>(18, 15), cv::Vec3b(200, 0, 0));
    EXPECT_EQ(out.at<cv::Vec3b>(21, 34), cv::Vec3b(200, 0, 0));
    EXPECT_EQ(out.at<cv::Vec3b>(22, 20), image.rgb().at<cv::Vec3b>(22, 20));
}

}  // namespace
}  // namespace clipscope
