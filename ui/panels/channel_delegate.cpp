// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/channel_delegate.h"

#include "ui/panels/channels_model.h"
#include "ui/style/theme.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace clipscope::ui {
namespace {

constexpr int kGap = 4;
constexpr int kLeastWidth = 64;
constexpr double kSmall = 0.86;  // of the font's size
constexpr double kFaint = 0.35;  // opacity of a channel that is off

QFont smallFont(QFont font)
{
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * kSmall);
    return font;
}

void drawCross(QPainter& painter, const QRectF& area)
{
    for (const auto& [colour, width] : {std::pair(QColor(0, 0, 0, 160), 4.0), {Qt::white, 1.6}}) {
        painter.setPen(QPen(colour, width));
        painter.drawLine(area.topLeft(), area.bottomRight());
        painter.drawLine(area.topRight(), area.bottomLeft());
    }
}

}  // namespace

void ChannelDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QPalette& palette = option.palette;
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isOn = index.data(ChannelsModel::OnRole).toBool();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect plate = option.rect.adjusted(1, 1, -1, -1);
    if (isSelected) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(palette.brush(QPalette::Active, QPalette::Highlight));
        painter->drawRoundedRect(plate, 4, 4);
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(QPen(lineColour(palette), 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(plate).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(palette.color(QPalette::Text), 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 4, 4);
    }
    constexpr int kSide = ChannelThumbnails::kSide;
    const QRect map(plate.center().x() - kSide / 2 + 1, plate.top() + kGap - 1, kSide, kSide);
    painter->setOpacity(isOn ? 1 : kFaint);
    painter->drawPixmap(map.topLeft(), index.data(Qt::DecorationRole).value<QPixmap>());
    painter->setOpacity(1);
    painter->setBrush(Qt::NoBrush);
    if (const QVariant cell = index.data(ChannelsModel::CellRole); cell.isValid()) {
        const QRectF unit = cell.toRectF();
        painter->setPen(QPen(Qt::white, 1));
        painter->drawRect(QRectF(
            map.left() + unit.left() * kSide,
            map.top() + unit.top() * kSide,
            unit.width() * kSide,
            unit.height() * kSide));
    }
    if (!isOn)
        drawCross(*painter, QRectF(map).adjusted(6, 6, -6, -6));

    painter->setFont(smallFont(option.font));
    const int line = QFontMetrics(painter->font()).height();
    QRect text(plate.left(), map.bottom() + 2, plate.width(), line);
    painter->setPen(palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text));
    painter->drawText(text, Qt::AlignCenter, index.data(Qt::DisplayRole).toString());
    text.translate(0, line);
    if (!isSelected)
        painter->setPen(quietText(palette));
    painter->drawText(
        text, Qt::AlignCenter, isOn ? index.data(ChannelsModel::ValueRole).toString() : tr("off"));
    painter->restore();
}

QSize ChannelDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return cellSize(option.font);
}

QSize ChannelDelegate::cellSize(const QFont& font)
{
    const QFontMetrics metrics(smallFont(font));
    const int width = metrics.horizontalAdvance(QStringLiteral("-0.000312")) + kGap;
    return {
        std::max(kLeastWidth, width),
        kGap + ChannelThumbnails::kSide + 2 + 2 * metrics.height() + kGap};
}

}  // namespace clipscope::ui
