// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/training/scenes/redraw.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace clipscope::training {

namespace {

constexpr int kOpaque = 128;  // alpha from which a pixel belongs to the object

/// Where the lightness changes: 0 nowhere, 255 on an edge. Of colours that were made flat.
cv::Mat edgesOf(const cv::Mat& rgba)
{
    cv::Mat light;
    cv::cvtColor(rgba, light, cv::COLOR_RGBA2GRAY);
    cv::Mat across;
    cv::Mat down;
    cv::Sobel(light, across, CV_16S, 1, 0);
    cv::Sobel(light, down, CV_16S, 0, 1);
    cv::Mat slope = cv::abs(across) + cv::abs(down);
    constexpr double kSteepest = 260;  // a step by a quarter of all levels
    cv::Mat edges;
    slope.convertTo(edges, CV_8U, 255.0 / kSteepest, -110);
    return edges;
}

/// The rim of the object, inside it.
cv::Mat rimOf(const cv::Mat& alpha, int width)
{
    const cv::Mat inside = alpha >= kOpaque;
    cv::Mat core;
    cv::erode(
        inside,
        core,
        cv::getStructuringElement(cv::MORPH_ELLIPSE, {2 * width + 1, 2 * width + 1}),
        {-1, -1},
        1,
        cv::BORDER_CONSTANT,
        cv::Scalar(0));
    return inside & ~core;
}

void makeFlat(cv::Mat& rgba, const Redrawing& redrawing)
{
    const int levels = std::max(2, redrawing.levels);
    for (int y = 0; y < rgba.rows; ++y) {
        auto* row = rgba.ptr<cv::Vec4b>(y);
        for (int x = 0; x < rgba.cols; ++x) {
            const int alpha = row[x][3];
            for (int i = 0; i < 3 && alpha > 0; ++i) {
                // Levels of the colour itself, which is stored times alpha.
                const double colour = std::min(1.0, static_cast<double>(row[x][i]) / alpha);
                const double flat =
                    redrawing.isHollow ? 1.0 : std::round(colour * (levels - 1)) / (levels - 1);
                row[x][i] = static_cast<std::uint8_t>(std::lround(flat * alpha));
            }
        }
    }
}

}  // namespace

void redraw(cv::Mat& rgba, double size, const Redrawing& redrawing)
{
    if (rgba.empty() || (redrawing.line <= 0 && redrawing.levels <= 0 && !redrawing.isHollow))
        return;
    cv::Mat lines;
    if (redrawing.line > 0) {
        const int width = std::max(1, static_cast<int>(std::lround(redrawing.line * size)));
        cv::Mat alpha;
        cv::extractChannel(rgba, alpha, 3);
        cv::Mat calm;
        cv::medianBlur(rgba, calm, size > 60 ? 5 : 3);
        lines = edgesOf(calm);
        if (width > 1)
            cv::dilate(lines, lines, cv::getStructuringElement(cv::MORPH_ELLIPSE, {width, width}));
        lines = cv::max(lines, rimOf(alpha, width));
        cv::blur(lines, lines, {2, 2});
    }
    if (redrawing.levels > 0 || redrawing.isHollow)
        makeFlat(rgba, redrawing);
    if (lines.empty())
        return;
    for (int y = 0; y < rgba.rows; ++y) {
        auto* row = rgba.ptr<cv::Vec4b>(y);
        const auto* ink = lines.ptr<std::uint8_t>(y);
        for (int x = 0; x < rgba.cols; ++x) {
            const double left = 1 - redrawing.darkness * ink[x] / 255.0;
            for (int i = 0; i < 3; ++i)
                row[x][i] = static_cast<std::uint8_t>(std::lround(left * row[x][i]));
        }
    }
}

}  // namespace clipscope::training
