// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/figure_writer.h"

#include "core/base/check.h"
#include "ui/export/figure_painter.h"

#include <QBuffer>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

#include <algorithm>
#include <cmath>

namespace clipscope::ui {
namespace {

constexpr int kLargestSide = 30000;   // the painter's coordinates end at 32767
constexpr double kVectorDensity = 3;  // pixels of an embedded picture per unit: 2160 across
constexpr double kMillimetresPerInch = 25.4;
constexpr int kPdfDotsPerInch = 1200;
constexpr double kCssDotsPerInch = 96;

QString titleOf(const FigureContent& content)
{
    return content.heading.isEmpty() ? QStringLiteral("Clipscope") : content.heading;
}

QByteArray pngBytes(const FigureContent& content, const FigureOutput& output)
{
    QImage image = figureImage(content, output.width);
    const double perMetre = output.dotsPerInch * 1000 / kMillimetresPerInch;
    image.setDotsPerMeterX(static_cast<int>(std::lround(perMetre)));
    image.setDotsPerMeterY(static_cast<int>(std::lround(perMetre)));
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    CLIPSCOPE_ENSURE(image.save(&buffer, "PNG"), "the PNG encoder failed without a reason");
    return buffer.data();
}

QByteArray svgBytes(const FigureContent& content, const FigureOutput& output)
{
    const FigureLayout layout = layoutFigure(content);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator svg;
    svg.setOutputDevice(&buffer);
    svg.setResolution(static_cast<int>(kCssDotsPerInch));
    svg.setSize(figureSize(content, output.width));
    svg.setViewBox(QRectF(QPointF(), layout.size));
    svg.setTitle(titleOf(content));
    svg.setDescription(content.caption.join('\n'));
    QPainter painter(&svg);
    paintFigure(painter, content, layout, kVectorDensity);
    painter.end();
    return buffer.data();
}

QByteArray pdfBytes(const FigureContent& content, const FigureOutput& output)
{
    const FigureLayout layout = layoutFigure(content);
    const double height = output.millimetres * layout.size.height() / layout.size.width();
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter pdf(&buffer);
    pdf.setResolution(kPdfDotsPerInch);
    pdf.setPageSize(
        QPageSize({output.millimetres, height}, QPageSize::Millimeter, {}, QPageSize::ExactMatch));
    pdf.setPageMargins({});
    pdf.setTitle(titleOf(content));
    pdf.setCreator(QStringLiteral("Clipscope"));
    QPainter painter(&pdf);
    const double scale = pdf.width() / layout.size.width();
    painter.scale(scale, scale);
    paintFigure(painter, content, layout, kVectorDensity);
    painter.end();
    return buffer.data();
}

}  // namespace

QSize figureSize(const FigureContent& content, int width)
{
    const QSizeF size = layoutFigure(content).size;
    return {width, static_cast<int>(std::ceil(width * size.height() / size.width()))};
}

QImage figureImage(const FigureContent& content, int width)
{
    const FigureLayout layout = layoutFigure(content);
    const QSize size = figureSize(content, width);
    CLIPSCOPE_CHECK(
        width >= 1 && std::max(size.width(), size.height()) <= kLargestSide,
        "a figure of " + std::to_string(size.width()) + " x " + std::to_string(size.height()) +
            " pixels cannot be drawn; choose a width that leaves both sides below " +
            std::to_string(kLargestSide));
    const bool isClear = content.ground == FigureGround::Transparent;
    QImage image(size, isClear ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
    if (image.isNull())
        throw Error(
            ErrorCode::OutOfMemory,
            "there is not enough memory for a figure of " + std::to_string(size.width()) + " x " +
                std::to_string(size.height()) + " pixels; choose a smaller width");
    image.fill(groundOf(content.ground));
    QPainter painter(&image);
    const double scale = width / layout.size.width();
    painter.scale(scale, scale);
    paintFigure(painter, content, layout, scale);
    return image;
}

QByteArray
figureBytes(const FigureContent& content, const FigureOutput& output, const FinishPng& finish)
{
    switch (output.format) {
    case FigureFormat::Png: {
        QByteArray bytes = pngBytes(content, output);
        return finish ? finish(std::move(bytes)) : bytes;
    }
    case FigureFormat::Svg:
        return svgBytes(content, output);
    case FigureFormat::Pdf:
        return pdfBytes(content, output);
    }
    return {};
}

void writeFigure(
    const QString& path,
    const FigureContent& content,
    const FigureOutput& output,
    const FinishPng& finish)
{
    saveBytes(path, figureBytes(content, output, finish));
}

void saveBytes(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    const bool isWritten =
        file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
    if (!isWritten)
        throw Error(
            ErrorCode::WriteFailed,
            "cannot write " + path.toStdString() + ": " + file.errorString().toStdString() +
                "; choose another place");
}

}  // namespace clipscope::ui
