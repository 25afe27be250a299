// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMainWindow;
class QWidget;

namespace clipscope::ui {

/// Makes Tab walk the window as it is read now: bars, what lies in the middle, then the docks by
/// where they are; inside each of them as its layouts place the controls.
void orderTabs(QMainWindow& window);

/// Whether a widget lies in a dock that is behind another one's tab. Qt moves such docks out of the
/// window but leaves them in the chain of the Tab key.
[[nodiscard]] bool isBehindTab(const QMainWindow& window, const QWidget* widget);

/// Where the Tab key leads from the control in focus, or back (`next` false); null where there is
/// no other. Qt's own walk stops at controls made of several, too, which lie anywhere in its chain
/// and hand the focus on to one of their parts: it would go in circles and skip sliders.
[[nodiscard]] QWidget* tabStopBeside(const QMainWindow& window, bool next);

}  // namespace clipscope::ui
