// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/canvas_view.h"
#include "ui/canvas/stage.h"

#include <QPointF>
#include <QPolygonF>

#include <cmath>

namespace clipscope::ui {

/// Relates the main canvas to pixels of the document's picture, whatever stands for that there.
class SourceMap {
public:
    SourceMap(const Stage& stage, const CanvasView& canvas) : m_stage(stage), m_canvas(canvas) {}

    /// `inView`: of the canvas' viewport.
    [[nodiscard]] QPointF sourceAt(const QPointF& inView) const
    {
        return m_stage.toSource(m_canvas.viewportTransform().inverted().map(inView));
    }
    /// In the scene of the canvas.
    [[nodiscard]] QPointF onCanvas(const QPointF& inSource) const
    {
        return m_stage.toDrawn(QRectF(inSource, QSizeF())).topLeft();
    }
    [[nodiscard]] QPolygonF onCanvas(QPolygonF inSource) const
    {
        for (QPointF& point : inSource)
            point = onCanvas(point);
        return inSource;
    }
    [[nodiscard]] QPointF inView(const QPointF& inSource) const
    {
        return m_canvas.viewportTransform().map(onCanvas(inSource));
    }
    /// Picture pixels that so many pixels of the view are.
    [[nodiscard]] double sourceLength(double inView) const
    {
        const QPointF way = sourceAt({inView, 0}) - sourceAt({0, 0});
        return std::hypot(way.x(), way.y());
    }

private:
    const Stage& m_stage;
    const CanvasView& m_canvas;
};

}  // namespace clipscope::ui
