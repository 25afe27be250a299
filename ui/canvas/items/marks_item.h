// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsItem>
#include <QPointF>
#include <QRectF>
#include <QSize>
#include <QString>

#include <optional>

namespace clipscope::ui {

/// What lies above all layers: the model's grid, the true box, and the place that the cursor is at
/// in another pane. In coordinates of the drawn picture.
class MarksItem final : public QGraphicsItem {
public:
    void setPictureSize(const QSizeF& size);
    /// Columns and rows; nothing hides the grid.
    void setGrid(const std::optional<QSize>& cells);
    void setTruth(const std::optional<QRectF>& box, const QString& tag);
    void setCrosshair(const std::optional<QPointF>& position);

    [[nodiscard]] QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    void paintGrid(QPainter& painter) const;
    void paintTruth(QPainter& painter) const;
    void paintCrosshair(QPainter& painter) const;

    QSizeF m_size;
    std::optional<QSize> m_grid;
    std::optional<QRectF> m_truth;
    QString m_tag;
    std::optional<QPointF> m_crosshair;
};

}  // namespace clipscope::ui
