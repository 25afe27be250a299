// SPDX-License-Identifier: GPL-3.0-or-later
// Makes falling snow out of random numbers.
// Paper: Kang et al., "Testing Robustness Against Unforeseen Adversaries" (2019); CLIPCAM (Hsia et
// al., ICASSP 2022), its weather attack.
// Agrees: an implementation in Python, tests/core/image/golden/make_weather.py.
#include "core/base/seeded_random.h"
#include "core/image/weather_layer.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace clipscope {

namespace {

constexpr int kSide = 256;
constexpr int kCrop = (kSide - kWeatherSide) / 2;
constexpr int kStreaks = 7;
constexpr int kRadius = 6;  // a streak has 13 x 13 pixels
constexpr int kStride = 4;
constexpr int kDots = 33;  // a streak is a row of blurred dots, closer than a pixel
// Flakes of one shower fall much the same way: the papers' streaks are random in other respects.
constexpr double kLargestWind = 40;     // degrees from the vertical
constexpr double kLargestFlutter = 25;  // degrees from the wind
constexpr double kShortest = 1;         // pixels from end to end
constexpr double kLongest = 6;

using Streak = std::array<std::array<double, 2 * kRadius + 1>, 2 * kRadius + 1>;

/// A blurred line through the middle, 1 where it is brightest. `wind`: degrees.
Streak makeStreak(SeededRandom& random, double wind)
{
    const double degrees = wind + random.uniform(-kLargestFlutter, kLargestFlutter);
    const double length = random.uniform(kShortest, kLongest);
    const double sigma = random.uniform(0.41, 0.6);
    const double radians = degrees * std::numbers::pi / 180;
    Streak streak{};
    double highest = 0;
    for (int y = -kRadius; y <= kRadius; ++y) {
        for (int x = -kRadius; x <= kRadius; ++x) {
            double sum = 0;
            for (int dot = 0; dot < kDots; ++dot) {
                const double along = length * (dot / (kDots - 1.0) - 0.5);
                const double dx = x - along * std::sin(radians);
                const double dy = y - along * std::cos(radians);
                sum += std::exp(-(dx * dx + dy * dy) / (2 * sigma * sigma));
            }
            streak.at(static_cast<std::size_t>(y + kRadius))
                .at(static_cast<std::size_t>(x + kRadius)) = sum;
            highest = std::max(highest, sum);
        }
    }
    for (auto& row : streak) {
        for (double& value : row)
            value /= highest;
    }
    return streak;
}

/// Adds a streak with its middle at (centreX, centreY).
void drop(cv::Mat& snow, const Streak& streak, int centreX, int centreY, double intensity)
{
    for (int y = std::max(0, centreY - kRadius); y <= std::min(kSide - 1, centreY + kRadius); ++y) {
        const auto& row = streak.at(static_cast<std::size_t>(y - centreY + kRadius));
        for (int x = std::max(0, centreX - kRadius); x <= std::min(kSide - 1, centreX + kRadius);
             ++x)
            snow.at<double>(y, x) +=
                intensity * row.at(static_cast<std::size_t>(x - centreX + kRadius));
    }
}

}  // namespace

cv::Mat snowLayer(std::uint64_t seed)
{
    SeededRandom random(seed);
    const double wind = random.uniform(-kLargestWind, kLargestWind);
    cv::Mat snow = cv::Mat::zeros(kSide, kSide, CV_64FC1);
    for (int i = 0; i < kStreaks; ++i) {
        const Streak streak = makeStreak(random, wind);
        for (int y = 0; y < kSide; y += kStride) {
            for (int x = 0; x < kSide; x += kStride)
                drop(snow, streak, x, y, std::exp(-200 * random.uniform()));
        }
    }
    cv::Mat layer(kWeatherSide, kWeatherSide, CV_8UC1);
    layer.forEach<std::uint8_t>([&](std::uint8_t& pixel, const int* position) {
        const double value = snow.at<double>(position[0] + kCrop, position[1] + kCrop);
        pixel = static_cast<std::uint8_t>(std::min(value, 1.0) * 255);
    });
    return layer;
}

}  // namespace clipscope
