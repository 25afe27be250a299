// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/sticker_editor.h"

#include <QFontMetrics>
#include <QKeyEvent>

#include <algorithm>
#include <utility>

namespace clipscope::ui {
namespace {

constexpr int kNarrowest = 180;
constexpr int kWidest = 420;
constexpr int kLines = 2;
constexpr int kGap = 14;  // to the sticker's handles

}  // namespace

StickerEditor::StickerEditor(QWidget* parent) : QPlainTextEdit(parent)
{
    setObjectName(QStringLiteral("stickerText"));
    setAccessibleName(tr("Sticker text"));
    setAccessibleDescription(
        tr("Enter keeps the text, Shift and Enter begins a line, Escape goes back."));
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::StyledPanel);
    hide();
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        if (m_isOpen)
            Q_EMIT edited(toPlainText());
    });
}

void StickerEditor::open(const QString& text)
{
    setPlainText(text);
    selectAll();
    m_isOpen = true;
    show();
    raise();
    setFocus(Qt::OtherFocusReason);
}

void StickerEditor::shut()
{
    m_isOpen = false;
    const bool hadFocus = hasFocus();
    hide();
    if (hadFocus)
        parentWidget()->setFocus(Qt::OtherFocusReason);
}

void StickerEditor::placeAt(const QRectF& box)
{
    const QSize room = parentWidget()->size();
    const int width = std::clamp(static_cast<int>(box.width()), kNarrowest, kWidest);
    const QMargins margins = contentsMargins();
    const int height = kLines * fontMetrics().lineSpacing() +
                       2 * static_cast<int>(document()->documentMargin()) + margins.top() +
                       margins.bottom() + 4;
    const int below = static_cast<int>(box.bottom()) + kGap;
    const int above = static_cast<int>(box.top()) - kGap - height;
    const int y = below + height <= room.height() || above < 0 ? below : above;
    const int x = static_cast<int>(box.center().x()) - width / 2;
    setGeometry(
        std::clamp(x, 0, std::max(0, room.width() - width)),
        std::clamp(y, 0, std::max(0, room.height() - height)),
        std::min(width, room.width()),
        height);
}

bool StickerEditor::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();  // or it would stop what is being computed
        return true;
    }
    return QPlainTextEdit::event(event);
}

void StickerEditor::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape)
        return finish(false);
    if (isEnter && !event->modifiers().testFlag(Qt::ShiftModifier))
        return finish(true);
    if (isEnter)
        return insertPlainText(QStringLiteral("\n"));
    QPlainTextEdit::keyPressEvent(event);
}

void StickerEditor::focusOutEvent(QFocusEvent* event)
{
    QPlainTextEdit::focusOutEvent(event);
    // Menus of its own and other windows take the focus for a while only.
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        finish(true);
}

void StickerEditor::finish(bool keeps)
{
    if (!std::exchange(m_isOpen, false))
        return;
    Q_EMIT finished(keeps);
    shut();
}

}  // namespace clipscope::ui
