// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/image/colormap.h"

#include <opencv2/core.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace clipscope {
namespace {

using Rgb = std::array<std::uint8_t, 3>;

/// CIE lightness (0 to 100) of an sRGB colour.
double lightness(const Rgb& colour)
{
    const auto linear = [](std::uint8_t value) {
        const double share = value / 255.0;
        return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    };
    const double luminance =
        0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2]);
    return luminance > 216.0 / 24389 ? 116 * std::cbrt(luminance) - 16 : luminance * 24389 / 27;
}

TEST(ColorMapTest, TheDefaultIsViridis)
{
    EXPECT_EQ(colorMaps().front().id, "viridis");
}

TEST(ColorMapTest, EndsAreThoseOfThePublishedTables)
{
    struct Ends {
        const char* id;
        Rgb first;
        Rgb last;
    };
    // matplotlib's tables in bytes; turbo's from its publication; jet's dark blue and dark red.
    const Ends cases[] = {
        {"viridis", {68, 1, 84}, {253, 231, 37}},
        {"inferno", {0, 0, 4}, {252, 255, 164}},
        {"magma", {0, 0, 4}, {252, 253, 191}},
        {"turbo", {48, 18, 59}, {122, 4, 3}},
        {"jet", {0, 0, 128}, {128, 0, 0}},
    };
    constexpr int kTableRounding = 1;  // OpenCV rounds some entries the other way
    for (const Ends& expected : cases) {
        const ColorMap& map = findColorMap(expected.id);
        for (std::size_t c = 0; c < 3; ++c) {
            EXPECT_NEAR(map.rgb.front()[c], expected.first[c], kTableRounding) << map.id;
            EXPECT_NEAR(map.rgb.back()[c], expected.last[c], kTableRounding) << map.id;
        }
    }
}

TEST(ColorMapTest, ColourBlindSafeMapsGrowLighterAllTheWay)
{
    constexpr double kTableRounding = 0.5;  // 8-bit entries; one step is 0.3 on average
    for (const ColorMap& map : colorMaps()) {
        if (!map.colourBlindSafe)
            continue;
        for (std::size_t i = 1; i < map.rgb.size(); ++i)
            ASSERT_GT(lightness(map.rgb[i]), lightness(map.rgb[i - 1]) - kTableRounding)
                << map.id << i;
        EXPECT_GT(lightness(map.rgb.back()) - lightness(map.rgb.front()), 70) << map.id;
    }
}

TEST(ColorMapTest, RainbowMapsAreMarkedAsUnsafe)
{
    EXPECT_FALSE(findColorMap("turbo").colourBlindSafe);
    EXPECT_FALSE(findColorMap("jet").colourBlindSafe);
    EXPECT_TRUE(findColorMap("cividis").colourBlindSafe);
}

TEST(ColorMapTest, AnUnknownNameIsRefusedWithTheKnownOnes)
{
    try {
        (void)findColorMap("rainbow");
        FAIL() << "accepted";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::InvalidArgument);
        EXPECT_STREQ(
            error.what(),
            "unknown colour map \"rainbow\"; use one of viridis, inferno, magma, cividis, turbo, "
            "jet");
    }
}

TEST(ColouriseTest, TruncatesToTheTableAndKeepsOutliersInside)
{
    const ColorMap& map = findColorMap("inferno");
    const float outliers[] = {-1.0F, 2.0F, std::numeric_limits<float>::quiet_NaN()};
    const cv::Mat heat =
        (cv::Mat_<float>(1, 6) << 0.0F, 0.999F, 1.0F, outliers[0], outliers[1], outliers[2]);
    const std::size_t expected[] = {0, 254, 255, 0, 255, 0};
    const cv::Mat colours = colourise(heat, map);
    for (int x = 0; x < heat.cols; ++x) {
        const auto& entry = map.rgb[expected[x]];
        EXPECT_EQ(colours.at<cv::Vec3b>(0, x), cv::Vec3b(entry[0], entry[1], entry[2])) << x;
    }
}

TEST(ColouriseTest, HotIsRedInJetNotBlue)
{
    const cv::Mat colours =
        colourise(cv::Mat(1, 1, CV_32FC1, cv::Scalar(0.95)), findColorMap("jet"));
    EXPECT_GT(colours.at<cv::Vec3b>(0, 0)[0], 100);
    EXPECT_EQ(colours.at<cv::Vec3b>(0, 0)[2], 0);
}

TEST(OverlayTest, BlendsByOpacity)
{
    const cv::Mat picture(2, 3, CV_8UC3, cv::Scalar(100, 40, 0));
    const cv::Mat heat = cv::Mat::ones(2, 3, CV_32FC1);
    ColorMap map = findColorMap("viridis");
    map.rgb.back() = {200, 0, 20};
    EXPECT_EQ(overlay(picture, heat, map, 0.25).at<cv::Vec3b>(1, 2), cv::Vec3b(125, 30, 5));
    EXPECT_EQ(overlay(picture, heat, map, 0).at<cv::Vec3b>(0, 0), cv::Vec3b(100, 40, 0));
    EXPECT_EQ(overlay(picture, heat, map, 1).at<cv::Vec3b>(0, 0), cv::Vec3b(200, 0, 20));
}

TEST(OverlayTest, MismatchedInputsAreRefused)
{
    const cv::Mat picture = cv::Mat::zeros(2, 3, CV_8UC3);
    const cv::Mat heat = cv::Mat::zeros(2, 3, CV_32FC1);
    const ColorMap& map = colorMaps().front();
    EXPECT_THROW((void)overlay(picture, cv::Mat::zeros(3, 2, CV_32FC1), map, 0.5), Error);
    EXPECT_THROW((void)overlay(cv::Mat::zeros(2, 3, CV_8UC1), heat, map, 0.5), Error);
    EXPECT_THROW((void)overlay(picture, heat, map, 1.5), Error);
    EXPECT_THROW((void)overlay(picture, heat, map, std::nan("")), Error);
    EXPECT_THROW((void)colourise(picture, map), Error);
}

TEST(PaperOverlayTest, DividesTheSumOfPictureAndJetByItsMaximum)
{
    // Jet's ends are (0, 0, 128) and (128, 0, 0). The largest sum is 128/255 + 1 = 1.50196.
    const cv::Mat heat = (cv::Mat_<float>(1, 2) << 0.0F, 1.0F);
    cv::Mat picture = cv::Mat::zeros(1, 2, CV_8UC3);
    picture.at<cv::Vec3b>(0, 1) = {255, 255, 255};
    const cv::Mat result = paperOverlay(picture, heat);
    EXPECT_EQ(result.at<cv::Vec3b>(0, 0), cv::Vec3b(0, 0, 85));  // 255 * 0.50196 / 1.50196 = 85.2
    EXPECT_EQ(result.at<cv::Vec3b>(0, 1), cv::Vec3b(255, 169, 169));  // 255 / 1.50196 = 169.8
}

}  // namespace
}  // namespace clipscope
