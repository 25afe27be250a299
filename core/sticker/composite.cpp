// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sticker/composite.h"

#include "core/sticker/place_patch.h"
#include "core/sticker/retouch.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace clipscope {

namespace {

PatchPose poseOf(const Sticker& sticker)
{
    return {{sticker.centreX, sticker.centreY}, sticker.rotation};
}

std::array<Point, 4> strokeOutline(const Sticker& stroke)
{
    double left = stroke.stroke.empty() ? 0 : stroke.stroke.front().x;
    double top = stroke.stroke.empty() ? 0 : stroke.stroke.front().y;
    double right = left;
    double bottom = top;
    for (const StrokePoint& point : stroke.stroke) {
        left = std::min(left, point.x);
        right = std::max(right, point.x);
        top = std::min(top, point.y);
        bottom = std::max(bottom, point.y);
    }
    const double radius = stroke.stroke.empty() ? 0 : stroke.radius;
    return {
        Point{left - radius, top - radius},
        Point{right + radius, top - radius},
        Point{right + radius, bottom + radius},
        Point{left - radius, bottom + radius}};
}

/// Pixels whose centre lies within the four corners, which are convex and clockwise.
void fill(cv::Mat& mask, const std::array<Point, 4>& corners, const Box& bounds)
{
    for (int y = bounds.y; y < bounds.bottom(); ++y)
        for (int x = bounds.x; x < bounds.right(); ++x) {
            bool isInside = true;
            for (std::size_t i = 0; i < corners.size() && isInside; ++i) {
                const Point& a = corners[i];
                const Point& b = corners[(i + 1) % corners.size()];
                isInside = (b.x - a.x) * (y + 0.5 - a.y) - (b.y - a.y) * (x + 0.5 - a.x) >= 0;
            }
            if (isInside)
                mask.at<std::uint8_t>(y, x) = 255;
        }
}

std::optional<Box> boundsOf(const std::array<Point, 4>& corners, Size picture)
{
    const auto [left, right] =
        std::minmax({corners[0].x, corners[1].x, corners[2].x, corners[3].x});
    const auto [top, bottom] =
        std::minmax({corners[0].y, corners[1].y, corners[2].y, corners[3].y});
    const auto cut = [](double value, int size) {
        return static_cast<int>(std::clamp(value, 0.0, double(size)));
    };
    Box box{cut(std::floor(left), picture.width), cut(std::floor(top), picture.height), 0, 0};
    box.width = cut(std::ceil(right), picture.width) - box.x;
    box.height = cut(std::ceil(bottom), picture.height) - box.y;
    return box.width > 0 && box.height > 0 ? std::optional(box) : std::nullopt;
}

}  // namespace

Image composed(const Image& image, std::span<const Sticker> stickers, const PatchSource& source)
{
    const bool isClean = std::none_of(
        stickers.begin(), stickers.end(), [](const Sticker& sticker) { return sticker.visible; });
    if (isClean)
        return image;
    cv::Mat rgb = image.rgb().clone();
    for (const Sticker& sticker : stickers) {
        if (!sticker.visible)
            continue;
        if (isStroke(sticker.kind))
            retouch(
                rgb,
                strokeMask(sticker, image.size()),
                sticker.kind,
                sticker.radius / 2,
                sticker.opacity);
        else
            placePatch(rgb, patchOf(sticker, source).rgba, poseOf(sticker), sticker.opacity);
    }
    return {rgb, image.source()};
}

std::array<Point, 4> outlineOf(const Sticker& sticker, const PatchSource& source)
{
    if (isStroke(sticker.kind))
        return strokeOutline(sticker);
    const cv::Mat rgba = patchOf(sticker, source).rgba;
    return cornersOf({rgba.cols, rgba.rows}, poseOf(sticker));
}

std::optional<Box> boundsOf(const Sticker& sticker, Size picture, const PatchSource& source)
{
    return boundsOf(outlineOf(sticker, source), picture);
}

cv::Mat maskOf(std::span<const Sticker> stickers, Size picture, const PatchSource& source)
{
    cv::Mat mask = cv::Mat::zeros(picture.height, picture.width, CV_8UC1);
    for (const Sticker& sticker : stickers) {
        if (!sticker.visible || sticker.opacity <= 0)
            continue;
        if (isStroke(sticker.kind))
            mask |= strokeMask(sticker, picture);
        else
            markPatch(mask, patchOf(sticker, source).rgba, poseOf(sticker));
    }
    return mask;
}

cv::Mat outlineMaskOf(std::span<const Sticker> stickers, Size picture, const PatchSource& source)
{
    cv::Mat mask = cv::Mat::zeros(picture.height, picture.width, CV_8UC1);
    for (const Sticker& sticker : stickers) {
        if (!sticker.visible || sticker.opacity <= 0)
            continue;
        if (isStroke(sticker.kind)) {
            mask |= strokeMask(sticker, picture);
            continue;
        }
        const auto corners = outlineOf(sticker, source);
        if (const auto bounds = boundsOf(corners, picture))
            fill(mask, corners, *bounds);
    }
    return mask;
}

double coveredShare(std::span<const Sticker> stickers, Size picture, const PatchSource& source)
{
    const cv::Mat mask = outlineMaskOf(stickers, picture, source);
    return mask.empty() ? 0 : double(cv::countNonZero(mask)) / double(mask.total());
}

}  // namespace clipscope
