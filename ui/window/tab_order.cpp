// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/tab_order.h"

#include <QDockWidget>
#include <QGridLayout>
#include <QLayout>
#include <QMainWindow>
#include <QSet>
#include <QStatusBar>
#include <QTabBar>
#include <QToolBar>

#include <algorithm>
#include <tuple>

namespace clipscope::ui {
namespace {

using Widgets = QList<QWidget*>;

/// Items of a layout as they are read; a grid keeps them in the order of adding.
QList<QLayoutItem*> itemsOf(QLayout& layout)
{
    QList<std::tuple<int, int, QLayoutItem*>> placed;
    auto* grid = qobject_cast<QGridLayout*>(&layout);
    for (int i = 0; i < layout.count(); ++i) {
        int row = i;
        int column = 0;
        int rows = 0;
        int columns = 0;
        if (grid)
            grid->getItemPosition(i, &row, &column, &rows, &columns);
        placed.append({row, column, layout.itemAt(i)});
    }
    std::stable_sort(placed.begin(), placed.end(), [](const auto& a, const auto& b) {
        return std::tie(std::get<0>(a), std::get<1>(a)) < std::tie(std::get<0>(b), std::get<1>(b));
    });
    QList<QLayoutItem*> items;
    for (const auto& [row, column, item] : placed)
        items.append(item);
    return items;
}

void addStops(QWidget& widget, Widgets& stops, QSet<const QWidget*>& seen);

void addStops(QLayout& layout, Widgets& stops, QSet<const QWidget*>& seen)
{
    for (QLayoutItem* item : itemsOf(layout)) {
        if (QWidget* widget = item->widget())
            addStops(*widget, stops, seen);
        else if (QLayout* inner = item->layout())
            addStops(*inner, stops, seen);
    }
}

/// Appends what Tab can reach in `widget`, itself first.
void addStops(QWidget& widget, Widgets& stops, QSet<const QWidget*>& seen)
{
    if (seen.contains(&widget) || widget.isWindow())
        return;
    seen.insert(&widget);
    if ((widget.focusPolicy() & Qt::TabFocus) && !widget.focusProxy())
        stops.append(&widget);
    if (widget.layout())
        addStops(*widget.layout(), stops, seen);
    for (QObject* child : widget.children())  // splitters and scroll areas have no layout
        if (auto* inner = qobject_cast<QWidget*>(child))
            addStops(*inner, stops, seen);
}

template <typename T>
QList<T*> partsOf(const QMainWindow& window)
{
    return window.findChildren<T*>(QString(), Qt::FindDirectChildrenOnly);
}

Widgets sectionsOf(const QMainWindow& window)
{
    Widgets sections;
    for (QToolBar* bar : partsOf<QToolBar>(window))
        sections.append(bar);
    if (QWidget* centre = window.centralWidget())
        sections.append(centre);
    QList<QDockWidget*> docks = partsOf<QDockWidget>(window);
    const auto place = [&window](QDockWidget* dock) {
        // What lies below the canvas before the column at its right; then downwards.
        const Qt::DockWidgetArea area = window.dockWidgetArea(dock);
        const int rank = area == Qt::RightDockWidgetArea ? 16 : static_cast<int>(area);
        return std::tuple(rank, dock->y(), dock->x());
    };
    std::stable_sort(
        docks.begin(), docks.end(), [&place](auto* a, auto* b) { return place(a) < place(b); });
    for (QDockWidget* dock : docks)
        sections.append(dock);
    QList<QTabBar*> tabs = partsOf<QTabBar>(window);
    std::stable_sort(tabs.begin(), tabs.end(), [](const QTabBar* a, const QTabBar* b) {
        return std::pair(a->y(), a->x()) < std::pair(b->y(), b->x());
    });
    for (QTabBar* bar : tabs)
        sections.append(bar);
    for (QStatusBar* bar : partsOf<QStatusBar>(window))
        sections.append(bar);
    return sections;
}

}  // namespace

void orderTabs(QMainWindow& window)
{
    Widgets stops;
    QSet<const QWidget*> seen;
    for (QWidget* section : sectionsOf(window))
        addStops(*section, stops, seen);
    for (qsizetype i = 1; i < stops.size(); ++i)
        QWidget::setTabOrder(stops[i - 1], stops[i]);
}

bool isBehindTab(const QMainWindow& window, const QWidget* widget)
{
    for (; widget; widget = widget->parentWidget())
        if (const auto* dock = qobject_cast<const QDockWidget*>(widget))
            return !dock->isFloating() && !window.rect().intersects(dock->geometry());
    return false;
}

QWidget* tabStopBeside(const QMainWindow& window, bool next)
{
    QWidget* const from = window.focusWidget();
    if (!from)
        return nullptr;
    const auto isStop = [&window](const QWidget* widget) {
        return (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy() &&
               widget->isEnabled() && window.isAncestorOf(widget) && widget->isVisibleTo(&window) &&
               !isBehindTab(window, widget);
    };
    QWidget* at = from;
    do
        at = next ? at->nextInFocusChain() : at->previousInFocusChain();
    while (at != from && !isStop(at));
    return at == from ? nullptr : at;
}

}  // namespace clipscope::ui
