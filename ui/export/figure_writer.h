// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/figure_content.h"

#include <QByteArray>
#include <QImage>
#include <QSize>
#include <QString>

#include <functional>

namespace clipscope::ui {

enum class FigureFormat { Png, Svg, Pdf };

/// What a figure becomes as a file. The height follows from the width.
struct FigureOutput {
    static constexpr int kLargestWidth = 12000;  ///< pixels

    FigureFormat format = FigureFormat::Png;
    int width = 1600;          ///< pixels; of an SVG those of CSS, 96 to the inch
    int dotsPerInch = 300;     ///< PNG: what programs that place it on a page are told
    double millimetres = 170;  ///< PDF: width of its only page
};

/// The last word on the bytes of a PNG before they are written: takes a whole PNG, gives a whole
/// PNG.
using FinishPng = std::function<QByteArray(QByteArray)>;

/// Pixels that the figure takes at this width. Throws as layoutFigure() does.
[[nodiscard]] QSize figureSize(const FigureContent& content, int width);
/// Throws Error(InvalidArgument) if a side would be larger than a picture can be, or as
/// layoutFigure() does.
[[nodiscard]] QImage figureImage(const FigureContent& content, int width);
/// The figure as a file's contents. Throws as figureImage() does.
[[nodiscard]] QByteArray
figureBytes(const FigureContent& content, const FigureOutput& output, const FinishPng& finish = {});
/// The same into a file, which appears under its name when it is complete. Meant for a lane.
/// Throws Error(WriteFailed) that names the path and the reason, or as figureBytes() does.
void writeFigure(
    const QString& path,
    const FigureContent& content,
    const FigureOutput& output,
    const FinishPng& finish = {});

/// Writes bytes as writeFigure() does.
void saveBytes(const QString& path, const QByteArray& bytes);

}  // namespace clipscope::ui
