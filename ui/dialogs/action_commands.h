// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/command.h"

class QAction;
class QMainWindow;

namespace clipscope::ui {

/// Name of an action's property: why it cannot be used when it is disabled, as a sentence.
inline constexpr const char* kWhyDisabled = "whyDisabled";

/// Name of a property of menus and actions: their commands come from elsewhere, or they are none.
inline constexpr const char* kListedElsewhere = "listedElsewhere";

/// The text of an action or menu as people read it, without mnemonic and dots.
[[nodiscard]] QString plainTitle(QString text);
/// The first shortcuts of an action, at most so many, as the desktop writes them.
[[nodiscard]] QString keysOf(const QAction& action, int most);

/// Every action of the window's menus, in their order and with their path. The actions must outlive
/// the commands' use.
[[nodiscard]] Commands actionCommands(const QMainWindow& window);

}  // namespace clipscope::ui
