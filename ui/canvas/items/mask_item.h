// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/compose.h"

#include <QGraphicsItem>

namespace clipscope::ui {

/// The binarised map: a spotlight over what lies below it, or plain black and white on its own.
class MaskItem final : public QGraphicsItem {
public:
    enum class Look { Spotlight, BlackAndWhite };

    void setComposition(const CompositionPtr& composition);
    void setLook(Look look);

    [[nodiscard]] QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    void recolour();

    std::vector<QImage> m_masks;
    std::vector<QImage> m_levels;  ///< the same in the colours of the look
    Look m_look = Look::Spotlight;
};

}  // namespace clipscope::ui
