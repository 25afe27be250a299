// SPDX-License-Identifier: GPL-3.0-or-later
// Finds what a heatmap of four pictures in a grid highlights in each of them.
// Paper: CLIPCAM (Hsia et al., ICASSP 2022), grid view, and its program's centre disc.
#include "core/localize/quadrants.h"

#include "core/base/check.h"
#include "core/localize/threshold.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <string>

namespace clipscope {

namespace {

// The authors' numbers, for a picture of 224 x 224 pixels.
constexpr double kPublishedSide = 224;
constexpr double kPublishedCentre = 112;
constexpr double kPublishedRadius = 30;

constexpr std::array kAll{
    Quadrant::TopLeft, Quadrant::TopRight, Quadrant::BottomLeft, Quadrant::BottomRight};

void checkSize(Size picture)
{
    CLIPSCOPE_CHECK(
        picture.width >= 2 && picture.height >= 2,
        "only a picture of at least 2 x 2 pixels has quadrants, not one of " +
            std::to_string(picture.width) + " x " + std::to_string(picture.height));
}

void eraseCentre(cv::Mat& mask)
{
    const auto offset = [](int index, int side) {
        return index * kPublishedSide / side - kPublishedCentre;
    };
    for (int y = 0; y < mask.rows; ++y) {
        const double dy = offset(y, mask.rows);
        for (int x = 0; x < mask.cols; ++x) {
            const double dx = offset(x, mask.cols);
            if (dx * dx + dy * dy <= kPublishedRadius * kPublishedRadius)
                mask.at<std::uint8_t>(y, x) = 0;
        }
    }
}

cv::Rect rectOf(Quadrant quadrant, const cv::Mat& mask)
{
    const Box box = quadrantBox(quadrant, {mask.cols, mask.rows});
    return {box.x, box.y, box.width, box.height};
}

std::optional<Box> boxIn(const cv::Mat& mask, const cv::Rect& quadrant)
{
    const cv::Rect box = cv::boundingRect(mask(quadrant));
    if (box.empty())
        return std::nullopt;
    return Box{quadrant.x + box.x, quadrant.y + box.y, box.width, box.height};
}

}  // namespace

Box quadrantBox(Quadrant quadrant, Size picture)
{
    const int middleX = picture.width / 2;
    const int middleY = picture.height / 2;
    const bool isRight = quadrant == Quadrant::TopRight || quadrant == Quadrant::BottomRight;
    const bool isBottom = quadrant == Quadrant::BottomLeft || quadrant == Quadrant::BottomRight;
    return {
        isRight ? middleX : 0,
        isBottom ? middleY : 0,
        isRight ? picture.width - middleX : middleX,
        isBottom ? picture.height - middleY : middleY};
}

QuadrantBoxes localizeQuadrants(const Heatmap& heatmap, const QuadrantOptions& options)
{
    checkSize({heatmap.values.cols, heatmap.values.rows});
    QuadrantBoxes result;
    result.mask = binarise(heatmap, {Threshold::Kind::AtLeast, options.atLeast}).mask;
    if (options.eraseCentre)
        eraseCentre(result.mask);
    std::transform(kAll.begin(), kAll.end(), result.boxes.begin(), [&](Quadrant quadrant) {
        return boxIn(result.mask, rectOf(quadrant, result.mask));
    });
    return result;
}

std::array<double, kQuadrants> quadrantDensities(const cv::Mat& mask)
{
    CLIPSCOPE_CHECK(
        mask.type() == CV_8UC1,
        "a mask must have one 8-bit channel, not " + cv::typeToString(mask.type()));
    checkSize({mask.cols, mask.rows});
    std::array<double, kQuadrants> densities{};
    std::transform(kAll.begin(), kAll.end(), densities.begin(), [&](Quadrant quadrant) {
        const cv::Rect rect = rectOf(quadrant, mask);
        return cv::countNonZero(mask(rect)) / static_cast<double>(rect.area());
    });
    return densities;
}

Quadrant densestQuadrant(const std::array<double, kQuadrants>& densities)
{
    const auto densest = std::max_element(densities.begin(), densities.end());
    return kAll.at(static_cast<std::size_t>(densest - densities.begin()));
}

}  // namespace clipscope
