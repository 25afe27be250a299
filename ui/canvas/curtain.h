// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/pane_content.h"

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;

namespace clipscope::ui {

/// Lies over a pane that has nothing to show yet and says why, or how far it is.
class Curtain final : public QFrame {
    Q_OBJECT
public:
    explicit Curtain(QWidget* parent);

    /// Hidden once there is something to see.
    void show(const PaneContent& content);
    /// In the middle of `area`, a rectangle of the parent.
    void place(const QRect& area);

Q_SIGNALS:
    void computeWanted();

private:
    QLabel* m_text;
    QProgressBar* m_progress;
    QPushButton* m_button;
};

}  // namespace clipscope::ui
