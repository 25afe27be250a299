// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/menu_letters.h"

#include <QApplication>
#include <QEvent>
#include <QMenu>

namespace clipscope::ui {

MenuLetters::MenuLetters(QObject* parent) : QObject(parent)
{
    qApp->installEventFilter(this);
}

bool MenuLetters::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::ShortcutOverride ||
        !qobject_cast<QMenu*>(QApplication::activePopupWidget()))
        return QObject::eventFilter(watched, event);
    event->accept();  // the key press that follows goes to the menu
    return true;
}

}  // namespace clipscope::ui
