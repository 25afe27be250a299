// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_fixture.h"

#include "ui/widgets/message_bar.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

#include <utility>

namespace clipscope::test {

WindowTest::WindowTest(ui::Workbench::Parts parts)
    : m_settings(std::make_unique<ui::Settings>())
    , m_theme(std::make_unique<ui::Theme>(*qApp))
{
    parts.backend = fakeBackend(m_script);
    m_script->modelFolder = parts.paths.userModels;
    m_workbench = std::make_unique<ui::Workbench>(std::move(parts));
    m_settings->clearRecentFiles();
    m_settings->setModelFiles({});
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

void WindowTest::expectNamedControls(const QWidget& parent)
{
    int controls = 0;
    for (const QWidget* widget : parent.findChildren<QWidget*>()) {
        const bool isControl = widget->focusPolicy() != Qt::NoFocus && widget->isVisible() &&
                               !widget->objectName().startsWith("qt_") && !widget->focusProxy();
        if (!isControl)
            continue;
        ++controls;
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const auto* label = qobject_cast<const QLabel*>(widget);  // named by what it says
        const bool isNamed = !widget->accessibleName().isEmpty() ||
                             (button && !button->text().isEmpty()) ||
                             (label && !label->text().isEmpty());
        EXPECT_TRUE(isNamed) << widget->metaObject()->className() << ' '
                             << widget->objectName().toStdString();
        EXPECT_FALSE(widget->objectName().isEmpty()) << widget->metaObject()->className();
    }
    EXPECT_GT(controls, 0);
}

}  // namespace clipscope::test
