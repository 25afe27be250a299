// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/compose.h"

#include <QGraphicsItem>

namespace clipscope::ui {

/// The outlines of the mask, light on a dark halo, so that they stand out on any colour.
class ContourItem final : public QGraphicsItem {
public:
    void setComposition(CompositionPtr composition);

    [[nodiscard]] QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    CompositionPtr m_composition;
};

}  // namespace clipscope::ui
