// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/prompt_edit.h"

#include "ui/state/dropped.h"
#include "ui/style/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QMimeData>
#include <QTextCharFormat>

#include <algorithm>

namespace clipscope::ui {
namespace {

constexpr int kCounterMargin = 8;
constexpr int kQuoteWidth = 400;  // of what is ignored, in the tool tip

}  // namespace

PromptEdit::PromptEdit(QWidget* parent) : QLineEdit(parent), m_counter(new QLabel(this))
{
    setObjectName(QStringLiteral("prompt"));
    setAccessibleName(tr("Prompt"));
    setPlaceholderText(tr("Type what to look for, for example “apple”"));
    setClearButtonEnabled(false);
    m_counter->setObjectName(QStringLiteral("tokenCounter"));
    m_counter->setCursor(Qt::ArrowCursor);
    m_counter->setForegroundRole(QPalette::WindowText);  // not the field's own ink
    setLength(std::nullopt);
}

void PromptEdit::setLength(const std::optional<PromptLength>& length)
{
    m_length = length;
    m_tooLong = length && length->tokens.used > length->tokens.limit;
    m_counter->setVisible(length.has_value());
    describe();
    markIgnored();
    colourCounter();
    placeCounter();
}

qsizetype PromptEdit::ignoredFrom() const
{
    return m_tooLong ? std::min(m_length->read, text().size()) : text().size();
}

void PromptEdit::describe()
{
    if (!m_length) {
        setToolTip({});
        return setAccessibleDescription({});
    }
    const auto [used, limit] = m_length->tokens;
    m_counter->setText(QStringLiteral("%1/%2").arg(used).arg(limit));
    QString counted = tr("%1 of at most %2 tokens").arg(used).arg(limit);
    QString ignored;
    if (m_tooLong) {
        counted =
            tr("%1 tokens; the model reads the first %2 and ignores the rest").arg(used).arg(limit);
        const QString rest = text().mid(ignoredFrom()).trimmed();
        const QString quote = QFontMetrics(font()).elidedText(rest, Qt::ElideRight, kQuoteWidth);
        ignored = used - limit == 1 ? tr("1 token too many: the model ignores “%1”").arg(quote)
                                    : tr("%1 tokens too many: the model ignores “%2”")
                                          .arg(QString::number(used - limit), quote);
    }
    m_counter->setToolTip(counted);
    m_counter->setAccessibleName(tr("Tokens: %1").arg(counted));
    setToolTip(ignored);
    setAccessibleDescription(ignored.isEmpty() ? counted : ignored);
}

void PromptEdit::markIgnored()
{
    if (m_isComposing || (!m_tooLong && !m_isMarked))
        return;  // an event of ours would end the composition
    // A line edit shows formats only as those of an input method; positions count from the caret.
    QList<QInputMethodEvent::Attribute> attributes;
    if (m_tooLong) {
        QTextCharFormat format;
        format.setForeground(quietText(palette()));
        format.setFontStrikeOut(true);
        const auto from = static_cast<int>(ignoredFrom());
        attributes.append(
            {QInputMethodEvent::TextFormat,
             from - cursorPosition(),
             static_cast<int>(text().size()) - from,
             format});
    }
    m_isMarked = m_tooLong;
    QInputMethodEvent event(QString(), attributes);
    QLineEdit::inputMethodEvent(&event);
}

void PromptEdit::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Paste)) {
        QStringList lines = QGuiApplication::clipboard()->text().split('\n', Qt::SkipEmptyParts);
        for (QString& line : lines)
            line = line.trimmed();
        lines.removeAll(QString());
        if (lines.size() > 1)
            return Q_EMIT linesPasted(lines);
    }
    QLineEdit::keyPressEvent(event);
}

bool PromptEdit::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        auto* key = static_cast<QKeyEvent*>(event);
        const QMimeData* copied = QGuiApplication::clipboard()->mimeData();
        if (key->matches(QKeySequence::Paste) && copied && holdsPicture(*copied)) {
            event->ignore();
            return true;
        }
    }
    return QLineEdit::event(event);
}

void PromptEdit::inputMethodEvent(QInputMethodEvent* event)
{
    m_isComposing = !event->preeditString().isEmpty();
    QLineEdit::inputMethodEvent(event);
    if (!m_isComposing)
        markIgnored();  // the event has replaced our marks with its own
}

void PromptEdit::resizeEvent(QResizeEvent* event)
{
    QLineEdit::resizeEvent(event);
    placeCounter();
}

void PromptEdit::changeEvent(QEvent* event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_counter) {
        colourCounter();
        markIgnored();
    }
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
    const int room = m_counter->isHidden() ? 0 : size.width() + 2 * kCounterMargin;
    setTextMargins(4, 0, room, 0);
}

}  // namespace clipscope::ui
