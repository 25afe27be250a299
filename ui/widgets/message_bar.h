// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/notice.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace clipscope::ui {

/// One message at a time above the canvas, inserted into the layout, with what can be done about
/// it. Never modal.
class MessageBar final : public QFrame {
    Q_OBJECT
public:
    explicit MessageBar(QWidget* parent = nullptr);

    void show(const Notice& notice);
    /// What `remedy` offers has just worked: hides a message that is thereby settled. A missing
    /// model is still missing whatever the picture; information stays.
    void settle(Remedy remedy);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void remedyChosen(clipscope::ui::Remedy remedy);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void refreshIcon();

    Notice m_notice;
    QLabel* m_icon;
    QLabel* m_text;
    QPushButton* m_action;
    QToolButton* m_close;
};

}  // namespace clipscope::ui
