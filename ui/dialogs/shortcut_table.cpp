// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/shortcut_table.h"

#include "ui/dialogs/action_commands.h"
#include "ui/state/tr.h"

#include <QAction>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QSet>

#include <algorithm>
#include <limits>

namespace clipscope::ui {
namespace {

using Rows = std::vector<ShortcutRow>;
using Seen = QSet<const QAction*>;

ShortcutRow rowOf(const QAction& action)
{
    const bool onCanvas = action.shortcutContext() == Qt::WidgetShortcut;
    return {
        plainTitle(action.text()),
        keysOf(action, std::numeric_limits<int>::max()),
        onCanvas ? tr("on the canvas") : QString()};
}

void collect(const QMenu& menu, const QString& path, Rows& rows, Seen& seen)
{
    // Lines of these two come and go with what there is to open.
    const bool isPassing = menu.objectName() == QLatin1String("openRecent") ||
                           menu.objectName() == QLatin1String("samples");
    for (const QAction* action : menu.actions()) {
        seen.insert(action);
        if (const QMenu* inner = action->menu()) {
            collect(*inner, path + plainTitle(action->text()) + QStringLiteral(" ▸ "), rows, seen);
            continue;
        }
        const bool isOneOfMany = isPassing && action->parent() == &menu;
        if (action->isSeparator() || isOneOfMany)
            continue;
        rows.push_back(rowOf(*action));
        rows.back().action.prepend(path);
    }
}

/// Actions with keys that stand in no menu.
Rows others(const QMainWindow& window, const Seen& seen)
{
    Rows rows;
    for (const QAction* action : window.findChildren<const QAction*>())
        if (!seen.contains(action) && !action->shortcuts().isEmpty() && !action->text().isEmpty())
            rows.push_back(rowOf(*action));
    return rows;
}

Rows gestures()
{
    const QString canvas = tr("on the canvas");
    const QString histogram = tr("on the histogram");
    return {
        {tr("Zoom at the cursor"), tr("Wheel"), canvas},
        {tr("Move the picture"), tr("Drag, arrow keys"), canvas},
        {tr("See a place's channels"), tr("Click"), canvas},
        {tr("Draw where the object really is"), tr("Alt + drag"), canvas},
        {tr("Peek at the picture alone"), tr("Hold Space"), canvas},
        {tr("Set the threshold"), tr("Drag"), histogram},
        {tr("Back to Otsu's threshold"), tr("Double-click"), histogram},
        {tr("Open a picture or a model"), tr("Drop the file"), tr("on the window")}};
}

}  // namespace

std::vector<ShortcutGroup> shortcutTable(const QMainWindow& window)
{
    std::vector<ShortcutGroup> table;
    Seen seen;
    if (const auto* bar = qobject_cast<const QMenuBar*>(window.menuWidget()))
        for (const QAction* menu : bar->actions()) {
            if (!menu->menu())
                continue;
            ShortcutGroup group{plainTitle(menu->text()), {}};
            collect(*menu->menu(), {}, group.rows, seen);
            table.push_back(std::move(group));
        }
    table.push_back({tr("Further keys"), others(window, seen)});
    table.push_back({tr("Mouse and held keys"), gestures()});
    std::erase_if(table, [](const ShortcutGroup& group) { return group.rows.empty(); });
    return table;
}

QString plainText(const std::vector<ShortcutGroup>& table)
{
    QString text;
    for (const ShortcutGroup& group : table) {
        text += (text.isEmpty() ? "" : "\n") + group.title + "\n";
        for (const ShortcutRow& row : group.rows)
            text += row.action + "\t" + row.keys + "\t" + row.where + "\n";
    }
    return text;
}

QString webPage(const std::vector<ShortcutGroup>& table, const QString& title)
{
    QString page = QStringLiteral("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>%1"
                                  "</title><style>body{font-family:sans-serif;columns:2}"
                                  "table{break-inside:avoid;width:100%}td{padding:1px 8px 1px 0}"
                                  "</style></head><body><h1>%1</h1>\n")
                       .arg(title.toHtmlEscaped());
    for (const ShortcutGroup& group : table) {
        page += "<h2>" + group.title.toHtmlEscaped() + "</h2><table>\n";
        for (const ShortcutRow& row : group.rows)
            page += "<tr><td>" + row.action.toHtmlEscaped() + "</td><td><b>" +
                    row.keys.toHtmlEscaped() + "</b></td><td>" + row.where.toHtmlEscaped() +
                    "</td></tr>\n";
        page += "</table>\n";
    }
    return page + "</body></html>\n";
}

}  // namespace clipscope::ui
