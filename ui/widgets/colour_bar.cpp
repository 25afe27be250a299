// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/colour_bar.h"

#include "core/image/colormap.h"
#include "ui/style/theme.h"

#include <QImage>
#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace clipscope::ui {
namespace {

constexpr int kBarHeight = 12;
constexpr int kGap = 2;
constexpr int kTicks = 5;

}  // namespace

ColourBar::ColourBar(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("colourBar"));
    setAccessibleName(tr("Colour bar"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    clearRawRange();
}

void ColourBar::setColorMap(const QString& id)
{
    m_colorMap = id;
    update();
}

void ColourBar::setRawRange(double low, double high)
{
    const QLocale locale;
    const QString text = tr("Heat from 0 to 1; the map's own values go from %1 to %2")
                             .arg(locale.toString(low, 'g', 4), locale.toString(high, 'g', 4));
    setToolTip(text);
    setAccessibleDescription(text);
}

void ColourBar::clearRawRange()
{
    setToolTip(tr("Heat from 0 to 1"));
    setAccessibleDescription(toolTip());
}

QSize ColourBar::sizeHint() const
{
    return {160, kBarHeight + kGap + QFontMetrics(font()).height()};
}

void ColourBar::paintEvent(QPaintEvent*)
{
    if (m_colorMap.isEmpty())
        return;
    QPainter painter(this);
    const ColorMap& map = findColorMap(m_colorMap.toStdString());
    QImage row(256, 1, QImage::Format_RGB32);
    for (int i = 0; i < 256; ++i) {
        const auto& rgb = map.rgb[static_cast<std::size_t>(i)];
        row.setPixel(i, 0, qRgb(rgb[0], rgb[1], rgb[2]));
    }
    const QRect bar(0, 0, width(), kBarHeight);
    painter.drawImage(bar, row);
    painter.setPen(lineColour(palette()));
    painter.drawRect(bar.adjusted(0, 0, -1, -1));
    painter.setPen(quietText(palette()));
    const QFontMetrics metrics(font());
    for (int tick = 0; tick < kTicks; ++tick) {
        const double value = static_cast<double>(tick) / (kTicks - 1);
        const QString text = QLocale().toString(value, 'f', tick % (kTicks - 1) == 0 ? 0 : 2);
        const int textWidth = metrics.horizontalAdvance(text);
        const int wanted = static_cast<int>(value * width()) - textWidth / 2;
        const int x = std::clamp(wanted, 0, std::max(0, width() - textWidth));
        painter.drawText(x, kBarHeight + kGap + metrics.ascent(), text);
    }
}

}  // namespace clipscope::ui
