// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/scale_bar.h"

#include "ui/style/theme.h"

#include <QImage>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace clipscope::ui {
namespace {

constexpr int kBarWidth = 12;
constexpr int kGap = 4;
constexpr int kEdge = 6;
constexpr int kTicks = 5;
constexpr int kSmallestHeight = 120;
constexpr double kSmall = 0.88;  // of the window's font

QString number(double value)
{
    if (std::abs(value) < 1e-12)
        value = 0;  // not "-0"
    return QLocale().toString(value, 'g', 3);
}

double at(const ValueRange& range, double share)
{
    return double{range.lowest} + share * (double{range.highest} - double{range.lowest});
}

QString describe(const ColourScale& scale)
{
    const QString low = number(double{scale.range.lowest});
    const QString high = number(double{scale.range.highest});
    switch (scale.kind) {
    case ColourScale::Kind::Heat:
        return ScaleBar::tr("Heat 0 to 1 stands for values of the map from %1 to %2")
            .arg(low, high);
    case ColourScale::Kind::OwnHeat:
        return ScaleBar::tr("Heat 0 to 1 goes from each pane's own lowest to its highest value");
    case ColourScale::Kind::Difference:
        return scale.isInNativeValues
                   ? ScaleBar::tr("A minus B, in values of the maps, from %1 to %2").arg(low, high)
                   : ScaleBar::tr("A minus B, in heat, from %1 to %2").arg(low, high);
    }
    return {};
}

}  // namespace

ScaleBar::ScaleBar(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("scaleBar"));
    setAccessibleName(tr("Colour scale"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    hide();
}

void ScaleBar::show(const std::optional<ColourScale>& scale)
{
    m_scale = scale;
    if (scale) {
        setAccessibleDescription(describe(*scale));
        setToolTip(describe(*scale));
    }
    setVisible(scale.has_value());
    update();
}

QFont ScaleBar::smallFont() const
{
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * kSmall);
    return small;
}

int ScaleBar::heatWidth() const
{
    const QFontMetrics metrics(smallFont());
    return std::max(metrics.horizontalAdvance(number(0.25)), metrics.horizontalAdvance(tr("heat")));
}

int ScaleBar::valueWidth() const
{
    // Always room for the longest number: the canvas must not move while a map grows.
    return QFontMetrics(smallFont()).horizontalAdvance(number(-0.00888));
}

QSize ScaleBar::sizeHint() const
{
    return {2 * kEdge + heatWidth() + 2 * kGap + kBarWidth + valueWidth(), 2 * kSmallestHeight};
}

QSize ScaleBar::minimumSizeHint() const
{
    return {sizeHint().width(), kSmallestHeight};
}

void ScaleBar::paintEvent(QPaintEvent*)
{
    if (!m_scale)
        return;
    QPainter painter(this);
    painter.setFont(smallFont());
    const QFontMetrics metrics(painter.font());
    const int line = metrics.height();
    const QRect bar(
        kEdge + heatWidth() + kGap, kEdge + 2 * line, kBarWidth, height() - 2 * kEdge - 3 * line);
    QImage column(1, 256, QImage::Format_RGB32);
    for (int i = 0; i < 256; ++i) {
        const auto& rgb = m_scale->colours->rgb.at(static_cast<std::size_t>(255 - i));
        column.setPixel(0, i, qRgb(rgb[0], rgb[1], rgb[2]));
    }
    painter.drawImage(bar, column);
    painter.setPen(lineColour(palette()));
    painter.drawRect(bar.adjusted(0, 0, -1, -1));

    const bool hasHeat = m_scale->kind != ColourScale::Kind::Difference;
    const bool hasValues = m_scale->kind != ColourScale::Kind::OwnHeat;
    const QRect left(kEdge, kEdge, heatWidth(), line);
    const QRect right(bar.right() + 1 + kGap, kEdge, width() - bar.right() - 1 - kGap, line);
    painter.setPen(quietText(palette()));
    if (hasHeat)
        painter.drawText(left, Qt::AlignRight, tr("heat"));
    if (hasValues && hasHeat)
        painter.drawText(right, Qt::AlignLeft, tr("value"));
    if (!hasHeat)
        painter.drawText(QRect(0, kEdge, width(), line), Qt::AlignHCenter, tr("A − B"));
    for (int tick = 0; tick < kTicks; ++tick) {
        const double share = static_cast<double>(tick) / (kTicks - 1);
        const int y = bar.bottom() - static_cast<int>(std::lround(share * (bar.height() - 1)));
        painter.setPen(lineColour(palette()));
        painter.drawLine(bar.left() - 2, y, bar.left() - 1, y);
        painter.drawLine(bar.right() + 1, y, bar.right() + 2, y);
        painter.setPen(quietText(palette()));
        if (hasHeat)
            painter.drawText(
                left.translated(0, y - line / 2 - kEdge), Qt::AlignRight, number(share));
        painter.setPen(palette().color(QPalette::WindowText));
        if (hasValues)
            painter.drawText(
                right.translated(0, y - line / 2 - kEdge),
                Qt::AlignLeft,
                number(at(m_scale->range, share)));
    }
}

}  // namespace clipscope::ui
