// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/pane_drawing.h"

#include "ui/canvas/canvas_view.h"
#include "ui/canvas/items/marks_item.h"
#include "ui/canvas/view_link.h"
#include "ui/style/theme.h"

#include <utility>

namespace clipscope::ui {

PaneDrawing::PaneDrawing(CanvasView& canvas, ViewLink& link)
    : m_canvas(canvas)
    , m_link(link)
    , m_marks(new MarksItem)
{
    canvas.scene()->addItem(m_marks);
}

void PaneDrawing::show(
    const PaneContent& content, const DocumentState& state, const QString& truthTag)
{
    showPicture(content);
    m_canvas.setLayers(state.layers);
    m_canvas.setHeatOpacity(state.opacity);
    m_canvas.setBoxColour(promptColour(content.row));
    const bool hasGrid = state.modelView && m_image && m_image->composition &&
                         m_image->geometry.sight == Sight::Model;
    m_marks->setGrid(std::nullopt);
    if (hasGrid) {
        const clipscope::Size grid = m_image->composition->map.grid();
        m_marks->setGrid(QSize(grid.width, grid.height));
    }
    showTruth(state, truthTag);
}

void PaneDrawing::showPicture(const PaneContent& content)
{
    const CompositionPtr before = m_image ? m_image->composition : nullptr;
    m_image = content.image;
    const PicturePtr picture = m_image ? m_image->picture : nullptr;
    if (picture != m_picture) {
        const PicturePtr photo = m_image ? photoOf(m_image->source) : nullptr;
        const PicturePtr photoBefore = std::exchange(m_photo, photo);
        const bool isSame = picture && m_picture && photo == photoBefore &&
                            picture->image.size() == m_picture->image.size();
        m_picture = picture;
        if (isSame)
            m_canvas.replacePicture(picture);  // only its stickers are others
        else if (content.isMain)
            m_canvas.setPicture(picture);  // fits it, and the others follow
        else
            m_link.quietly([this, &picture] { m_canvas.setPicture(picture); });
        m_marks->setPictureSize(m_canvas.pictureSize());
    }
    const CompositionPtr composition = m_image ? m_image->composition : nullptr;
    if (composition != before)
        m_canvas.setComposition(composition);
}

void PaneDrawing::showTruth(const DocumentState& state, const QString& tag)
{
    if (!state.truth || !m_image || m_image->source != state.picture)
        return m_marks->setTruth(std::nullopt, {});
    const Box& box = *state.truth;
    const SightGeometry& geometry = m_image->geometry;
    m_marks->setTruth(
        QRectF(
            geometry.toDrawn(QPointF(box.x, box.y)),
            geometry.toDrawn(QPointF(box.right(), box.bottom()))),
        tag);
}

void PaneDrawing::setCrosshair(const std::optional<QPointF>& position)
{
    m_marks->setCrosshair(position);
}

}  // namespace clipscope::ui
