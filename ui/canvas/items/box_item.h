// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/compose.h"

#include <QColor>
#include <QGraphicsItem>

namespace clipscope::ui {

/// The chosen box, solid and named after its prompt, and the other candidates, dashed.
class BoxItem final : public QGraphicsItem {
public:
    void setComposition(CompositionPtr composition);
    /// The colour of the prompt that the boxes are for.
    void setColour(const QColor& colour);

    [[nodiscard]] QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    void paintTag(QPainter& painter, const QRectF& box) const;

    CompositionPtr m_composition;
    QColor m_colour = Qt::red;
};

}  // namespace clipscope::ui
