// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace clipscope::ui {

/// The channels as a grid that is walked with the arrow keys, from row to row without an end.
class ChannelGrid final : public QListView {
    Q_OBJECT
public:
    explicit ChannelGrid(QWidget* parent = nullptr);

    /// Before the walk begins, an arrow key stays on the current channel, which nobody has seen.
    void setWalking(bool walking) { m_isWalking = walking; }

Q_SIGNALS:
    /// The user wants to see this one, by mouse or keyboard.
    void visited(const QModelIndex& index);
    /// Space.
    void toggled(const QModelIndex& index);
    /// Return.
    void pinned(const QModelIndex& index);

public:
    void keyboardSearch(const QString&) override {}  // letters and digits are keys of the canvas

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;

private:
    bool m_isWalking = false;
};

}  // namespace clipscope::ui
