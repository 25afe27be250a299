// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/status_chip.h"

#include <QAccessible>
#include <QPainter>

namespace clipscope::ui {
namespace {

constexpr int kFadeMs = 5000;
constexpr int kSidePadding = 10;
constexpr int kVerticalPadding = 3;

}  // namespace

StatusChip::StatusChip(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("state"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_fade.setSingleShot(true);
    m_fade.setInterval(kFadeMs);
    connect(&m_fade, &QTimer::timeout, this, [this] {
        m_faded = true;
        update();
    });
}

void StatusChip::show(const QString& text, Tone tone, Stay stay)
{
    if (text == m_text && tone == m_tone)
        return;
    m_text = text;
    m_tone = tone;
    m_faded = text.isEmpty();
    if (stay == Stay::FiveSeconds)
        m_fade.start();
    else
        m_fade.stop();
    setAccessibleName(tr("State: %1").arg(text));
    QAccessibleEvent changed(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&changed);
    updateGeometry();
    update();
}

QSize StatusChip::sizeHint() const
{
    const QFontMetrics metrics(font());
    return {
        metrics.horizontalAdvance(m_text) + 2 * kSidePadding,
        metrics.height() + 2 * kVerticalPadding};
}

QSize StatusChip::minimumSizeHint() const
{
    return sizeHint();
}

void StatusChip::paintEvent(QPaintEvent*)
{
    if (m_faded)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF plate = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(toneEdge(m_tone, palette()));
    painter.setBrush(toneGround(m_tone, palette()));
    painter.drawRoundedRect(plate, plate.height() / 2, plate.height() / 2);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(rect(), Qt::AlignCenter, m_text);
}

}  // namespace clipscope::ui
