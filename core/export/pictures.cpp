// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/pictures.h"

#include "core/base/check.h"
#include "core/image/colormap.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace clipscope {

namespace {

constexpr double kOpacity = 0.5;  // picture and heat weigh the same, as in the gScoreCAM program

// RGB. Red, amber and white stay apart for people who do not tell red from green.
const cv::Scalar kRim(16, 16, 16);
const cv::Scalar kOutline(255, 255, 255);
const cv::Scalar kCandidate(255, 190, 40);
const cv::Scalar kChosen(235, 30, 40);

/// The line lies on the box's own outermost pixels: the box is half-open.
void drawBox(cv::Mat& canvas, const Box& box, const cv::Scalar& colour, int width)
{
    cv::rectangle(
        canvas,
        cv::Point(box.x, box.y),
        cv::Point(box.right() - 1, box.bottom() - 1),
        colour,
        width,
        cv::LINE_AA);
}

void drawRimmedBox(cv::Mat& canvas, const Box& box, const cv::Scalar& colour, int width)
{
    drawBox(canvas, box, kRim, width + 2);
    drawBox(canvas, box, colour, width);
}

}  // namespace

cv::Mat overlayPicture(const Image& image, const Heatmap& heatmap)
{
    CLIPSCOPE_CHECK(
        heatmap.values.size() == image.rgb().size(),
        "the heatmap has another size than the picture " + image.source());
    return overlay(image.rgb(), heatmap.values, colorMaps().front(), kOpacity);
}

cv::Mat heatmapPicture(const Heatmap& heatmap)
{
    constexpr double kWhite = 65535;
    cv::Mat grey;
    heatmap.values.convertTo(grey, CV_16U, kWhite);  // rounds
    return grey;
}

cv::Mat boxesPicture(const Image& image, const Localisation& localisation)
{
    const LineWidths widths = lineWidths(image.size());
    cv::Mat canvas = image.rgb().clone();
    cv::drawContours(canvas, localisation.contours, -1, kRim, widths.thin + 2, cv::LINE_AA);
    cv::drawContours(canvas, localisation.contours, -1, kOutline, widths.thin, cv::LINE_AA);
    for (const BoxCandidate& candidate : localisation.candidates)
        drawRimmedBox(canvas, candidate.box, kCandidate, widths.thin);
    for (const std::size_t index : localisation.selected)
        drawRimmedBox(canvas, localisation.candidates.at(index).box, kCandidate, widths.strong);
    if (const auto chosen = localisation.box())
        drawRimmedBox(canvas, *chosen, kChosen, widths.strong);
    return canvas;
}

LineWidths lineWidths(Size picture)
{
    // 1/160 of the longer side: 6 px on a picture that fills a 1000 px view.
    constexpr int kStrongShare = 160;
    const int longer = std::max(picture.width, picture.height);
    const int strong = std::max(2, (longer + kStrongShare / 2) / kStrongShare);
    return {.thin = (strong + 1) / 2, .strong = strong};
}

}  // namespace clipscope
