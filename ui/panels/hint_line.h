// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/settings.h"

#include <QFrame>

namespace clipscope::ui {

/// One line below the canvas that says what to try first. Shown until it is closed or the first
/// session ends, and never again.
class HintLine final : public QFrame {
    Q_OBJECT
public:
    HintLine(Settings& settings, QWidget& window);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    Settings& m_settings;
};

}  // namespace clipscope::ui
