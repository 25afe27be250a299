// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/sight.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cstdint>

namespace clipscope::ui {
namespace {

constexpr std::int64_t kReducedPixels = 1'000'000;
constexpr std::size_t kKept = 4;

PicturePtr reduced(const PicturePtr& picture)
{
    cv::Mat pixels = picture->image.rgb();
    while (std::int64_t{pixels.cols} * pixels.rows > kReducedPixels) {
        const cv::Size half(std::max(1, pixels.cols / 2), std::max(1, pixels.rows / 2));
        cv::Mat smaller;
        cv::resize(pixels, smaller, half, 0, 0, cv::INTER_AREA);
        pixels = smaller;
    }
    if (pixels.data == picture->image.rgb().data)
        return picture;
    return makePicture(Image(pixels, picture->image.source()), picture->title, picture->path);
}

PicturePtr asModelReads(const SightRequest& request)
{
    const Image& image = request.picture->image;
    const Geometry geometry(image.size(), request.modelSide, request.fit);
    cv::Mat pixels = fitImage(image, geometry, request.pixels);
    return makePicture(Image(pixels, image.source()), request.picture->title);
}

bool isSame(const SightRequest& a, const SightRequest& b)
{
    if (a.picture != b.picture || a.sight != b.sight)
        return false;
    return a.sight != Sight::Model ||
           (a.modelSide == b.modelSide && a.fit == b.fit && a.pixels.mean == b.pixels.mean);
}

}  // namespace

QPointF SightGeometry::toSource(const QPointF& drawnAt) const
{
    switch (sight) {
    case Sight::Source:
        return drawnAt;
    case Sight::Reduced:
        return {
            drawnAt.x() * source.width / drawn.width, drawnAt.y() * source.height / drawn.height};
    case Sight::Model: {
        const Point at = Geometry(source, modelSide, fit).modelToSource({drawnAt.x(), drawnAt.y()});
        return {at.x, at.y};
    }
    }
    return drawnAt;
}

QPointF SightGeometry::toDrawn(const QPointF& sourceAt) const
{
    switch (sight) {
    case Sight::Source:
        return sourceAt;
    case Sight::Reduced:
        return {
            sourceAt.x() * drawn.width / source.width, sourceAt.y() * drawn.height / source.height};
    case Sight::Model: {
        const Point at =
            Geometry(source, modelSide, fit).sourceToModel({sourceAt.x(), sourceAt.y()});
        return {at.x, at.y};
    }
    }
    return sourceAt;
}

PicturePtr Sights::of(const SightRequest& request)
{
    if (request.sight == Sight::Source)
        return request.picture;
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(), [&request](const Entry& entry) {
            return isSame(entry.request, request);
        });
    if (found != m_entries.end())
        return found->picture;
    PicturePtr picture =
        request.sight == Sight::Reduced ? reduced(request.picture) : asModelReads(request);
    if (m_entries.size() == kKept)
        m_entries.erase(m_entries.begin());
    m_entries.push_back({request, picture});
    return picture;
}

}  // namespace clipscope::ui
