// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/command_delegate.h"

#include "ui/dialogs/command_model.h"
#include "ui/style/theme.h"

#include <QPainter>

namespace clipscope::ui {
namespace {

constexpr int kEdge = 8;
constexpr int kMarkWidth = 20;
constexpr int kGap = 12;
constexpr int kRowRoom = 12;

}  // namespace

void CommandDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const QString obstacle = index.data(CommandModel::kObstacle).toString();
    const QString aside =
        obstacle.isEmpty() ? index.data(CommandModel::kPlace).toString() : obstacle;
    const QColor ink = option.palette.color(
        QPalette::Active, isSelected ? QPalette::HighlightedText : QPalette::Text);
    const QColor quiet = isSelected ? ink : quietText(option.palette);

    painter->save();
    if (isSelected)
        painter->fillRect(option.rect, option.palette.brush(QPalette::Active, QPalette::Highlight));
    QRect room = option.rect.adjusted(kEdge, 0, -kEdge, 0);
    painter->setPen(ink);
    if (index.data(CommandModel::kMark).toInt() == static_cast<int>(Command::Mark::On))
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeft, QStringLiteral("✓"));
    room.setLeft(room.left() + kMarkWidth);

    const QFontMetrics& metrics = option.fontMetrics;
    const QString keys = index.data(CommandModel::kKeys).toString();
    painter->setPen(quiet);
    painter->drawText(room, Qt::AlignVCenter | Qt::AlignRight, keys);
    if (!keys.isEmpty())
        room.setRight(room.right() - metrics.horizontalAdvance(keys) - kGap);

    const QString title = metrics.elidedText(index.data().toString(), Qt::ElideRight, room.width());
    painter->setPen(obstacle.isEmpty() ? ink : quiet);
    painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeft, title);
    room.setLeft(room.left() + metrics.horizontalAdvance(title) + kGap);
    if (room.width() > 0) {
        QFont slanted = option.font;
        slanted.setItalic(!obstacle.isEmpty());
        painter->setFont(slanted);
        painter->setPen(quiet);
        painter->drawText(
            room,
            Qt::AlignVCenter | Qt::AlignLeft,
            QFontMetrics(slanted).elidedText(aside, Qt::ElideRight, room.width()));
    }
    painter->restore();
}

QSize CommandDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {0, option.fontMetrics.height() + kRowRoom};
}

}  // namespace clipscope::ui
