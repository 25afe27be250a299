// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/channel_grid.h"

#include "ui/panels/channel_delegate.h"

#include <QEvent>
#include <QKeyEvent>

#include <algorithm>

namespace clipscope::ui {

ChannelGrid::ChannelGrid(QWidget* parent) : QListView(parent)
{
    setItemDelegate(new ChannelDelegate(this));
    setViewMode(IconMode);
    setMovement(Static);
    setResizeMode(Adjust);
    setUniformItemSizes(true);
    setGridSize(ChannelDelegate::cellSize(font()));
    setSelectionMode(SingleSelection);
    setSelectionRectVisible(false);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);  // else it comes and goes while resizing
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    connect(this, &QListView::clicked, this, &ChannelGrid::visited);
}

void ChannelGrid::keyPressEvent(QKeyEvent* event)
{
    const QModelIndex before = currentIndex();
    switch (event->key()) {
    case Qt::Key_Space:
        if (before.isValid())
            Q_EMIT toggled(before);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (before.isValid())
            Q_EMIT pinned(before);
        return;
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (!m_isWalking && before.isValid()) {
            Q_EMIT visited(before);
            return;
        }
        break;
    default:
        break;
    }
    QListView::keyPressEvent(event);
    if (currentIndex() != before && currentIndex().isValid())
        Q_EMIT visited(currentIndex());
}

void ChannelGrid::changeEvent(QEvent* event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        setGridSize(ChannelDelegate::cellSize(font()));
}

QModelIndex ChannelGrid::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const QModelIndex current = currentIndex();
    const int step = action == MoveLeft ? -1 : action == MoveRight ? 1 : 0;
    if (step == 0 || !current.isValid())
        return QListView::moveCursor(action, modifiers);
    const int last = model()->rowCount() - 1;
    return model()->index(std::clamp(current.row() + step, 0, last), 0);
}

}  // namespace clipscope::ui
