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

}  // namespace clipscope::ui
