// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/thumbnail.h"

#include <opencv2/imgproc.hpp>

#include <QPainter>

namespace clipscope::ui {
namespace {

constexpr QSize kThumbnail(192, 128);  // twice the size in which it is drawn

QSize thumbnailSize(const Image& image)
{
    const QSize size(image.width(), image.height());
    return size.scaled(kThumbnail, Qt::KeepAspectRatio).expandedTo({1, 1});
}

}  // namespace

QImage thumbnailOf(const Composition& composition, double opacity)
{
    const Image& picture = composition.picture->image;
    const QSize scaled = thumbnailSize(picture);
    QImage image(scaled, QImage::Format_RGB32);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.setRenderHint(QPainter::Antialiasing);
    const double scale = static_cast<double>(scaled.width()) / picture.width();
    painter.drawImage(QRect(QPoint(), scaled), composition.picture->levelFor(scale));
    painter.scale(scale, static_cast<double>(scaled.height()) / picture.height());
    painter.setOpacity(opacity);
    painter.drawImage(QRectF(composition.seen), composition.heat);
    return image;
}

PicturePtr smallPicture(const Picture& picture)
{
    const QSize size = thumbnailSize(picture.image);
    cv::Mat pixels;
    cv::resize(picture.image.rgb(), pixels, {size.width(), size.height()}, 0, 0, cv::INTER_AREA);
    return makePicture(Image(pixels, picture.image.source()), picture.title);
}

}  // namespace clipscope::ui
