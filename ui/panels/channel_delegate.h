// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace clipscope::ui {

/// Draws a channel as a small map with its number and what it is ranked by; one that is off is
/// crossed out and says so.
class ChannelDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index)
        const override;
    [[nodiscard]] QSize
    sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// The same for all channels.
    [[nodiscard]] static QSize cellSize(const QFont& font);
};

}  // namespace clipscope::ui
