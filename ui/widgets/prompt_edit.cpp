// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/prompt_edit.h"

#include "ui/state/dropped.h"
#include "ui/style/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>

namespace clipscope::ui {
namespace {

constexpr int kCounterMargin = 8;

}  // namespace

PromptEdit::PromptEdit(QWidget* parent) : QLineEdit(parent), m_counter(new QLabel(this))
{
    setObjectName(QStringLiteral("prompt"));
    setAccessibleName(tr("Prompt"));
    setPlaceholderText(tr("Type what to look for, for example “apple”"));
    setClearButtonEnabled(false);
    m_counter->setObjectName(QStringLiteral("tokenCounter"));
    m_counter->setCursor(Qt::ArrowCursor);
    setTokens(std::nullopt);
}

void PromptEdit::setTokens(const std::optional<TokenCount>& tokens)
{
    m_counter->setVisible(tokens.has_value());
    if (tokens) {
        m_tooLong = tokens->used > tokens->limit;
        m_counter->setText(QStringLiteral("%1/%2").arg(tokens->used).arg(tokens->limit));
        const QString text =
            m_tooLong ? tr("%1 tokens; the model reads the first %2 and ignores the rest")
                            .arg(tokens->used)
                            .arg(tokens->limit)
                      : tr("%1 of at most %2 tokens").arg(tokens->used).arg(tokens->limit);
        m_counter->setToolTip(text);
        m_counter->setAccessibleName(tr("Tokens: %1").arg(text));
    }
    colourCounter();
    placeCounter();
}

bool PromptEdit::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Paste) &&
            holdsPicture(*QGuiApplication::clipboard()->mimeData())) {
            event->ignore();
            return true;
        }
    }
    return QLineEdit::event(event);
}

void PromptEdit::resizeEvent(QResizeEvent* event)
{
    QLineEdit::resizeEvent(event);
    placeCounter();
}

void PromptEdit::changeEvent(QEvent* event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_counter)
        colourCounter();
}

void PromptEdit::colourCounter()
{
    const QColor ink = m_tooLong ? toneEdge(Tone::Bad, palette()) : quietText(palette());
    if (m_counter->palette().color(QPalette::WindowText) == ink)
        return;
    QPalette own = m_counter->palette();
    own.setColor(QPalette::WindowText, ink);
    m_counter->setPalette(own);
}

void PromptEdit::placeCounter()
{
    const QSize size = m_counter->sizeHint();
    m_counter->setGeometry(
        width() - size.width() - kCounterMargin,
        (height() - size.height()) / 2,
        size.width(),
        size.height());
    const int room = m_counter->isHidden() ? 0 : size.width() + kCounterMargin;
    setTextMargins(4, 0, room, 0);
}

}  // namespace clipscope::ui
