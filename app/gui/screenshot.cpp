// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/screenshot.h"

#include <QCoreApplication>
#include <QPixmap>

#include <cstdio>

namespace clipscope {
namespace {

constexpr int kSettleMs = 300;

}  // namespace

Screenshot::Screenshot(ui::Workbench& workbench, ui::MainWindow& window, const QString& path)
    : QObject(&window)
    , m_workbench(workbench)
    , m_window(window)
    , m_path(path)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettleMs);
    connect(&m_settle, &QTimer::timeout, this, &Screenshot::save);
    const ui::Explainer& explainer = workbench.explainer();
    connect(&explainer, &ui::Explainer::compositionChanged, this, &Screenshot::look);
    connect(&explainer, &ui::Explainer::statusChanged, this, &Screenshot::look);
    connect(&workbench, &ui::Workbench::noticed, this, [](const ui::Notice& notice) {
        if (notice.kind != ui::Notice::Kind::Error)
            return;
        std::fprintf(stderr, "clipscope: %s\n", notice.text.toUtf8().constData());
        QCoreApplication::exit(1);
    });
}

void Screenshot::look()
{
    const ui::Explainer& explainer = m_workbench.explainer();
    const ui::CompositionPtr& composition = explainer.composition();
    const bool isFinal = composition && !explainer.isStale() &&
                         composition->label.origin == ui::MapOrigin::Complete &&
                         explainer.status().stage == ui::RunStage::Done;
    if (isFinal && !m_settle.isActive())
        m_settle.start();
}

void Screenshot::save()
{
    const bool isSaved = m_window.grab().save(m_path, "PNG");
    if (!isSaved)
        std::fprintf(
            stderr, "clipscope: cannot write the screenshot %s\n", m_path.toUtf8().constData());
    QCoreApplication::exit(isSaved ? 0 : 1);
}

}  // namespace clipscope
