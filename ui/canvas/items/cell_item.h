// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsItem>
#include <QRectF>

namespace clipscope::ui {

/// The outline of the cell that the channels are ranked for.
class CellItem final : public QGraphicsItem {
public:
    /// In picture coordinates; an empty one draws nothing.
    void setOutline(const QRectF& outline);

    [[nodiscard]] QRectF boundingRect() const override { return m_outline; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    QRectF m_outline;
};

}  // namespace clipscope::ui
