// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/picture.h"

#include "ui/raster/convert.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <utility>

namespace clipscope::ui {
namespace {

constexpr int kSmallestLevel = 512;  // below this a reduction by bilinear filtering is good enough

std::vector<QImage> levelsOf(const Image& image)
{
    cv::Mat pixels = image.rgb();
    std::vector<QImage> levels{viewOf(pixels)};
    while (std::max(pixels.cols, pixels.rows) > kSmallestLevel) {
        const cv::Size half(std::max(1, pixels.cols / 2), std::max(1, pixels.rows / 2));
        cv::Mat reduced;
        cv::resize(pixels, reduced, half, 0, 0, cv::INTER_AREA);
        pixels = reduced;
        levels.push_back(viewOf(pixels));
    }
    return levels;
}

}  // namespace

const QImage& levelFor(const std::vector<QImage>& levels, double devicePixels)
{
    std::size_t level = 0;
    double scale = devicePixels;
    while (scale <= 0.5 && level + 1 < levels.size()) {
        scale *= 2;
        ++level;
    }
    return levels.at(level);
}

const QImage& Picture::levelFor(double devicePixels) const
{
    return ui::levelFor(levels, devicePixels);
}

PicturePtr makePicture(Image image, const QString& title, const QString& path)
{
    std::vector<QImage> levels = levelsOf(image);
    return std::make_shared<const Picture>(
        Picture{std::move(image), title, path, std::move(levels), nullptr, {}, 0});
}

PicturePtr makeStuck(const PicturePtr& photo, Image image, std::string stickers, double share)
{
    std::vector<QImage> levels = levelsOf(image);
    return std::make_shared<const Picture>(Picture{
        std::move(image),
        photo->title,
        photo->path,
        std::move(levels),
        photo,
        std::move(stickers),
        share});
}

const PicturePtr& photoOf(const PicturePtr& picture)
{
    return picture && picture->photo ? picture->photo : picture;
}

}  // namespace clipscope::ui
