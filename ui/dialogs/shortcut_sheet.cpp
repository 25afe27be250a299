// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/shortcut_sheet.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <memory>
#include <utility>

namespace clipscope::ui {
namespace {

QString plain(QString text)
{
    return text.remove('&').remove(QStringLiteral("…"));
}

QString keysOf(const QAction& action)
{
    QStringList keys;
    for (const QKeySequence& key : action.shortcuts())
        keys.append(key.toString(QKeySequence::NativeText));
    return keys.join(QStringLiteral(", "));
}

void listActions(QTreeWidgetItem& group, const QMenu& menu)
{
    for (const QAction* action : menu.actions()) {
        if (action->menu())
            listActions(group, *action->menu());
        if (action->shortcuts().isEmpty())
            continue;
        const bool onCanvas = action->shortcutContext() == Qt::WidgetShortcut;
        new QTreeWidgetItem(
            &group,
            {plain(action->text()),
             keysOf(*action),
             onCanvas ? ShortcutSheet::tr("on the canvas") : QString()});
    }
}

void addRow(QTreeWidgetItem& group, const QString& what, const QString& how)
{
    new QTreeWidgetItem(&group, {what, how, ShortcutSheet::tr("on the canvas")});
}

}  // namespace

ShortcutSheet::ShortcutSheet(QWidget& window) : QDialog(&window)
{
    setObjectName(QStringLiteral("shortcutSheet"));
    setWindowTitle(tr("Keyboard shortcuts"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* list = new QTreeWidget(this);
    list->setObjectName(QStringLiteral("shortcutList"));
    list->setAccessibleName(tr("Keyboard shortcuts"));
    list->setHeaderLabels({tr("Action"), tr("Keys"), tr("Where")});
    list->setRootIsDecorated(false);
    list->setAlternatingRowColors(true);
    list->setSelectionMode(QAbstractItemView::NoSelection);
    QFont bold = list->font();
    bold.setBold(true);
    const auto add = [list, &bold](std::unique_ptr<QTreeWidgetItem> group) {
        group->setFont(0, bold);
        if (group->childCount() > 0)
            list->addTopLevelItem(group.release());
    };
    if (auto* main = qobject_cast<QMainWindow*>(&window)) {
        for (const QAction* menu : main->menuBar()->actions()) {
            auto group = std::make_unique<QTreeWidgetItem>(QStringList{plain(menu->text())});
            listActions(*group, *menu->menu());
            add(std::move(group));
        }
    }
    auto mouse = std::make_unique<QTreeWidgetItem>(QStringList{tr("Mouse and held keys")});
    addRow(*mouse, tr("Zoom at the cursor"), tr("Wheel"));
    addRow(*mouse, tr("Move the picture"), tr("Drag, arrow keys"));
    addRow(*mouse, tr("Peek at the picture alone"), tr("Hold Space"));
    add(std::move(mouse));
    list->expandAll();
    list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addWidget(list, 1);
    column->addWidget(buttons);
    resize(640, 600);
}

}  // namespace clipscope::ui
