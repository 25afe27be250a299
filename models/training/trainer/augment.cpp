// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/training/trainer/augment.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace clipscope::training {

namespace {

constexpr std::array kLuma{0.299F, 0.587F, 0.114F};  // ITU-R BT.601

/// A turn of hue and a change of saturation as one matrix: rotation about the grey axis.
void drawColour(SeededRandom& random, double strength, Augmentation& result)
{
    const double turn = strength * random.uniform(-0.6, 0.6);  // radians
    const double saturation = 1 + strength * random.uniform(-0.8, 0.5);
    const double contrast = 1 + strength * random.uniform(-0.35, 0.35);
    const double cosine = std::cos(turn) * saturation;
    const double sine = std::sin(turn) * saturation / std::sqrt(3.0);
    for (std::size_t row = 0; row < 3; ++row)
        for (std::size_t column = 0; column < 3; ++column) {
            const double same = row == column ? 1.0 : 0.0;
            const double cross = row == column ? 0.0 : (column == (row + 1) % 3 ? -1.0 : 1.0);
            const double mean = 1.0 / 3.0;
            result.colour[row][column] =
                static_cast<float>(contrast * (mean + cosine * (same - mean) + sine * cross));
        }
    const double brightness = strength * random.uniform(-30, 30) + 128 * (1 - contrast);
    for (float& offset : result.offset)
        offset = static_cast<float>(brightness + strength * random.uniform(-15, 15));
}

/// The window scaled to [to, to, 3], bilinear.
std::vector<float>
resample(std::span<const std::uint8_t> rgb, int from, const Augmentation& a, int to)
{
    struct Tap {
        std::size_t first, second;
        float share;
    };
    const auto taps = [&](double start, double length, bool mirrored) {
        std::vector<Tap> result;
        for (int i = 0; i < to; ++i) {
            const int index = mirrored ? to - 1 - i : i;
            const double at =
                std::clamp(start + (index + 0.5) * length / to - 0.5, 0.0, from - 1.0);
            const double floor = std::floor(at);
            const auto first = static_cast<std::size_t>(floor);
            result.push_back(
                {first,
                 std::min(first + 1, static_cast<std::size_t>(from) - 1),
                 static_cast<float>(at - floor)});
        }
        return result;
    };
    const auto columns = taps(a.left, a.width, a.mirrored);
    const auto rows = taps(a.top, a.height, false);
    const auto pitch = static_cast<std::size_t>(from) * 3;
    std::vector<float> out;
    out.reserve(static_cast<std::size_t>(to) * static_cast<std::size_t>(to) * 3);
    for (const Tap& row : rows) {
        const std::uint8_t* upper = rgb.data() + row.first * pitch;
        const std::uint8_t* lower = rgb.data() + row.second * pitch;
        for (const Tap& column : columns)
            for (std::size_t c = 0; c < 3; ++c) {
                const auto mix = [&](const std::uint8_t* line) {
                    const auto left = static_cast<float>(line[column.first * 3 + c]);
                    const auto right = static_cast<float>(line[column.second * 3 + c]);
                    return left + (right - left) * column.share;
                };
                const float top = mix(upper);
                out.push_back(top + (mix(lower) - top) * row.share);
            }
    }
    return out;
}

/// How much of each pixel's light an ink line along its edge leaves, 0 to 1.
std::vector<float> inkLeft(const std::vector<float>& picture, int side, float strength)
{
    const auto n = static_cast<std::size_t>(side);
    std::vector<float> light(n * n);
    for (std::size_t i = 0; i < light.size(); ++i)
        light[i] = kLuma[0] * picture[3 * i] + kLuma[1] * picture[3 * i + 1] +
                   kLuma[2] * picture[3 * i + 2];
    std::vector<float> left(n * n, 1.0F);
    constexpr float kWeakest = 20;
    constexpr float kStrongest = 70;
    for (std::size_t y = 1; y + 1 < n; ++y)
        for (std::size_t x = 1; x + 1 < n; ++x) {
            const std::size_t i = y * n + x;
            const float slope =
                std::abs(light[i + 1] - light[i - 1]) + std::abs(light[i + n] - light[i - n]);
            const float edge = std::clamp((slope - kWeakest) / (kStrongest - kWeakest), 0.0F, 1.0F);
            left[i] = 1 - strength * edge;
        }
    return left;
}

}  // namespace

Augmentation drawAugmentation(SeededRandom& random, int side, double strength, bool hasWord)
{
    Augmentation result;
    const double smallest = 1 - 0.18 * strength;
    result.width = side * random.uniform(smallest, 1);
    result.height = std::clamp(
        result.width * (1 + strength * random.uniform(-0.1, 0.1)), 0.7 * side, 1.0 * side);
    result.left = random.uniform(0, side - result.width);
    result.top = random.uniform(0, side - result.height);
    result.mirrored = random.uniform() < 0.5 && strength > 0 && !hasWord;
    if (random.uniform() < 0.8)
        drawColour(random, strength, result);
    constexpr double kDrawn = 0.2;  // share of pictures that get lines, and flat colours
    if (random.uniform() < kDrawn * strength)
        result.outlines = static_cast<float>(random.uniform(0.5, 1));
    if (random.uniform() < kDrawn * strength)
        result.flat = static_cast<float>(random.uniform(32, 80));
    if (random.uniform() < kDrawn * strength)
        result.noise = static_cast<float>(random.uniform(2, 12));
    result.seed = static_cast<std::uint64_t>(random.uniform() * 4294967296.0);
    return result;
}

void applyAugmentation(
    std::span<const std::uint8_t> rgb,
    int from,
    const Augmentation& augmentation,
    const PixelStatistics& statistics,
    int to,
    float* target)
{
    std::vector<float> picture = resample(rgb, from, augmentation, to);
    std::vector<float> ink;
    if (augmentation.outlines > 0)
        ink = inkLeft(picture, to, augmentation.outlines);
    std::uint32_t state = static_cast<std::uint32_t>(augmentation.seed) | 1U;
    std::array<float, 3> scale{};
    std::array<float, 3> shift{};
    for (std::size_t c = 0; c < 3; ++c) {
        scale[c] = 1 / (255 * statistics.deviation[c]);
        shift[c] = -statistics.mean[c] / statistics.deviation[c];
    }
    const auto& m = augmentation.colour;
    for (std::size_t i = 0; i < picture.size(); i += 3) {
        std::array<float, 3> in{picture[i], picture[i + 1], picture[i + 2]};
        if (augmentation.flat > 0)
            for (float& level : in)
                level = std::round(level / augmentation.flat) * augmentation.flat;
        for (std::size_t c = 0; c < 3; ++c) {
            float level =
                m[c][0] * in[0] + m[c][1] * in[1] + m[c][2] * in[2] + augmentation.offset[c];
            if (!ink.empty())
                level *= ink[i / 3];
            if (augmentation.noise > 0) {
                // Uniform of the wanted deviation; a linear congruential generator will do.
                state = state * 1664525U + 1013904223U;
                constexpr float kUnit = 1.0F / 16777216.0F;
                constexpr float kWidth = 3.4641F;  // of a uniform distribution of deviation 1
                level +=
                    augmentation.noise * kWidth * (static_cast<float>(state >> 8U) * kUnit - 0.5F);
            }
            target[i + c] = std::clamp(level, 0.0F, 255.0F) * scale[c] + shift[c];
        }
    }
}

}  // namespace clipscope::training
