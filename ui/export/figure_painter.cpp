// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/figure_painter.h"

#include "core/image/colormap.h"
#include "ui/export/pane_painter.h"
#include "ui/style/theme.h"

#include <QFontMetricsF>
#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace clipscope::ui {
namespace {

QColor lineOf(FigureGround ground)
{
    return ground == FigureGround::Dark ? QColor(0x5a, 0x60, 0x6b) : QColor(0x9a, 0xa0, 0xa8);
}

QColor trackOf(FigureGround ground)
{
    return ground == FigureGround::Dark ? QColor(0x33, 0x38, 0x40) : QColor(0xe2, 0xe5, 0xea);
}

/// The 256 colours, each as a square of some pixels: programs that smooth what they enlarge blur
/// the edges of the squares only.
QImage barOf(const ColorMap& map)
{
    constexpr int kSquare = 4;
    constexpr int kColours = 256;
    QImage image(kColours * kSquare, kSquare, QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const auto& rgb = map.rgb.at(static_cast<std::size_t>(x / kSquare));
            image.setPixel(x, y, qRgb(rgb[0], rgb[1], rgb[2]));
        }
    return image;
}

void paintBar(QPainter& painter, const FigureContent& content, const FigureLayout& layout)
{
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.drawImage(layout.bar, barOf(findColorMap(content.colorMap.toStdString())));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(lineOf(content.ground), 0.75));
    painter.drawRect(layout.bar);
    for (const double tick : layout.ticks) {
        const double x = std::clamp(tick, layout.bar.left(), layout.bar.right());
        painter.drawLine(QPointF(x, layout.bar.bottom()), QPointF(x, layout.bar.bottom() + 4));
    }
}

void paintPrompt(QPainter& painter, const FigureContent& content, const FigurePromptRow& row)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(row.prompt->colour);
    painter.drawRoundedRect(row.badge, 3, 3);
    const QFont font = figureFont(content, 0.75, true);
    const QFontMetricsF metrics(font);
    const QString number = QString::number(row.prompt->number);
    painter.setFont(font);
    painter.setPen(inkOn(row.prompt->colour));
    const double slack = (row.badge.height() - metrics.ascent() - metrics.descent()) / 2;
    painter.drawText(
        QPointF(
            row.badge.center().x() - metrics.horizontalAdvance(number) / 2,
            row.badge.top() + slack + metrics.ascent()),
        number);
    if (row.track.isEmpty())
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(trackOf(content.ground));
    painter.drawRect(row.track);
    QRectF filled = row.track;
    filled.setWidth(row.track.width() * std::clamp(row.prompt->probability.value_or(0), 0.0, 1.0));
    painter.setBrush(row.prompt->colour);
    painter.drawRect(filled);
}

}  // namespace

QColor groundOf(FigureGround ground)
{
    switch (ground) {
    case FigureGround::Light:
        return Qt::white;
    case FigureGround::Dark:
        return {0x16, 0x18, 0x1c};
    case FigureGround::Transparent:
        break;
    }
    return Qt::transparent;
}

QColor inkOf(FigureGround ground, FigureInk ink)
{
    if (ground == FigureGround::Dark)
        return ink == FigureInk::Main ? QColor(0xf0, 0xf2, 0xf5) : QColor(0xb4, 0xba, 0xc4);
    return ink == FigureInk::Main ? QColor(0x16, 0x18, 0x1c) : QColor(0x4d, 0x53, 0x5c);
}

void paintFigure(
    QPainter& painter, const FigureContent& content, const FigureLayout& layout, double density)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::TextAntialiasing);
    painter.setRenderHint(QPainter::LosslessImageRendering);  // PDF: no JPEG between us and paper
    if (content.ground != FigureGround::Transparent)
        painter.fillRect(QRectF(QPointF(), layout.size), groundOf(content.ground));
    for (std::size_t i = 0; i < layout.panes.size(); ++i)
        paintPane(painter, content, content.panes[i], layout.panes[i], density);
    if (!layout.bar.isNull())
        paintBar(painter, content, layout);
    for (const FigurePromptRow& row : layout.prompts)
        paintPrompt(painter, content, row);
    for (const FigureText& text : layout.texts) {
        painter.setFont(text.font);
        painter.setPen(inkOf(content.ground, text.ink));
        painter.drawText(text.baseline, text.text);
    }
}

}  // namespace clipscope::ui
