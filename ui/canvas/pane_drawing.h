// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/document_state.h"
#include "ui/state/pane_content.h"

#include <QPointF>
#include <QString>

#include <optional>

namespace clipscope::ui {

class CanvasView;
class MarksItem;
class ViewLink;

/// Puts what a pane shows onto a canvas, with the marks above it.
class PaneDrawing {
public:
    /// `canvas` must be one of the link's views and outlive this.
    PaneDrawing(CanvasView& canvas, ViewLink& link);

    /// `truthTag`: what is written on the true box.
    void show(const PaneContent& content, const DocumentState& state, const QString& truthTag);
    /// Of the drawn picture; nothing hides it.
    void setCrosshair(const std::optional<QPointF>& position);

    [[nodiscard]] CanvasView& canvas() const { return m_canvas; }
    /// Null before there is a picture.
    [[nodiscard]] const PaneImagePtr& image() const { return m_image; }

private:
    void showPicture(const PaneContent& content);
    void showTruth(const DocumentState& state, const QString& tag);

    CanvasView& m_canvas;
    ViewLink& m_link;
    MarksItem* m_marks;  // the canvas' scene owns it
    PaneImagePtr m_image;
    PicturePtr m_picture;  // as drawn
    PicturePtr m_photo;    // that it was made from, without stickers
};

}  // namespace clipscope::ui
