// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/clipscope_style.h"

#include "ui/style/theme.h"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>
#include <QVariant>
#include <QWidget>

#include <algorithm>

namespace clipscope::ui {
namespace {

enum class Indicator { Box, Circle };

void drawMark(QPainter& painter, const QRectF& plate, Indicator kind)
{
    if (kind == Indicator::Circle) {
        const double inset = plate.width() * 0.3;
        painter.setPen(Qt::NoPen);
        painter.setBrush(Qt::white);
        painter.drawEllipse(plate.adjusted(inset, inset, -inset, -inset));
        return;
    }
    const auto at = [&plate](double x, double y) {
        return QPointF(plate.left() + x * plate.width(), plate.top() + y * plate.height());
    };
    painter.setPen(QPen(Qt::white, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF{at(0.24, 0.52), at(0.43, 0.71), at(0.77, 0.31)});
}

void drawIndicator(QPainter& painter, const QStyleOption& option, Indicator kind)
{
    const QPalette& palette = option.palette;
    const bool isOn = option.state.testFlag(QStyle::State_On);
    const bool isEnabled = option.state.testFlag(QStyle::State_Enabled);
    const bool isHot = option.state & (QStyle::State_MouseOver | QStyle::State_HasFocus);
    const QColor accent = palette.color(QPalette::Highlight);
    const QColor quiet = quietText(palette);
    const double side = std::min(option.rect.width(), option.rect.height()) - 1.0;
    QRectF plate(0, 0, side, side);
    plate.moveCenter(QRectF(option.rect).center());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(isEnabled ? 1.0 : 0.5);
    painter.setPen(QPen(isOn || isHot ? accent : quiet, 1.2));
    painter.setBrush(isOn ? accent : palette.color(QPalette::Base));
    if (kind == Indicator::Box)
        painter.drawRoundedRect(plate, 3, 3);
    else
        painter.drawEllipse(plate);
    if (isOn)
        drawMark(painter, plate, kind);
    painter.restore();
}

}  // namespace

ClipscopeStyle::ClipscopeStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void ClipscopeStyle::drawPrimitive(
    PrimitiveElement element,
    const QStyleOption* option,
    QPainter* painter,
    const QWidget* widget) const
{
    if (element == PE_IndicatorCheckBox)
        drawIndicator(*painter, *option, Indicator::Box);
    else if (element == PE_IndicatorRadioButton)
        drawIndicator(*painter, *option, Indicator::Circle);
    else
        QProxyStyle::drawPrimitive(element, option, painter, widget);
}

int ClipscopeStyle::pixelMetric(
    PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    const QVariant side = widget ? widget->property(kIconSide) : QVariant();
    if (metric == PM_SmallIconSize && side.isValid())
        return side.toInt();
    return QProxyStyle::pixelMetric(metric, option, widget);
}

QSize ClipscopeStyle::sizeFromContents(
    ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const
{
    constexpr int kGap = 8;
    QSize all = QProxyStyle::sizeFromContents(type, option, size, widget);
    const QVariant side = widget ? widget->property(kIconSide) : QVariant();
    if (type == CT_MenuItem && side.isValid())
        all.setHeight(std::max(all.height(), side.toInt() + kGap));
    return all;
}

}  // namespace clipscope::ui
