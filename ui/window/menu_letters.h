// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace clipscope::ui {

/// While a menu is open its letters are its own: Qt would give them to single keys of the canvas,
/// which keeps the focus below the menu.
class MenuLetters final : public QObject {
    Q_OBJECT
public:
    /// For the whole application, as long as it lives.
    explicit MenuLetters(QObject* parent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace clipscope::ui
