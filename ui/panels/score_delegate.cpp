// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/score_delegate.h"

#include "ui/panels/prompts_model.h"
#include "ui/style/theme.h"

#include <QPainter>

#include <algorithm>

namespace clipscope::ui {
namespace {

constexpr int kBarHeight = 4;
constexpr int kSideGap = 6;
constexpr int kEdge = 4;

}  // namespace

void ScoreDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, option.palette.brush(QPalette::Active, QPalette::Highlight));
    QStyleOptionViewItem inset = option;
    inset.rect.adjust(0, 0, -kEdge, 0);
    QStyledItemDelegate::paint(painter, inset, index);
    const QVariant share = index.data(PromptsModel::kBarRole);
    if (!share.isValid())
        return;
    const QRectF track =
        QRectF(option.rect)
            .adjusted(kSideGap, option.rect.height() - kBarHeight - 2.0, -kSideGap, -2);
    QRectF bar = track;
    bar.setWidth(std::max(1.0, track.width() * share.toDouble()));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(lineColour(option.palette));
    painter->drawRoundedRect(track, 2, 2);
    painter->setBrush(promptColour(index.row()));
    painter->drawRoundedRect(bar, 2, 2);
    painter->restore();
}

}  // namespace clipscope::ui
