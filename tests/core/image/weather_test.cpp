// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/seeded_random.h"
#include "core/image/corrupt.h"
#include "core/image/weather_layer.h"
#include "tests/core/image/test_pictures.h"

#include <opencv2/core.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace clipscope {
namespace {

constexpr std::uint64_t kSeed = 2024;

double weightedSum(const cv::Mat& layer)
{
    double sum = 0;
    for (int y = 0; y < layer.rows; ++y) {
        for (int x = 0; x < layer.cols; ++x)
            sum += layer.at<std::uint8_t>(y, x) * ((7 * y + 13 * x) % 251);
    }
    return sum;
}

double shareAbove(const cv::Mat& layer, int level)
{
    return cv::countNonZero(layer > level) / static_cast<double>(layer.total());
}

double highestOf(const cv::Mat& layer)
{
    double highest = 0;
    cv::minMaxLoc(layer, nullptr, &highest);
    return highest;
}

Image example(Size size = {37, 21})
{
    return {test::noise(size.width, size.height, 3), "noise.png", "abc"};
}

Image plain(Size size, int grey)
{
    return {cv::Mat(size.height, size.width, CV_8UC3, cv::Scalar::all(grey)), "plain.png"};
}

TEST(SeededRandomTest, UsesTheTopBitsOfTheStandardEngine)
{
    // The standard fixes the 10000th number of a default-seeded engine.
    SeededRandom random(std::mt19937_64::default_seed);
    double last = 0;
    for (int i = 0; i < 10000; ++i)
        last = random.uniform();
    EXPECT_EQ(last, std::ldexp(static_cast<double>(9981545732273789042ULL >> 11U), -53));
}

TEST(SeededRandomTest, StaysWithinItsRange)
{
    SeededRandom random(1);
    for (int i = 0; i < 1000; ++i) {
        const double value = random.uniform(-3, 5);
        EXPECT_GE(value, -3);
        EXPECT_LT(value, 5);
    }
}

TEST(WeatherLayerTest, FogEqualsThePythonNumbers)
{
    const cv::Mat layer = fogLayer(kSeed);
    ASSERT_EQ(layer.type(), CV_8UC1);
    ASSERT_EQ(layer.size(), cv::Size(224, 224));
    EXPECT_EQ(cv::sum(layer)[0], 5748689);
    EXPECT_EQ(weightedSum(layer), 718284980);
    EXPECT_EQ(highestOf(layer), 212);
    const int row[] = {84, 96, 107, 118, 128, 135, 140, 142, 138, 131, 124, 117, 108, 99, 90, 82};
    for (int i = 0; i < 16; ++i)
        EXPECT_EQ(layer.at<std::uint8_t>(100, 40 + 10 * i), row[i]) << i;
}

TEST(WeatherLayerTest, SnowEqualsThePythonNumbers)
{
    const cv::Mat layer = snowLayer(kSeed);
    ASSERT_EQ(layer.type(), CV_8UC1);
    ASSERT_EQ(layer.size(), cv::Size(224, 224));
    EXPECT_EQ(cv::sum(layer)[0], 117385);
    EXPECT_EQ(weightedSum(layer), 14680179);
    EXPECT_EQ(highestOf(layer), 255);
}

TEST(WeatherLayerTest, FogIsSmoothAndSnowIsSparseForEverySeed)
{
    for (std::uint64_t seed = 0; seed < 8; ++seed) {
        const cv::Mat fog = fogLayer(seed);
        cv::Mat step;
        cv::absdiff(fog.colRange(1, 224), fog.colRange(0, 223), step);
        EXPECT_LT(highestOf(step), 16) << seed;
        EXPECT_GT(highestOf(fog), 128) << seed;

        const cv::Mat snow = snowLayer(seed);
        EXPECT_LT(shareAbove(snow, 25), 0.15) << seed;
        EXPECT_GT(shareAbove(snow, 128), 0.002) << seed;
    }
}

TEST(WeatherLayerTest, SeedsMakeDifferentWeather)
{
    EXPECT_GT(cv::norm(fogLayer(1), fogLayer(2), cv::NORM_INF), 0);
    EXPECT_GT(cv::norm(snowLayer(1), snowLayer(2), cv::NORM_INF), 0);
}

TEST(CorruptTest, BlendsWithWhiteAndTruncates)
{
    // At the layer's own size nothing is resampled: the published formula, pixel by pixel.
    const Image image = example({224, 224});
    for (const double severity : {1.0, 0.5, 0.3}) {
        const cv::Mat layer = fogLayer(kSeed);
        const Image foggy = corrupt(image, Corruption::Fog, severity, kSeed);
        for (int y = 0; y < 224; ++y) {
            for (int x = 0; x < 224; ++x) {
                const double alpha = severity * layer.at<std::uint8_t>(y, x) / 255.0;
                for (int c = 0; c < 3; ++c) {
                    const double blend =
                        alpha * 255 + (1 - alpha) * image.rgb().at<cv::Vec3b>(y, x)[c];
                    // Rounding may leave an exact integer just below itself.
                    ASSERT_EQ(foggy.rgb().at<cv::Vec3b>(y, x)[c], static_cast<int>(blend + 1e-9))
                        << x << " " << y << " at " << severity;
                }
            }
        }
    }
}

TEST(CorruptTest, TheLayerCoversPicturesOfAnyShape)
{
    for (const Size size : {Size{1, 1}, Size{640, 31}, Size{33, 500}}) {
        for (const Corruption corruption : {Corruption::Fog, Corruption::Snow}) {
            const Image image = plain(size, 0);
            const Image result = corrupt(image, corruption, 1, kSeed);
            EXPECT_EQ(result.size(), size);
        }
        // On black the result is the layer itself, stretched.
        const Image foggy = corrupt(plain(size, 0), Corruption::Fog, 1, kSeed);
        const auto corner = foggy.rgb().at<cv::Vec3b>(size.height - 1, size.width - 1)[0];
        const cv::Mat layer = fogLayer(kSeed);
        const double expected =
            size == Size{1, 1} ? cv::mean(layer)[0] : layer.at<std::uint8_t>(223, 223);
        EXPECT_NEAR(corner, expected, 25) << size.width << " x " << size.height;
    }
}

TEST(CorruptTest, WhiteStaysWhiteAndNothingGetsDarker)
{
    const Image white = plain({100, 80}, 255);
    const Image image = example({100, 80});
    for (const Corruption corruption : {Corruption::Fog, Corruption::Snow}) {
        EXPECT_EQ(corrupt(white, corruption, 0.7, kSeed).id(), white.id());
        cv::Mat darker = corrupt(image, corruption, 0.7, kSeed).rgb() < image.rgb();
        EXPECT_EQ(cv::countNonZero(darker.reshape(1)), 0);
    }
}

TEST(CorruptTest, TheSeedDecidesTheBytes)
{
    const Image image = example();
    for (const Corruption corruption : {Corruption::Fog, Corruption::Snow}) {
        EXPECT_EQ(corrupt(image, corruption, 1, 7).id(), corrupt(image, corruption, 1, 7).id());
        EXPECT_NE(corrupt(image, corruption, 1, 7).id(), corrupt(image, corruption, 1, 8).id());
    }
}

TEST(CorruptTest, KeepsThePictureAndItsOriginApart)
{
    const Image image = example();
    const std::string before = image.id();
    const Image foggy = corrupt(image, Corruption::Fog, 1, kSeed);
    EXPECT_EQ(image.id(), before);
    EXPECT_EQ(cv::norm(image.rgb(), test::noise(37, 21, 3), cv::NORM_INF), 0);
    EXPECT_EQ(foggy.source(), "noise.png");
    EXPECT_EQ(foggy.fileSha256(), "abc");
}

TEST(CorruptTest, NoneChangesNothingWhateverTheSeverity)
{
    const Image image = example();
    EXPECT_EQ(corrupt(image, Corruption::None, 0, 1).id(), image.id());
}

TEST(CorruptTest, ImpossibleSeveritiesAreRefused)
{
    for (const double severity : {0.0, -0.5, 1.01, std::nan("")})
        EXPECT_THROW((void)corrupt(example(), Corruption::Snow, severity, 1), Error) << severity;
}

TEST(CorruptionTest, NamesSurviveARoundTrip)
{
    for (const auto corruption : {Corruption::None, Corruption::Fog, Corruption::Snow})
        EXPECT_EQ(corruptionFromString(toString(corruption)), corruption);
    EXPECT_THROW((void)corruptionFromString("Fog"), Error);
}

}  // namespace
}  // namespace clipscope
