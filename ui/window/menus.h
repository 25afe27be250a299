// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QDockWidget;
class QMenuBar;

namespace clipscope::ui {

struct Actions;

/// Fills the menu bar from the actions. `panels` get a line each under View.
void fillMenus(QMenuBar& bar, const Actions& actions, const QList<QDockWidget*>& panels);

}  // namespace clipscope::ui
