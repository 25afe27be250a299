// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QPointer>

class QAction;
class QDockWidget;
class QMainWindow;

namespace clipscope::ui {

/// For teaching and filming: docks out of the way and all labels larger, until it is switched off.
/// Closing the window while it is on leaves the layout of before.
class Presentation final : public QObject {
    Q_OBJECT
public:
    Presentation(QAction& action, QMainWindow& window);
    ~Presentation() override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void begin();
    void end();

    QAction& m_action;
    QMainWindow& m_window;
    QList<QPointer<QDockWidget>> m_hidden;
    bool m_isOn = false;
};

}  // namespace clipscope::ui
