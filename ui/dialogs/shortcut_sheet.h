// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace clipscope::ui {

/// Every action with a key, made from the actions themselves, so that it cannot drift.
class ShortcutSheet final : public QDialog {
    Q_OBJECT
public:
    /// Lists the actions of `window` and of its menus.
    explicit ShortcutSheet(QWidget& window);
};

}  // namespace clipscope::ui
