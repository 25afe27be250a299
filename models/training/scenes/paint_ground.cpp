// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/training/scenes/paint_ground.h"

#include "core/base/seeded_random.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <vector>

namespace clipscope::training {

namespace {

cv::Scalar scalarOf(StickerColour colour)
{
    return {double(colour.red), double(colour.green), double(colour.blue)};
}

cv::Vec3b mixed(StickerColour a, StickerColour b, double share)
{
    const auto mix = [share](std::uint8_t from, std::uint8_t to) {
        return static_cast<std::uint8_t>(std::lround(from + share * (to - from)));
    };
    return {mix(a.red, b.red), mix(a.green, b.green), mix(a.blue, b.blue)};
}

cv::Mat gradient(const SceneGround& ground, int side)
{
    cv::Mat rgb(side, side, CV_8UC3);
    const double angle = ground.angle * std::numbers::pi / 180;
    const double dx = std::cos(angle);
    const double dy = std::sin(angle);
    const double reach = (std::abs(dx) + std::abs(dy)) * side;
    constexpr int kSteps = 256;
    std::array<cv::Vec3b, kSteps> colours;
    for (int i = 0; i < kSteps; ++i)
        colours[static_cast<std::size_t>(i)] =
            mixed(ground.first, ground.second, double(i) / (kSteps - 1));
    for (int y = 0; y < side; ++y) {
        auto* row = rgb.ptr<cv::Vec3b>(y);
        for (int x = 0; x < side; ++x) {
            const double along =
                ((x + 0.5 - side / 2.0) * dx + (y + 0.5 - side / 2.0) * dy) / reach + 0.5;
            row[x] = colours[static_cast<std::size_t>(
                std::clamp(static_cast<int>(along * kSteps), 0, kSteps - 1))];
        }
    }
    return rgb;
}

cv::Mat photo(const SceneGround& ground, const SpriteLibrary& library, int side)
{
    const cv::Mat& picture = library.backgrounds().at(static_cast<std::size_t>(ground.photo));
    const int length = std::clamp(
        static_cast<int>(std::lround(ground.zoom * std::min(picture.cols, picture.rows))),
        1,
        std::min(picture.cols, picture.rows));
    const auto offset = [length](double share, int whole) {
        return static_cast<int>(std::lround(share * (whole - length)));
    };
    const cv::Rect cut(
        offset(ground.cutX, picture.cols), offset(ground.cutY, picture.rows), length, length);
    cv::Mat rgb;
    cv::resize(
        picture(cut), rgb, {side, side}, 0, 0, length > side ? cv::INTER_AREA : cv::INTER_LINEAR);
    if (ground.isMirrored)
        cv::flip(rgb, rgb, 1);
    return rgb;
}

/// Plain shapes of two colours and their mixtures, softly lit: what no object is.
cv::Mat shapes(const SceneGround& ground, int side)
{
    SeededRandom dice(ground.seed);
    cv::Mat rgb(side, side, CV_8UC3, scalarOf(ground.first));
    const int count = 3 + static_cast<int>(dice.uniform() * 9);
    for (int i = 0; i < count; ++i) {
        const cv::Vec3b colour = mixed(ground.first, ground.second, dice.uniform());
        const cv::Point2f centre(
            static_cast<float>(dice.uniform() * side), static_cast<float>(dice.uniform() * side));
        const cv::Size2f size(
            static_cast<float>(dice.uniform(0.05, 0.6) * side),
            static_cast<float>(dice.uniform(0.05, 0.6) * side));
        const cv::RotatedRect place(centre, size, static_cast<float>(dice.uniform(0, 180)));
        if (dice.uniform() < 0.5) {
            cv::ellipse(rgb, place, cv::Scalar(colour), cv::FILLED, cv::LINE_AA);
            continue;
        }
        std::array<cv::Point2f, 4> corners;
        place.points(corners.data());
        std::vector<cv::Point> outline(corners.begin(), corners.end());
        cv::fillConvexPoly(rgb, outline, cv::Scalar(colour), cv::LINE_AA);
    }
    return rgb;
}

/// Numbers of a normal distribution, made once; noise reads them from a place that a seed tells.
const std::vector<float>& normalNumbers()
{
    static const std::vector<float> numbers = [] {
        constexpr std::size_t kCount = 1U << 16U;
        SeededRandom dice(1);
        std::vector<float> made(kCount);
        for (float& number : made) {
            const double radius = std::sqrt(-2 * std::log(1 - dice.uniform()));
            number = static_cast<float>(radius * std::cos(2 * std::numbers::pi * dice.uniform()));
        }
        return made;
    }();
    return numbers;
}

void addNoise(cv::Mat& rgb, double deviation, std::uint64_t seed)
{
    const std::vector<float>& numbers = normalNumbers();
    const std::size_t mask = numbers.size() - 1;
    SeededRandom dice(seed);
    const auto factor = static_cast<float>(deviation);
    for (int y = 0; y < rgb.rows; ++y) {
        auto* row = rgb.ptr<std::uint8_t>(y);
        const auto start = static_cast<std::size_t>(dice.uniform() * double(numbers.size()));
        for (int x = 0; x < 3 * rgb.cols; ++x)
            row[x] = cv::saturate_cast<std::uint8_t>(
                static_cast<float>(row[x]) +
                factor * numbers[(start + static_cast<std::size_t>(x)) & mask]);
    }
}

}  // namespace

cv::Mat paintGround(const SceneGround& ground, const SpriteLibrary& library, int side)
{
    switch (ground.kind) {
    case SceneGround::Kind::Photo:
        return photo(ground, library, side);
    case SceneGround::Kind::Gradient:
        return gradient(ground, side);
    case SceneGround::Kind::Shapes:
        return shapes(ground, side);
    case SceneGround::Kind::Flat:
        break;
    }
    return {side, side, CV_8UC3, scalarOf(ground.first)};
}

void finish(cv::Mat& rgb, const SceneFinish& camera)
{
    const double deviation = camera.blur * rgb.cols;
    if (deviation > 0.2)
        cv::GaussianBlur(rgb, rgb, {}, deviation);
    if (camera.contrast != 1 || camera.brightness != 0)
        rgb.convertTo(rgb, -1, camera.contrast, 128 * (1 - camera.contrast) + camera.brightness);
    if (camera.noise > 0)
        addNoise(rgb, camera.noise, camera.seed);
}

}  // namespace clipscope::training
