// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/fit_image.h"

#include "core/base/check.h"
#include "core/image/pil_resample.h"

#include <cmath>

namespace clipscope {

namespace {

cv::Scalar meanColour(const PixelStatistics& statistics)
{
    cv::Scalar colour;
    for (int c = 0; c < 3; ++c)
        colour[c] = std::nearbyint(255.0 * statistics.mean[static_cast<std::size_t>(c)]);
    return colour;
}

cv::Mat padded(
    const cv::Mat& rgb,
    const Geometry& geometry,
    const PixelStatistics& statistics,
    ResampleFilter filter)
{
    const int n = geometry.modelSide();
    cv::Mat canvas(n, n, CV_8UC3, meanColour(statistics));
    const Size size = geometry.resized();
    const cv::Rect place(-geometry.offsetX(), -geometry.offsetY(), size.width, size.height);
    pilResize(rgb, size, filter).copyTo(canvas(place));
    return canvas;
}

}  // namespace

cv::Mat fitImage(
    const Image& image,
    const Geometry& geometry,
    const PixelStatistics& statistics,
    std::optional<ResampleFilter> filter)
{
    CLIPSCOPE_CHECK(
        image.size() == geometry.source(),
        "the geometry was made for a picture of " + std::to_string(geometry.source().width) +
            " x " + std::to_string(geometry.source().height) + " pixels, but \"" + image.source() +
            "\" has " + std::to_string(image.width()) + " x " + std::to_string(image.height()));
    const int n = geometry.modelSide();
    switch (geometry.fit()) {
    case Fit::Stretch:
        return pilResize(image.rgb(), {n, n}, filter.value_or(ResampleFilter::Bilinear));
    case Fit::Crop:
        return pilResizeWindow(
            image.rgb(),
            geometry.resized(),
            filter.value_or(ResampleFilter::Bicubic),
            {geometry.offsetX(), geometry.offsetY(), n, n});
    case Fit::Pad:
        return padded(image.rgb(), geometry, statistics, filter.value_or(ResampleFilter::Bicubic));
    }
    throw Error(ErrorCode::Internal, "a defect in clipscope: a fit without a rule");
}

}  // namespace clipscope
