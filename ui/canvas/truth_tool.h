// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/document.h"

#include <QObject>
#include <QPointF>

#include <functional>
#include <optional>

namespace clipscope::ui {

class CanvasView;

/// Draws the true box on a canvas: by dragging with Alt held, or by any drag while armed.
class TruthTool final : public QObject {
    Q_OBJECT
public:
    /// From the drawn picture of the canvas to pixels of the document's picture.
    using ToSource = std::function<QPointF(const QPointF&)>;

    TruthTool(Document& document, CanvasView& canvas, ToSource toSource);

    /// Ends by itself with the next box.
    void setArmed(bool armed);

Q_SIGNALS:
    void armedChanged(bool armed);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void drag(const QPointF& viewPosition);
    [[nodiscard]] QPointF sourceAt(const QPointF& viewPosition) const;

    Document& m_document;
    CanvasView& m_canvas;
    ToSource m_toSource;
    std::optional<QPointF> m_from;  // source pixels
    bool m_armed = false;
    bool m_hasDrawn = false;
};

}  // namespace clipscope::ui
