// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/caption.h"

#include "ui/style/theme.h"

#include <QLocale>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace clipscope::ui {
namespace {

constexpr int kPadding = 8;
constexpr int kMark = 3;  // the line below the main pane's caption
constexpr int kSmallestWidth = 90;

}  // namespace

Caption::Caption(QWidget* parent) : QAbstractButton(parent)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void Caption::show(const PaneContent& content)
{
    m_values = nativeValues(content);
    m_isMain = content.isMain;
    m_canLead = content.canLead;
    m_row = content.row;
    setText(content.title);
    setFocusPolicy(m_canLead ? Qt::StrongFocus : Qt::NoFocus);
    setEnabled(m_canLead || !content.canLead);
    setCursor(m_canLead ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setAccessibleName(content.title);
    QString hint = content.title;
    if (!m_values.isEmpty())
        hint = tr("%1\nThe map's own values: %2").arg(hint, m_values);
    if (m_canLead)
        hint = tr("%1\nClick to make it the main one.").arg(hint);
    setToolTip(hint);
    setAccessibleDescription(
        m_values.isEmpty() ? word(content.stage)
                           : tr("%1, values %2").arg(word(content.stage), m_values));
    update();
}

QSize Caption::sizeHint() const
{
    return {4 * kSmallestWidth, fontMetrics().height() + 10};
}

QSize Caption::minimumSizeHint() const
{
    return {kSmallestWidth, sizeHint().height()};
}

void Caption::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ground = palette().color(QPalette::Window);
    painter.fillRect(
        rect(), m_canLead && underMouse() ? palette().color(QPalette::Button) : ground);
    QRect room = rect().adjusted(kPadding, 0, -kPadding, 0);
    if (m_row >= 0) {
        const int side = fontMetrics().ascent() - 1;
        const QRect mark(room.left(), (height() - side) / 2, side, side);
        painter.setPen(Qt::NoPen);
        painter.setBrush(promptColour(m_row));
        painter.drawRoundedRect(mark, 2, 2);
        room.setLeft(mark.right() + kPadding);
    }
    QFont font = this->font();
    font.setBold(m_isMain);
    painter.setFont(font);
    const QFontMetrics metrics(font);
    const int titleWidth = metrics.horizontalAdvance(text());
    const int valuesWidth = fontMetrics().horizontalAdvance(m_values);
    const bool hasRoom =
        room.width() >= std::min(titleWidth, kSmallestWidth) + kPadding + valuesWidth;
    QRect title = room;
    if (hasRoom && !m_values.isEmpty())
        title.setRight(room.right() - valuesWidth - kPadding);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(
        title,
        Qt::AlignLeft | Qt::AlignVCenter,
        metrics.elidedText(text(), Qt::ElideRight, title.width()));
    if (hasRoom) {
        painter.setFont(this->font());
        painter.setPen(quietText(palette()));
        painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, m_values);
    }
    if (m_isMain)
        painter.fillRect(
            QRect(0, height() - kMark, width(), kMark), palette().color(QPalette::Highlight));
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void Caption::enterEvent(QEnterEvent* event)
{
    update();
    QAbstractButton::enterEvent(event);
}

void Caption::leaveEvent(QEvent* event)
{
    update();
    QAbstractButton::leaveEvent(event);
}

QString nativeValues(const PaneContent& content)
{
    if (!content.image || !content.image->composition)
        return {};
    const Heatmap& heatmap = *content.image->composition->heatmap;
    const QLocale locale;
    return Caption::tr("%1 … %2").arg(
        locale.toString(double{heatmap.rawMin}, 'g', 3),
        locale.toString(double{heatmap.rawMax}, 'g', 3));
}

}  // namespace clipscope::ui
