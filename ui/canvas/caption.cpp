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

void Caption::setStacked(bool stacked)
{
    if (stacked == m_isStacked)
        return;
    m_isStacked = stacked;
    updateGeometry();
    update();
}

QSize Caption::sizeHint() const
{
    return {4 * kSmallestWidth, (m_isStacked ? 2 : 1) * fontMetrics().height() + 10};
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
    const QRect room = rect().adjusted(kPadding, 0, -kPadding, 0);
    QRect title = room;
    if (m_isStacked)
        title.setHeight(height() / 2);
    QRect values = m_isStacked ? room.adjusted(0, height() / 2 - kMark, 0, -kMark) : room;
    if (m_row >= 0) {
        const int side = fontMetrics().ascent() - 1;
        const QRect mark(title.left(), title.center().y() - side / 2, side, side);
        painter.setPen(Qt::NoPen);
        painter.setBrush(promptColour(m_row));
        painter.drawRoundedRect(mark, 2, 2);
        title.setLeft(mark.right() + kPadding);
        values.setLeft(title.left());
    }
    QFont font = this->font();
    font.setBold(m_isMain);
    painter.setFont(font);
    const QFontMetrics metrics(font);
    const int valuesWidth = fontMetrics().horizontalAdvance(m_values);
    const int least = std::min(metrics.horizontalAdvance(text()), kSmallestWidth);
    const bool hasRoom = m_isStacked || title.width() >= least + kPadding + valuesWidth;
    if (!m_isStacked && hasRoom && !m_values.isEmpty())
        title.setRight(title.right() - valuesWidth - kPadding);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(
        title,
        Qt::AlignLeft | Qt::AlignVCenter,
        metrics.elidedText(text(), Qt::ElideRight, title.width()));
    if (hasRoom) {
        painter.setFont(this->font());
        painter.setPen(quietText(palette()));
        const Qt::Alignment side = m_isStacked ? Qt::AlignLeft : Qt::AlignRight;
        painter.drawText(values, static_cast<int>((side | Qt::AlignVCenter).toInt()), m_values);
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
