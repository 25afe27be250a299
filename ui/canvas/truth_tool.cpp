// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/truth_tool.h"

#include "ui/canvas/canvas_view.h"

#include <QEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace clipscope::ui {
namespace {

constexpr int kSmallestSide = 2;  // picture pixels; less was a click

/// The pixels between two positions, within a picture; nothing if there are too few.
std::optional<Box> boxBetween(const QPointF& a, const QPointF& b, const Image& image)
{
    const auto within = [](double value, int size) {
        return std::clamp(static_cast<int>(std::floor(value)), 0, size);
    };
    const int left = within(std::min(a.x(), b.x()), image.width());
    const int top = within(std::min(a.y(), b.y()), image.height());
    const int right = within(std::ceil(std::max(a.x(), b.x())), image.width());
    const int bottom = within(std::ceil(std::max(a.y(), b.y())), image.height());
    const Box box{left, top, right - left, bottom - top};
    if (box.width < kSmallestSide || box.height < kSmallestSide)
        return std::nullopt;
    return box;
}

}  // namespace

TruthTool::TruthTool(Document& document, CanvasView& canvas, ToSource toSource)
    : QObject(&canvas)
    , m_document(document)
    , m_canvas(canvas)
    , m_toSource(std::move(toSource))
{
    canvas.viewport()->installEventFilter(this);
}

void TruthTool::setArmed(bool armed)
{
    if (armed == m_armed)
        return;
    m_armed = armed;
    if (armed)
        m_canvas.viewport()->setCursor(Qt::CrossCursor);
    else
        m_canvas.viewport()->unsetCursor();
    Q_EMIT armedChanged(armed);
}

bool TruthTool::eventFilter(QObject* watched, QEvent* event)
{
    Q_UNUSED(watched)
    if (!m_document.picture())
        return false;
    switch (event->type()) {
    case QEvent::MouseButtonPress: {
        const auto& press = *static_cast<QMouseEvent*>(event);
        const bool isOurs = m_armed || press.modifiers().testFlag(Qt::AltModifier);
        if (press.button() != Qt::LeftButton || !isOurs)
            return false;
        m_canvas.setFocus(Qt::MouseFocusReason);
        m_canvas.viewport()->setCursor(Qt::CrossCursor);
        m_from = sourceAt(press.position());
        m_hasDrawn = false;
        return true;
    }
    case QEvent::MouseMove:
        if (!m_from)
            return false;
        drag(static_cast<QMouseEvent*>(event)->position());
        return true;
    case QEvent::MouseButtonRelease:
        if (!m_from)
            return false;
        m_from.reset();
        m_canvas.viewport()->unsetCursor();
        if (m_hasDrawn)
            setArmed(false);
        else if (m_armed)
            m_canvas.viewport()->setCursor(Qt::CrossCursor);
        return true;
    default:
        return false;
    }
}

void TruthTool::drag(const QPointF& viewPosition)
{
    const auto box = boxBetween(*m_from, sourceAt(viewPosition), m_document.picture()->image);
    if (!box)
        return;
    m_hasDrawn = true;
    m_document.setTruth(box);
}

QPointF TruthTool::sourceAt(const QPointF& viewPosition) const
{
    return m_toSource(m_canvas.viewportTransform().inverted().map(viewPosition));
}

}  // namespace clipscope::ui
