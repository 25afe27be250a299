// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/compose.h"

#include <QGraphicsItem>

namespace clipscope::ui {

/// The coloured heat over the part of the picture that the model saw; the rest is hatched.
class HeatItem final : public QGraphicsItem {
public:
    void setComposition(CompositionPtr composition);

    [[nodiscard]] QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    CompositionPtr m_composition;
};

}  // namespace clipscope::ui
