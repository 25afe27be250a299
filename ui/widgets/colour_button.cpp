// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/colour_button.h"

#include <QColorDialog>
#include <QPainter>
#include <QPixmap>

namespace clipscope::ui {
namespace {

constexpr QSize kSwatch(28, 14);

}  // namespace

ColourButton::ColourButton(const QString& name, const QString& title, QWidget* parent)
    : QToolButton(parent)
    , m_title(title)
{
    setObjectName(name);
    setIconSize(kSwatch);
    connect(this, &QToolButton::clicked, this, &ColourButton::ask);
    setColour(Qt::black);
}

void ColourButton::setColour(const QColor& colour)
{
    m_colour = colour;
    QPixmap swatch(kSwatch * devicePixelRatioF());
    swatch.setDevicePixelRatio(devicePixelRatioF());
    swatch.fill(colour);
    QPainter painter(&swatch);
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawRect(QRect(QPoint(0, 0), kSwatch).adjusted(0, 0, -1, -1));
    painter.end();
    setIcon(swatch);
    setAccessibleName(tr("%1: %2").arg(m_title, colour.name()));
    setToolTip(accessibleName());
}

void ColourButton::ask()
{
    const QColor colour = QColorDialog::getColor(m_colour, this, m_title);
    window()->activateWindow();  // bare X servers do not give the keys back
    if (!colour.isValid() || colour == m_colour)
        return;
    setColour(colour);
    Q_EMIT picked(colour);
}

}  // namespace clipscope::ui
