// SPDX-License-Identifier: GPL-3.0-or-later
// What mouse and keys mean to the sticker tool.
#include "ui/canvas/sticker_editor.h"
#include "ui/canvas/sticker_tool.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <optional>
#include <utility>

namespace clipscope::ui {
namespace {

constexpr double kClickSlack = 3;  // pixels that a hand moves in a click
constexpr double kBrushStep = 1.2;
constexpr double kNudge = 1;  // picture pixels
constexpr double kLongNudge = 10;

/// The way of an arrow key.
std::optional<QPointF> arrow(int key)
{
    switch (key) {
    case Qt::Key_Left:
        return QPointF(-1, 0);
    case Qt::Key_Right:
        return QPointF(1, 0);
    case Qt::Key_Up:
        return QPointF(0, -1);
    case Qt::Key_Down:
        return QPointF(0, 1);
    default:
        return std::nullopt;
    }
}

}  // namespace

bool StickerTool::eventFilter(QObject* watched, QEvent* event)
{
    if (!m_document.picture() || m_suspended)
        return false;
    if (watched == m_canvas.viewport())
        return onMouse(*event);
    if (event->type() == QEvent::Resize)
        placeEditor();
    if (event->type() == QEvent::KeyPress)
        return onKey(*static_cast<QKeyEvent*>(event), true);
    if (event->type() != QEvent::ShortcutOverride)
        return false;
    // Keys that mean something here do not reach the window's shortcuts.
    if (!onKey(*static_cast<QKeyEvent*>(event), false))
        return false;
    event->accept();
    return true;
}

bool StickerTool::onMouse(QEvent& event)
{
    switch (event.type()) {
    case QEvent::MouseButtonPress:
        return onPress(static_cast<QMouseEvent&>(event));
    case QEvent::MouseMove:
        return onMove(static_cast<QMouseEvent&>(event));
    case QEvent::MouseButtonRelease:
        return onRelease(static_cast<QMouseEvent&>(event));
    case QEvent::MouseButtonDblClick:
        return onDoubleClick(static_cast<QMouseEvent&>(event));
    case QEvent::Leave:
        m_brush.hide();
        return false;
    default:
        return false;
    }
}

bool StickerTool::onPress(const QMouseEvent& event)
{
    endEditing(true);
    m_pressed.reset();
    m_missed = false;
    if (event.button() != Qt::LeftButton)
        return false;
    const QPointF inView = event.position();
    const QPointF at = m_map.sourceAt(inView);
    m_pressed = inView;
    if (isPlacing()) {
        m_canvas.setFocus(Qt::MouseFocusReason);
        place(at);
        return true;
    }
    if (isPainting()) {
        m_canvas.setFocus(Qt::MouseFocusReason);
        m_brush.begin(at);
        return true;
    }
    const Grip grip = gripOfSelected(inView);
    // Alt beside the handles draws the true box.
    if (event.modifiers().testFlag(Qt::AltModifier) && (grip == Grip::None || grip == Grip::Body))
        return false;
    const Sticker* hit = grip == Grip::None ? stickerAt(at) : movable();
    if (!hit) {
        m_missed = true;
        return false;
    }
    m_canvas.setFocus(Qt::MouseFocusReason);
    const std::string id = hit->id;
    m_bench.select(id);
    take(*m_bench.find(id), grip == Grip::None ? Grip::Body : grip, inView);
    return true;
}

bool StickerTool::onMove(const QMouseEvent& event)
{
    const QPointF at = m_map.sourceAt(event.position());
    if (isPainting()) {
        m_brush.moveTo(at);
        showCursor(event.position());
        return m_brush.isPainting();
    }
    if (m_drag && !event.buttons().testFlag(Qt::LeftButton))
        endDrag(true);  // the button was released where nobody saw it
    if (!m_drag) {
        if (event.buttons() == Qt::NoButton)
            showCursor(event.position());
        return false;
    }
    const bool isFar = m_pressed && (event.position() - *m_pressed).manhattanLength() > kClickSlack;
    if (!m_isMoving && isFar) {
        m_isMoving = true;
        m_undo.beginGesture();
    }
    if (m_isMoving)
        drag(at, event.modifiers());
    return true;
}

bool StickerTool::onRelease(const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton)
        return false;
    const bool isClick =
        m_pressed && (event.position() - *m_pressed).manhattanLength() <= kClickSlack;
    m_pressed.reset();
    if (isPainting()) {
        if (std::optional<Sticker> stroke = m_brush.end())
            m_bench.add(*std::move(stroke));
        return true;
    }
    if (m_drag) {
        const bool isBody = m_drag->grip == Grip::Body;
        const bool wasMoving = m_isMoving;
        endDrag(true);
        const Sticker* top = stickerAt(m_map.sourceAt(event.position()));
        if (isBody && !wasMoving && top)
            m_bench.select(top->id);  // one below can be dragged, but a click is for the topmost
        showCursor(event.position());
        return true;
    }
    if (std::exchange(m_missed, false) && isClick)
        m_bench.select({});
    return false;
}

bool StickerTool::onDoubleClick(const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton || isPlacing())
        return false;
    if (isPainting())
        return onPress(event);
    const Sticker* sticker = stickerAt(m_map.sourceAt(event.position()));
    if (!sticker)
        return false;
    editText(sticker->id);
    return true;
}

bool StickerTool::onKey(const QKeyEvent& event, bool isMeant)
{
    const Qt::KeyboardModifiers keys =
        event.modifiers() & ~Qt::KeyboardModifiers(Qt::KeypadModifier);
    if (event.key() == Qt::Key_Escape && keys == Qt::NoModifier)
        return onEscape(isMeant);
    const bool isWider = event.key() == Qt::Key_BracketRight;
    if (isPainting() && (isWider || event.key() == Qt::Key_BracketLeft)) {
        if (isMeant) {
            m_brush.setRadius(m_brush.radius() * (isWider ? kBrushStep : 1 / kBrushStep));
            Q_EMIT brushRadiusChanged(m_brush.radius());
        }
        return true;
    }
    return onSelectedKey(event, isMeant);
}

bool StickerTool::onEscape(bool isMeant)
{
    if (!m_drag && !isPlacing() && !isPainting() && m_bench.selected().empty())
        return false;
    if (!isMeant)
        return true;
    if (m_drag)
        endDrag(false);
    else if (m_brush.isPainting())
        m_brush.giveUp();
    else if (isPlacing() || isPainting())
        disarm();
    else
        m_bench.select({});
    return true;
}

bool StickerTool::onSelectedKey(const QKeyEvent& event, bool isMeant)
{
    const Sticker* sticker = m_bench.selectedSticker();
    if (!sticker || m_drag)
        return false;
    const Qt::KeyboardModifiers keys =
        event.modifiers() & ~Qt::KeyboardModifiers(Qt::KeypadModifier);
    const std::string id = sticker->id;
    if (event.key() == Qt::Key_Delete && keys == Qt::NoModifier) {
        if (isMeant)
            m_bench.remove(id);
        return true;
    }
    if (event.key() == Qt::Key_D && keys == (Qt::ControlModifier | Qt::ShiftModifier)) {
        if (isMeant)
            m_bench.duplicate(id);
        return true;
    }
    const bool isLong = keys == Qt::ShiftModifier;
    const auto way = arrow(event.key());
    if (!way || (keys != Qt::NoModifier && !isLong))
        return false;
    const QPointF step = *way * (isLong ? kLongNudge : kNudge);
    if (isMeant)
        m_bench.nudge(id, step.x(), step.y());
    return true;
}

}  // namespace clipscope::ui
