// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/placement.h"

#include <QScreen>
#include <QWidget>

#include <algorithm>

namespace clipscope::ui {

QRect placedIn(QRect window, const QRect& room)
{
    window.setSize(window.size().boundedTo(room.size()));
    window.moveLeft(std::clamp(window.left(), room.left(), room.right() - window.width() + 1));
    window.moveTop(std::clamp(window.top(), room.top(), room.bottom() - window.height() + 1));
    return window;
}

void keepOnScreen(QWidget& window)
{
    if (window.windowState() & (Qt::WindowMaximized | Qt::WindowFullScreen))
        return;
    const QRect room = window.screen()->availableGeometry();
    const QRect frame = window.frameGeometry();
    const QRect wanted = placedIn(frame, room);
    if (wanted == frame)
        return;
    window.resize(window.size() - (frame.size() - wanted.size()));
    window.move(wanted.topLeft());
}

}  // namespace clipscope::ui
