// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_fixture.h"

#include "ui/widgets/message_bar.h"

#include <QApplication>
#include <QLineEdit>
#include <QTest>

namespace clipscope::test {

WindowTest::WindowTest()
    : m_settings(std::make_unique<ui::Settings>())
    , m_theme(std::make_unique<ui::Theme>(*qApp))
    , m_workbench(std::make_unique<ui::Workbench>(fakeBackend(m_script), std::vector<ui::Sample>{}))
{
    m_settings->clearRecentFiles();
    m_settings->setWindow({}, {});
    m_window = std::make_unique<ui::MainWindow>(
        ui::MainWindow::Parts{*m_workbench, *m_settings, *m_theme});
}

WindowTest::~WindowTest()
{
    m_script->release();
}

void WindowTest::SetUp()
{
    m_window->show();
    m_window->activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(m_window.get()));
    m_workbench->start({.prompts = {"apple"}});
    m_workbench->opener().openPixels(gradient(200, 120), "gradient");
    ASSERT_TRUE(waitUntilDone());
}

bool WindowTest::waitUntilDone()
{
    return waitUntil([this] {
        return explainer().status().stage == ui::RunStage::Done && explainer().composition() &&
               explainer().composition()->label.origin == ui::MapOrigin::Complete &&
               !explainer().isStale();
    });
}

QString WindowTest::message()
{
    return find<ui::MessageBar>("messageBar")->text();
}

QImage WindowTest::drawn()
{
    QCoreApplication::processEvents();
    return canvas().picture();
}

void WindowTest::typePrompt(const QString& text)
{
    auto* prompt = find<QLineEdit>("prompt");
    prompt->setFocus();
    prompt->selectAll();
    QTest::keyClicks(prompt, text);
}

}  // namespace clipscope::test
