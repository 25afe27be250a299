// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/raster/convert.h"

#include "core/base/error.h"

#include <QList>
#include <QSize>

#include <cstring>
#include <memory>

namespace clipscope::ui {
namespace {

QList<QRgb> tableOf(QRgb off, QRgb on)
{
    QList<QRgb> table(256, on);
    table.front() = off;
    return table;
}

/// A view of `pixels` that keeps `owner` alive. They are not const, because a view of const ones
/// would be copied for its colour table; nobody gets to write to them.
template <typename Owner>
QImage
indexedView(uchar* pixels, QSize size, qsizetype step, const Owner& owner, const QList<QRgb>& table)
{
    auto kept = std::make_unique<Owner>(owner);
    const auto release = [](void* mine) { delete static_cast<Owner*>(mine); };
    QImage view(
        pixels,
        size.width(),
        size.height(),
        step,
        QImage::Format_Indexed8,
        release,
        kept.release());
    view.setColorTable(table);
    return view;
}

}  // namespace

QImage viewOf(const cv::Mat& rgb)
{
    auto owner = std::make_unique<cv::Mat>(rgb);
    const uchar* pixels = owner->data;
    const auto release = [](void* kept) { delete static_cast<cv::Mat*>(kept); };
    return {
        pixels,
        rgb.cols,
        rgb.rows,
        static_cast<qsizetype>(rgb.step[0]),
        QImage::Format_RGB888,
        release,
        owner.release()};
}

QImage maskViewOf(const cv::Mat& mask)
{
    return indexedView(
        mask.data,
        QSize(mask.cols, mask.rows),
        static_cast<qsizetype>(mask.step[0]),
        mask,
        tableOf(qRgb(0, 0, 0), qRgb(255, 255, 255)));
}

QImage maskInColours(const QImage& mask, QRgb off, QRgb on)
{
    return indexedView(
        const_cast<uchar*>(mask.constBits()),
        mask.size(),
        mask.bytesPerLine(),
        mask,
        tableOf(off, on));
}

cv::Mat toRgb(const QImage& picture)
{
    // Stored colours, not premultiplied ones: dropping alpha must not darken a transparent edge.
    const QImage straight = picture.hasAlphaChannel()
                                ? picture.convertToFormat(QImage::Format_RGBA8888)
                                      .convertToFormat(QImage::Format_RGBX8888)
                                : picture;
    const QImage rgb = straight.convertToFormat(QImage::Format_RGB888);
    if (rgb.isNull())
        throw Error(ErrorCode::Unreadable, "the pasted picture is empty or too large to hold");
    cv::Mat pixels(rgb.height(), rgb.width(), CV_8UC3);
    for (int y = 0; y < rgb.height(); ++y)
        std::memcpy(pixels.ptr(y), rgb.constScanLine(y), static_cast<std::size_t>(rgb.width()) * 3);
    return pixels;
}

std::filesystem::path toPath(const QString& path)
{
    return {path.toStdString()};
}

QString toQString(const std::filesystem::path& path)
{
    return QString::fromStdString(path.string());
}

QRect toQRect(const Box& box)
{
    return {box.x, box.y, box.width, box.height};
}

}  // namespace clipscope::ui
