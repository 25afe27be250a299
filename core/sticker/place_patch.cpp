// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sticker/place_patch.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

namespace clipscope {

namespace {

using Sample = std::array<double, 4>;  // premultiplied RGBA, [0, 255]

/// Quarters of a turn, 0 to 3, if the angle is a whole number of them.
std::optional<int> quartersOf(double degrees)
{
    constexpr double kQuarter = 90;
    const double quarters = degrees / kQuarter;
    if (quarters != std::floor(quarters))
        return std::nullopt;
    const double turns = std::fmod(quarters, 4.0);
    return static_cast<int>(turns < 0 ? turns + 4 : turns);
}

struct Turn {
    double cosine;
    double sine;
};

Turn turnOf(double degrees)
{
    constexpr std::array<Turn, 4> kQuarters{{{1, 0}, {0, 1}, {-1, 0}, {0, -1}}};
    if (const auto quarters = quartersOf(degrees))
        return kQuarters[static_cast<std::size_t>(*quarters)];
    const double angle = degrees * std::numbers::pi / 180;
    return {std::cos(angle), std::sin(angle)};
}

double rounded(double value)
{
    return std::floor(value + 0.5);
}

/// Range of whole pixels, cut to [0, size).
struct Range {
    int begin;
    int end;
};

Range cut(double begin, double end, int size)
{
    const double most = size;
    return {
        static_cast<int>(std::clamp(std::floor(begin), 0.0, most)),
        static_cast<int>(std::clamp(std::ceil(end), 0.0, most))};
}

Sample at(const cv::Mat& rgba, int x, int y)
{
    if (x < 0 || y < 0 || x >= rgba.cols || y >= rgba.rows)
        return {};
    const auto& pixel = rgba.at<cv::Vec4b>(y, x);
    return {double(pixel[0]), double(pixel[1]), double(pixel[2]), double(pixel[3])};
}

Sample bilinear(const cv::Mat& rgba, double u, double v)
{
    const double left = std::floor(u);
    const double top = std::floor(v);
    const int x = static_cast<int>(left);
    const int y = static_cast<int>(top);
    const double fx = u - left;
    const double fy = v - top;
    const Sample a = at(rgba, x, y);
    const Sample b = at(rgba, x + 1, y);
    const Sample c = at(rgba, x, y + 1);
    const Sample d = at(rgba, x + 1, y + 1);
    Sample mixed{};
    for (std::size_t i = 0; i < mixed.size(); ++i)
        mixed[i] = (1 - fy) * ((1 - fx) * a[i] + fx * b[i]) + fy * ((1 - fx) * c[i] + fx * d[i]);
    return mixed;
}

template <typename Use>
void useUpright(const cv::Mat& rgba, Size picture, Point centre, const Use& use)
{
    const double left = rounded(centre.x - rgba.cols / 2.0);
    const double top = rounded(centre.y - rgba.rows / 2.0);
    const Range xs = cut(left, left + rgba.cols, picture.width);
    const Range ys = cut(top, top + rgba.rows, picture.height);
    for (int y = ys.begin; y < ys.end; ++y)
        for (int x = xs.begin; x < xs.end; ++x)
            use(x, y, at(rgba, x - static_cast<int>(left), y - static_cast<int>(top)));
}

/// Calls use(x, y, sample) for every pixel of the picture that the patch reaches.
template <typename Use>
void forEachPixel(const cv::Mat& rgba, Size picture, const PatchPose& pose, const Use& use)
{
    if (rgba.empty())
        return;
    if (const auto quarters = quartersOf(pose.rotation)) {
        constexpr std::array kTurns = {
            cv::ROTATE_90_CLOCKWISE, cv::ROTATE_180, cv::ROTATE_90_COUNTERCLOCKWISE};
        cv::Mat turned = rgba;
        if (*quarters > 0)
            cv::rotate(rgba, turned, kTurns[static_cast<std::size_t>(*quarters) - 1]);
        useUpright(turned, picture, pose.centre, use);
        return;
    }
    const auto corners = cornersOf({rgba.cols, rgba.rows}, pose);
    const auto [left, right] =
        std::minmax({corners[0].x, corners[1].x, corners[2].x, corners[3].x});
    const auto [top, bottom] =
        std::minmax({corners[0].y, corners[1].y, corners[2].y, corners[3].y});
    const Range xs = cut(left - 1, right + 1, picture.width);
    const Range ys = cut(top - 1, bottom + 1, picture.height);
    const Turn turn = turnOf(pose.rotation);
    for (int y = ys.begin; y < ys.end; ++y)
        for (int x = xs.begin; x < xs.end; ++x) {
            const double dx = x + 0.5 - pose.centre.x;
            const double dy = y + 0.5 - pose.centre.y;
            const double u = turn.cosine * dx + turn.sine * dy + rgba.cols / 2.0 - 0.5;
            const double v = turn.cosine * dy - turn.sine * dx + rgba.rows / 2.0 - 0.5;
            if (u > -1 && v > -1 && u < rgba.cols && v < rgba.rows)
                use(x, y, bilinear(rgba, u, v));
        }
}

}  // namespace

std::array<Point, 4> cornersOf(Size patch, const PatchPose& pose)
{
    const auto quarters = quartersOf(pose.rotation);
    const Turn turn = turnOf(pose.rotation);
    Point centre = pose.centre;
    if (quarters) {
        const bool lies = *quarters % 2 == 1;
        const double halfWidth = (lies ? patch.height : patch.width) / 2.0;
        const double halfHeight = (lies ? patch.width : patch.height) / 2.0;
        centre = {
            rounded(centre.x - halfWidth) + halfWidth, rounded(centre.y - halfHeight) + halfHeight};
    }
    const double halfWidth = patch.width / 2.0;
    const double halfHeight = patch.height / 2.0;
    const auto corner = [&](double x, double y) {
        return Point{
            centre.x + turn.cosine * x - turn.sine * y, centre.y + turn.sine * x + turn.cosine * y};
    };
    return {
        corner(-halfWidth, -halfHeight),
        corner(halfWidth, -halfHeight),
        corner(halfWidth, halfHeight),
        corner(-halfWidth, halfHeight)};
}

void placePatch(cv::Mat& rgb, const cv::Mat& rgba, const PatchPose& pose, double opacity)
{
    constexpr double kWhite = 255;
    forEachPixel(rgba, {rgb.cols, rgb.rows}, pose, [&](int x, int y, const Sample& sample) {
        auto& pixel = rgb.at<cv::Vec3b>(y, x);
        const double below = 1 - opacity * sample[3] / kWhite;
        for (int i = 0; i < 3; ++i) {
            const double mixed =
                opacity * sample[static_cast<std::size_t>(i)] + below * double(pixel[i]);
            pixel[i] = static_cast<std::uint8_t>(std::clamp(rounded(mixed), 0.0, kWhite));
        }
    });
}

void markPatch(cv::Mat& mask, const cv::Mat& rgba, const PatchPose& pose)
{
    forEachPixel(rgba, {mask.cols, mask.rows}, pose, [&](int x, int y, const Sample& sample) {
        if (sample[3] > 0)
            mask.at<std::uint8_t>(y, x) = 255;
    });
}

}  // namespace clipscope
