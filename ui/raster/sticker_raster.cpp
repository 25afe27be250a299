// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/raster/sticker_raster.h"

#include "core/base/check.h"
#include "ui/raster/text_layout.h"

#include <QColor>
#include <QImage>
#include <QPainter>
#include <QPen>
#include <QRectF>

#include <algorithm>
#include <cmath>

namespace clipscope::ui {

namespace {

QColor toQColor(StickerColour colour)
{
    return {colour.red, colour.green, colour.blue};
}

/// Paper and border, about the origin.
QRectF sheetOf(const Sticker& sticker, const QSizeF& block)
{
    const double rim = sticker.padding + sticker.borderWidth;
    const QSizeF size(block.width() + 2 * rim, block.height() + 2 * rim);
    return {QPointF(-size.width() / 2, -size.height() / 2), size};
}

void drawSheet(QPainter& painter, const Sticker& sticker, const QRectF& sheet)
{
    const double radius = sticker.cornerRadius;
    painter.setPen(Qt::NoPen);
    if (sticker.paper) {
        painter.setBrush(toQColor(sticker.paperColour));
        painter.drawRoundedRect(sheet, radius, radius);
    }
    if (sticker.borderWidth <= 0)
        return;
    const double half = sticker.borderWidth / 2;
    QPen pen(toQColor(sticker.borderColour), sticker.borderWidth);
    pen.setJoinStyle(radius > 0 ? Qt::RoundJoin : Qt::MiterJoin);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    const double inner = std::max(0.0, radius - half);
    painter.drawRoundedRect(sheet.adjusted(half, half, -half, -half), inner, inner);
}

/// Half of a side that holds both the sheet and letters that reach over it.
double halfOf(double sheet, double lettersLow, double lettersHigh)
{
    return std::max({sheet / 2, -lettersLow, lettersHigh});
}

cv::Mat copied(const QImage& image)
{
    const cv::Mat view(
        image.height(),
        image.width(),
        CV_8UC4,
        const_cast<uchar*>(image.constBits()),  // NOLINT: cv::Mat has no view of constant pixels
        static_cast<std::size_t>(image.bytesPerLine()));
    return view.clone();
}

}  // namespace

StickerPatch StickerRaster::textPatch(const Sticker& sticker) const
{
    CLIPSCOPE_CHECK(
        sticker.kind == StickerKind::Text && sticker.font.size > 0,
        "only a text sticker with letters of some size can be drawn as text");
    const TextOutlines outlines = outlinesOf(sticker);
    StickerPatch patch{
        .rgba = {}, .family = outlines.family.toStdString(), .fontChecksum = outlines.checksum};
    const QRectF sheet = sheetOf(sticker, outlines.block);
    const QRectF letters = outlines.letters.boundingRect();
    const double width = std::ceil(2 * halfOf(sheet.width(), letters.left(), letters.right()));
    const double height = std::ceil(2 * halfOf(sheet.height(), letters.top(), letters.bottom()));
    CLIPSCOPE_CHECK(
        width * height <= kMostPatchPixels,
        "the sticker '" + titleOf(sticker) +
            "' is too large to be drawn; make its letters smaller");
    if (width < 1 || height < 1)
        return patch;
    QImage image(
        static_cast<int>(width), static_cast<int>(height), QImage::Format_RGBA8888_Premultiplied);
    CLIPSCOPE_CHECK(!image.isNull(), "there is no memory for a sticker; make its letters smaller");
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(width / 2, height / 2);
    drawSheet(painter, sticker, sheet);
    painter.fillPath(outlines.letters, toQColor(sticker.colour));
    painter.end();
    patch.rgba = copied(image);
    return patch;
}

}  // namespace clipscope::ui
