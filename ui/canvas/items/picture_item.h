// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/picture.h"

#include <QGraphicsItem>

namespace clipscope::ui {

/// The picture in its own pixels as coordinates, drawn from the level that fits the zoom.
class PictureItem final : public QGraphicsItem {
public:
    void setPicture(PicturePtr picture);

    [[nodiscard]] QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    PicturePtr m_picture;
};

}  // namespace clipscope::ui
