// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/hint_line.h"

#include "ui/style/icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace clipscope::ui {

HintLine::HintLine(Settings& settings, QWidget& window) : QFrame(&window), m_settings(settings)
{
    setObjectName(QStringLiteral("hintLine"));
    auto* text = new QLabel(
        tr("Type anything · click the picture to see channels · T on the picture sticks a label "
           "on it · F1 tells more"),
        this);
    text->setObjectName(QStringLiteral("hintText"));
    text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);  // never widens the window
    auto* close = new QToolButton(this);
    close->setObjectName(QStringLiteral("closeHint"));
    close->setAccessibleName(tr("Close hint"));
    close->setToolTip(tr("Do not show this again"));
    close->setIcon(icon(QStringLiteral("close")));
    close->setAutoRaise(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(10, 2, 6, 2);
    row->addWidget(text, 1);
    row->addWidget(close);
    connect(close, &QToolButton::clicked, this, [this] {
        hide();
        m_settings.setHintSeen();
    });
    window.installEventFilter(this);
    setVisible(!m_settings.hintSeen());
}

bool HintLine::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Close && !isHidden())
        m_settings.setHintSeen();
    return QFrame::eventFilter(watched, event);
}

}  // namespace clipscope::ui
