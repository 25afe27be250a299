// SPDX-License-Identifier: GPL-3.0-or-later
// Removing things from a picture: blur, mean colour, and inpainting.
// Paper: Telea, "An image inpainting technique based on the fast marching method" (2004), as OpenCV
// has it.
#include "core/sticker/retouch.h"

#include "core/base/check.h"

#include <opencv2/imgproc.hpp>
#include <opencv2/photo.hpp>

#include <algorithm>
#include <cmath>

namespace clipscope {

namespace {

constexpr double kMostWork = 2e9;  ///< pixels looked at for one stroke: seconds
constexpr double kLargestHole = 40'000;
constexpr double kInpaintRadius = 3;

struct Segment {
    StrokePoint from;
    StrokePoint to;
};

cv::Rect grown(const cv::Rect& rect, int by, const cv::Size& picture)
{
    return cv::Rect(rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by) &
           cv::Rect({}, picture);
}

cv::Rect reach(const Segment& segment, double radius, Size picture)
{
    const auto [left, right] = std::minmax(segment.from.x, segment.to.x);
    const auto [top, bottom] = std::minmax(segment.from.y, segment.to.y);
    const auto cut = [](double value, int size) {
        return static_cast<int>(std::clamp(value, 0.0, double(size)));
    };
    const int x = cut(std::floor(left - radius), picture.width);
    const int y = cut(std::floor(top - radius), picture.height);
    return {
        x,
        y,
        cut(std::ceil(right + radius), picture.width) - x,
        cut(std::ceil(bottom + radius), picture.height) - y};
}

double squaredDistance(double x, double y, const Segment& segment)
{
    const double dx = segment.to.x - segment.from.x;
    const double dy = segment.to.y - segment.from.y;
    const double length = dx * dx + dy * dy;
    const double along = (x - segment.from.x) * dx + (y - segment.from.y) * dy;
    const double share = length > 0 ? std::clamp(along / length, 0.0, 1.0) : 0.0;
    const double ex = x - segment.from.x - share * dx;
    const double ey = y - segment.from.y - share * dy;
    return ex * ex + ey * ey;
}

void mark(cv::Mat& mask, const Segment& segment, double radius)
{
    const cv::Rect rect = reach(segment, radius, {mask.cols, mask.rows});
    for (int y = rect.y; y < rect.y + rect.height; ++y)
        for (int x = rect.x; x < rect.x + rect.width; ++x)
            if (squaredDistance(x + 0.5, y + 0.5, segment) <= radius * radius)
                mask.at<std::uint8_t>(y, x) = 255;
}

std::vector<Segment> segmentsOf(const Sticker& stroke)
{
    std::vector<Segment> segments;
    if (stroke.stroke.size() == 1)
        segments.push_back({stroke.stroke.front(), stroke.stroke.front()});
    for (std::size_t i = 1; i < stroke.stroke.size(); ++i)
        segments.push_back({stroke.stroke[i - 1], stroke.stroke[i]});
    return segments;
}

cv::Mat meanFilled(const cv::Mat& rgb, const cv::Mat& mask, double strength)
{
    constexpr double kMostRim = 500;
    const int rim = static_cast<int>(std::clamp(strength, 3.0, kMostRim));
    const cv::Mat disc =
        cv::getStructuringElement(cv::MORPH_RECT, cv::Size(2 * rim + 1, 2 * rim + 1));
    cv::Mat round;
    cv::dilate(mask, round, disc);
    round.setTo(0, mask);
    const cv::Scalar mean = cv::countNonZero(round) > 0 ? cv::mean(rgb, round) : cv::mean(rgb);
    const auto byte = [&mean](int i) {
        return static_cast<std::uint8_t>(std::floor(mean[i] + 0.5));
    };
    return cv::Mat(rgb.size(), CV_8UC3, cv::Scalar(byte(0), byte(1), byte(2)));
}

cv::Mat inpainted(const cv::Mat& rgb, const cv::Mat& mask)
{
    const double hole = cv::countNonZero(mask);
    if (hole >= double(mask.total()))
        return meanFilled(rgb, mask, 0);
    cv::Mat filled;
    if (hole <= kLargestHole) {
        cv::inpaint(rgb, mask, filled, kInpaintRadius, cv::INPAINT_TELEA);
        return filled;
    }
    const double scale = std::sqrt(kLargestHole / hole);
    const cv::Size size(
        std::max(1, static_cast<int>(rgb.cols * scale)),
        std::max(1, static_cast<int>(rgb.rows * scale)));
    cv::Mat smallRgb;
    cv::Mat smallMask;
    cv::resize(rgb, smallRgb, size, 0, 0, cv::INTER_AREA);
    cv::resize(mask, smallMask, size, 0, 0, cv::INTER_AREA);
    smallMask = smallMask > 0;  // a pixel that the hole touches belongs to it
    if (cv::countNonZero(smallMask) >= size.area())
        return meanFilled(rgb, mask, 0);
    cv::inpaint(smallRgb, smallMask, filled, kInpaintRadius, cv::INPAINT_TELEA);
    cv::resize(filled, filled, rgb.size(), 0, 0, cv::INTER_LINEAR);
    return filled;
}

}  // namespace

cv::Mat strokeMask(const Sticker& stroke, Size picture)
{
    cv::Mat mask = cv::Mat::zeros(picture.height, picture.width, CV_8UC1);
    const std::vector<Segment> segments = segmentsOf(stroke);
    double work = 0;
    for (const Segment& segment : segments)
        work += double(reach(segment, stroke.radius, picture).area());
    CLIPSCOPE_CHECK(
        work < kMostWork,
        "a brush stroke of " + std::to_string(stroke.stroke.size()) +
            " points is too long for so large a brush; draw it in shorter strokes");
    for (const Segment& segment : segments)
        mark(mask, segment, stroke.radius);
    return mask;
}

void retouch(cv::Mat& rgb, const cv::Mat& mask, StickerKind kind, double strength, double opacity)
{
    CLIPSCOPE_CHECK(isStroke(kind), "only blur, erase and inpaint can retouch a picture");
    CLIPSCOPE_CHECK(
        mask.type() == CV_8UC1 && mask.size() == rgb.size(),
        "the mask of a retouched picture has to have its size");
    const cv::Rect touched = cv::boundingRect(mask);
    if (touched.empty())
        return;
    constexpr double kMostDeviation = 500;
    const double deviation = std::clamp(strength, 1.0, kMostDeviation);
    const cv::Rect place = grown(touched, static_cast<int>(3 * deviation) + 8, rgb.size());
    cv::Mat part = rgb(place);
    const cv::Mat before = part.clone();
    const cv::Mat hole = mask(place).clone();
    cv::Mat after;
    if (kind == StickerKind::Blur)
        cv::GaussianBlur(before, after, {}, deviation);
    else if (kind == StickerKind::Erase)
        after = meanFilled(before, hole, strength);
    else
        after = inpainted(before, hole);
    for (int y = 0; y < part.rows; ++y)
        for (int x = 0; x < part.cols; ++x) {
            if (hole.at<std::uint8_t>(y, x) == 0)
                continue;
            const auto& from = before.at<cv::Vec3b>(y, x);
            const auto& to = after.at<cv::Vec3b>(y, x);
            for (int i = 0; i < 3; ++i)
                part.at<cv::Vec3b>(y, x)[i] = static_cast<std::uint8_t>(
                    std::floor(opacity * double(to[i]) + (1 - opacity) * double(from[i]) + 0.5));
        }
}

}  // namespace clipscope
