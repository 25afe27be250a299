// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/presentation.h"

#include <QAction>
#include <QDockWidget>
#include <QEvent>
#include <QFont>
#include <QFontMetrics>
#include <QMainWindow>
#include <QToolBar>

namespace clipscope::ui {
namespace {

constexpr double kLarger = 1.5;

void setFontOfAll(QMainWindow& window, const QFont& font)
{
    const int before = window.fontMetrics().height();
    window.setFont(font);  // dialogs keep theirs
    const int growth = window.fontMetrics().height() - before;
    for (auto* bar : window.findChildren<QToolBar*>(QString(), Qt::FindDirectChildrenOnly))
        if (bar->maximumHeight() < QWIDGETSIZE_MAX)
            bar->setMaximumHeight(bar->maximumHeight() + growth);
}

}  // namespace

Presentation::Presentation(QAction& action, QMainWindow& window)
    : QObject(&window)
    , m_action(action)
    , m_window(window)
{
    connect(&action, &QAction::toggled, this, [this](bool on) { on ? begin() : end(); });
    window.installEventFilter(this);
}

Presentation::~Presentation() = default;

bool Presentation::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Close)
        m_action.setChecked(false);  // so that the layout is kept as it was
    return QObject::eventFilter(watched, event);
}

void Presentation::begin()
{
    if (m_isOn)
        return;
    m_isOn = true;
    for (auto* dock : m_window.findChildren<QDockWidget*>())
        if (!dock->isHidden()) {
            m_hidden.append(dock);
            dock->hide();
        }
    QFont large = m_window.font();
    if (large.pointSizeF() > 0)
        large.setPointSizeF(large.pointSizeF() * kLarger);
    else
        large.setPixelSize(qRound(large.pixelSize() * kLarger));
    setFontOfAll(m_window, large);
}

void Presentation::end()
{
    if (!m_isOn)
        return;
    m_isOn = false;
    setFontOfAll(m_window, QFont());
    for (const QPointer<QDockWidget>& dock : m_hidden)
        if (dock)
            dock->show();
    m_hidden.clear();
}

}  // namespace clipscope::ui
