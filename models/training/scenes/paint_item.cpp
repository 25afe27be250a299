// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/training/scenes/paint_item.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace clipscope::training {

namespace {

constexpr double kRadians = std::numbers::pi / 180;

/// Where an upright patch goes: scaled, mirrored, turned about its middle.
struct Pose {
    double x = 0;  // centre, in pixels
    double y = 0;
    double scaleX = 1;  // negative: mirrored
    double scaleY = 1;
    double rotation = 0;
};

Layer placed(const cv::Mat& patch, const Pose& pose, int side)
{
    const double cosine = std::cos(pose.rotation * kRadians);
    const double sine = std::sin(pose.rotation * kRadians);
    // From patch to picture, both by pixel centres: p' = R S (p - middle) + centre.
    const double a = cosine * pose.scaleX;
    const double b = -sine * pose.scaleY;
    const double c = sine * pose.scaleX;
    const double d = cosine * pose.scaleY;
    const double halfWidth = std::abs(a) * patch.cols / 2 + std::abs(b) * patch.rows / 2;
    const double halfHeight = std::abs(c) * patch.cols / 2 + std::abs(d) * patch.rows / 2;
    const int left = std::max(0, static_cast<int>(std::floor(pose.x - halfWidth)) - 1);
    const int top = std::max(0, static_cast<int>(std::floor(pose.y - halfHeight)) - 1);
    const int right = std::min(side, static_cast<int>(std::ceil(pose.x + halfWidth)) + 1);
    const int bottom = std::min(side, static_cast<int>(std::ceil(pose.y + halfHeight)) + 1);
    if (right <= left || bottom <= top)
        return {};
    const double middleX = patch.cols / 2.0 - 0.5;
    const double middleY = patch.rows / 2.0 - 0.5;
    const cv::Matx23d move(
        a,
        b,
        pose.x - 0.5 - left - a * middleX - b * middleY,
        c,
        d,
        pose.y - 0.5 - top - c * middleX - d * middleY);
    Layer layer{.rgba = {}, .corner = {left, top}};
    cv::warpAffine(
        patch,
        layer.rgba,
        move,
        {right - left, bottom - top},
        cv::INTER_LINEAR,
        cv::BORDER_CONSTANT,
        cv::Scalar());
    return layer;
}

/// Brightness, saturation and hue as one matrix on premultiplied colours.
void tint(cv::Mat& rgba, const SceneObject& object)
{
    if (object.brightness == 1 && object.saturation == 1 && object.hue == 0)
        return;
    // Hue turns about the grey axis with the matrix of SVG's hueRotate.
    const double cosine = std::cos(object.hue * kRadians) * object.saturation;
    const double sine = std::sin(object.hue * kRadians) * object.saturation;
    constexpr double kRed = 0.213;
    constexpr double kGreen = 0.715;
    constexpr double kBlue = 0.072;
    const cv::Matx33d turn(
        kRed + cosine * (1 - kRed) - sine * kRed,
        kGreen - cosine * kGreen - sine * kGreen,
        kBlue - cosine * kBlue + sine * (1 - kBlue),
        kRed - cosine * kRed + sine * 0.143,
        kGreen + cosine * (1 - kGreen) + sine * 0.140,
        kBlue - cosine * kBlue - sine * 0.283,
        kRed - cosine * kRed - sine * (1 - kRed),
        kGreen - cosine * kGreen + sine * kGreen,
        kBlue + cosine * (1 - kBlue) + sine * kBlue);
    std::array<int, 9> fixed{};
    constexpr double kOne = 1024;
    for (int i = 0; i < 9; ++i)
        fixed[static_cast<std::size_t>(i)] =
            static_cast<int>(std::lround(kOne * object.brightness * turn.val[i]));
    for (int y = 0; y < rgba.rows; ++y) {
        auto* row = rgba.ptr<cv::Vec4b>(y);
        for (int x = 0; x < rgba.cols; ++x) {
            cv::Vec4b& pixel = row[x];
            if (pixel[3] == 0)
                continue;
            const std::array<int, 3> old{pixel[0], pixel[1], pixel[2]};
            for (std::size_t i = 0; i < 3; ++i) {
                const int value = (fixed[3 * i] * old[0] + fixed[3 * i + 1] * old[1] +
                                   fixed[3 * i + 2] * old[2] + 512) >>
                                  10;
                pixel[static_cast<int>(i)] =
                    static_cast<std::uint8_t>(std::clamp(value, 0, int(pixel[3])));
            }
        }
    }
}

cv::Vec4b opaque(StickerColour colour)
{
    return {colour.red, colour.green, colour.blue, 255};
}

/// A sheet of paper with a border, `width` x `height` pixels.
cv::Mat sheetOf(const SceneWord& word, cv::Size size, int border, int radius)
{
    cv::Mat sheet(size, CV_8UC4, cv::Scalar(opaque(border > 0 ? word.borderColour : *word.paper)));
    if (border > 0 && size.width > 2 * border && size.height > 2 * border)
        sheet(cv::Rect(border, border, size.width - 2 * border, size.height - 2 * border))
            .setTo(cv::Scalar(opaque(*word.paper)));
    for (int y = 0; y < radius; ++y)
        for (int x = 0; x < radius; ++x) {
            const double dx = radius - x - 0.5;
            const double dy = radius - y - 0.5;
            if (dx * dx + dy * dy <= double(radius) * radius)
                continue;
            for (const cv::Point corner :
                 {cv::Point(x, y),
                  cv::Point(size.width - 1 - x, y),
                  cv::Point(x, size.height - 1 - y),
                  cv::Point(size.width - 1 - x, size.height - 1 - y)})
                sheet.at<cv::Vec4b>(corner) = {};
        }
    return sheet;
}

/// Letters in their colour over what is there.
void ink(cv::Mat& patch, const cv::Mat& letters, cv::Point corner, StickerColour colour)
{
    const std::array<int, 4> ink{colour.red, colour.green, colour.blue, 255};
    for (int y = 0; y < letters.rows; ++y)
        for (int x = 0; x < letters.cols; ++x) {
            const int alpha = letters.at<std::uint8_t>(y, x);
            cv::Vec4b& pixel = patch.at<cv::Vec4b>(corner.y + y, corner.x + x);
            for (int i = 0; i < 4; ++i)
                pixel[i] = static_cast<std::uint8_t>(
                    (alpha * ink[static_cast<std::size_t>(i)] + (255 - alpha) * pixel[i] + 127) /
                    255);
        }
}

}  // namespace

Layer objectLayer(const SceneObject& object, const SpriteLibrary& library, int side)
{
    const double size = object.size * side;
    const cv::Mat& sprite = library.sprite(object.style, object.object, size);
    const double scale = size / std::max(sprite.cols, sprite.rows);
    Layer layer = placed(
        sprite,
        {object.x * side,
         object.y * side,
         object.isMirrored ? -scale : scale,
         scale,
         object.rotation},
        side);
    if (!layer.rgba.empty()) {
        redraw(layer.rgba, size, object.redrawing);
        tint(layer.rgba, object);
    }
    return layer;
}

Layer wordLayer(const SceneWord& word, const cv::Mat& letters, int side)
{
    if (letters.empty())
        return {};
    const double scale =
        std::min(word.width * side / letters.cols, word.height * side / letters.rows);
    // Letters shrink by area, on a raster of their own; turning samples them once more.
    const cv::Size size(
        std::max(1, static_cast<int>(std::lround(letters.cols * scale))),
        std::max(1, static_cast<int>(std::lround(letters.rows * scale))));
    cv::Mat small;
    cv::resize(letters, small, size, 0, 0, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    const int border = word.paper ? static_cast<int>(std::lround(word.border * size.height)) : 0;
    const int rim =
        word.paper ? border + std::max(1, static_cast<int>(std::lround(word.padding * size.height)))
                   : 0;
    const cv::Size whole(size.width + 2 * rim, size.height + 2 * rim);
    cv::Mat patch = word.paper ? sheetOf(word, whole, border, word.isRound ? rim : 0)
                               : cv::Mat(whole, CV_8UC4, cv::Scalar());
    ink(patch, small, {rim, rim}, word.colour);
    // Upright letters lie on whole pixels and stay crisp.
    Pose pose{word.x * side, word.y * side, 1, 1, word.rotation};
    if (word.rotation == 0) {
        pose.x = std::floor(pose.x - whole.width / 2.0 + 0.5) + whole.width / 2.0;
        pose.y = std::floor(pose.y - whole.height / 2.0 + 0.5) + whole.height / 2.0;
    }
    return placed(patch, pose, side);
}

void blend(cv::Mat& rgb, const Layer& layer)
{
    for (int y = 0; y < layer.rgba.rows; ++y) {
        const auto* above = layer.rgba.ptr<cv::Vec4b>(y);
        auto* below = rgb.ptr<cv::Vec3b>(layer.corner.y + y) + layer.corner.x;
        for (int x = 0; x < layer.rgba.cols; ++x) {
            const int rest = 255 - above[x][3];
            if (rest == 255)
                continue;
            for (int i = 0; i < 3; ++i)
                below[x][i] =
                    static_cast<std::uint8_t>(above[x][i] + (rest * below[x][i] + 127) / 255);
        }
    }
}

}  // namespace clipscope::training
