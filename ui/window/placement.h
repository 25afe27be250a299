// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>

class QWidget;

namespace clipscope::ui {

/// `window` moved, and where it is larger shrunk, so that all of it lies in `room`.
[[nodiscard]] QRect placedIn(QRect window, const QRect& room);

/// Brings a window back that lies outside of its screen, wholly or in part, unless it fills it.
void keepOnScreen(QWidget& window);

}  // namespace clipscope::ui
