// SPDX-License-Identifier: GPL-3.0-or-later
// Makes banks of fog out of random numbers (the diamond-square algorithm).
// Paper: Hendrycks and Dietterich, "Benchmarking Neural Network Robustness to Common Corruptions
// and Perturbations" (ICLR 2019); CLIPCAM (Hsia et al., ICASSP 2022), its weather attack.
// Agrees: an implementation in Python, tests/core/image/golden/make_weather.py.
#include "core/base/seeded_random.h"
#include "core/image/weather_layer.h"

#include <opencv2/core.hpp>

namespace clipscope {

namespace {

constexpr int kSide = 256;
constexpr int kCrop = (kSide - kWeatherSide) / 2;
constexpr double kFirstWibble = 100;
constexpr double kWibbleDecay = 2.0;

/// A torus of heights.
class Plasma {
public:
    explicit Plasma(std::uint64_t seed) : m_random(seed)
    {
        double wibble = kFirstWibble;
        for (int step = kSide; step >= 2; step /= 2) {
            refine(step, wibble * wibble);
            wibble /= kWibbleDecay;
        }
    }
    [[nodiscard]] const cv::Mat& heights() const { return m_heights; }

private:
    /// Fills the points between those of a grid with `step`.
    void refine(int step, double amplitude)
    {
        const int half = step / 2;
        for (int y = 0; y < kSide; y += step) {
            for (int x = 0; x < kSide; x += step)
                at(y + half, x + half) = ofDiagonals(y + half, x + half, half) + noise(amplitude);
        }
        for (int y = 0; y < kSide; y += step) {
            for (int x = 0; x < kSide; x += step)
                at(y, x + half) = ofStraights(y, x + half, half) + noise(amplitude);
        }
        for (int y = 0; y < kSide; y += step) {
            for (int x = 0; x < kSide; x += step)
                at(y + half, x) = ofStraights(y + half, x, half) + noise(amplitude);
        }
    }
    double& at(int y, int x)
    {
        return m_heights.at<double>((y + kSide) % kSide, (x + kSide) % kSide);
    }
    double noise(double amplitude) { return m_random.uniform(-amplitude, amplitude); }
    double ofDiagonals(int y, int x, int away)
    {
        return (at(y - away, x - away) + at(y - away, x + away) + at(y + away, x - away) +
                at(y + away, x + away)) /
               4;
    }
    double ofStraights(int y, int x, int away)
    {
        return (at(y - away, x) + at(y, x - away) + at(y, x + away) + at(y + away, x)) / 4;
    }

    SeededRandom m_random;
    cv::Mat m_heights = cv::Mat::zeros(kSide, kSide, CV_64FC1);
};

}  // namespace

cv::Mat fogLayer(std::uint64_t seed)
{
    const Plasma plasma(seed);
    double lowest = 0;
    double highest = 0;
    cv::minMaxLoc(plasma.heights(), &lowest, &highest);
    cv::Mat layer(kWeatherSide, kWeatherSide, CV_8UC1);
    layer.forEach<std::uint8_t>([&](std::uint8_t& pixel, const int* position) {
        const double height = plasma.heights().at<double>(position[0] + kCrop, position[1] + kCrop);
        pixel = static_cast<std::uint8_t>((height - lowest) / (highest - lowest) * 255);
    });
    return layer;
}

}  // namespace clipscope
