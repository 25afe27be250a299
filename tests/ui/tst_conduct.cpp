// SPDX-License-Identifier: GPL-3.0-or-later
// Preferences, hint, presentation, shortcut sheet and restored layouts in the window itself.
#include "tests/ui/window_fixture.h"
#include "ui/dialogs/shortcut_table.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QDockWidget>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QScreen>
#include <QSpinBox>
#include <QTest>
#include <QToolBar>
#include <QToolButton>
#include <QTreeWidget>

namespace clipscope::test {
namespace {

/// All of the window lies on its screen, or at its corner if it is larger.
bool isOnScreen(const QWidget& window)
{
    const QRect room = window.screen()->availableGeometry();
    const QRect at = window.frameGeometry();
    const bool fitsX = at.width() <= room.width() && at.right() <= room.right();
    const bool fitsY = at.height() <= room.height() && at.bottom() <= room.bottom();
    if ((fitsX || at.left() == room.left()) && (fitsY || at.top() == room.top()) &&
        room.contains(at.topLeft()))
        return true;
    qWarning() << at << "is not in" << room;
    return false;
}

class ConductTest : public WindowTest {
protected:
    void trigger(const char* action) { find<QAction>(action)->trigger(); }
    std::unique_ptr<ui::MainWindow> another()
    {
        return std::make_unique<ui::MainWindow>(
            ui::MainWindow::Parts{*m_workbench, *m_settings, *m_theme});
    }
};

TEST_F(ConductTest, KeepsPreferencesOnOkOnly)
{
    trigger("preferences");
    auto* language = find<QComboBox>("preferredLanguage");
    language->setCurrentIndex(language->findData("fr"));
    find<QSpinBox>("preferredThreads")->setValue(2);
    find<QPushButton>("dropPreferences")->click();
    EXPECT_EQ(m_settings->language(), QString());
    EXPECT_EQ(m_settings->threads(), 0);
    ASSERT_TRUE(waitUntil([this] { return !m_window->findChild<QDialog*>("preferencesDialog"); }));

    trigger("preferences");
    language = find<QComboBox>("preferredLanguage");
    language->setCurrentIndex(language->findData("fr"));
    auto* theme = find<QComboBox>("preferredTheme");
    theme->setCurrentIndex(theme->findText("Dark"));
    find<QSpinBox>("preferredThreads")->setValue(2);
    find<QSpinBox>("preferredCache")->setValue(1024);
    find<QPushButton>("keepPreferences")->click();
    EXPECT_EQ(m_settings->language(), "fr");
    EXPECT_EQ(m_settings->threads(), 2);
    EXPECT_EQ(m_settings->cacheMegabytes(), 1024);
    EXPECT_EQ(m_theme->choice(), ui::ThemeChoice::Dark);
    EXPECT_TRUE(find<QAction>("themeDark")->isChecked());
    m_settings->setLanguage({});
    find<QAction>("themeSystem")->trigger();
}

TEST_F(ConductTest, ShowsTheHintOnceAndNeverAfterItWasClosed)
{
    m_settings->forgetAll();
    *m_settings = ui::Settings();
    const auto first = another();
    first->show();
    auto* hint = first->findChild<QWidget*>("hintLine");
    ASSERT_NE(hint, nullptr);
    EXPECT_TRUE(hint->isVisible());
    first->findChild<QToolButton*>("closeHint")->click();
    EXPECT_FALSE(hint->isVisible());
    const auto second = another();
    second->show();
    EXPECT_FALSE(second->findChild<QWidget*>("hintLine")->isVisible());
}

TEST_F(ConductTest, ShowsTheHintInTheFirstSessionOnly)
{
    m_settings->forgetAll();
    *m_settings = ui::Settings();
    const auto first = another();
    first->show();
    first->close();
    EXPECT_TRUE(m_settings->hintSeen());
}

TEST_F(ConductTest, PresentsWithLargeLabelsAndWithoutDocks)
{
    const auto docks = m_window->findChildren<QDockWidget*>();
    ASSERT_FALSE(docks.isEmpty());
    docks.last()->hide();
    const int before = m_window->fontMetrics().height();
    auto* bar = find<QToolBar>("runBar");
    const int limit = bar->maximumHeight();

    find<QAction>("presentation")->setChecked(true);
    for (const QDockWidget* dock : docks)
        EXPECT_TRUE(dock->isHidden()) << dock->objectName().toStdString();
    EXPECT_GE(m_window->fontMetrics().height(), before * 5 / 4);
    EXPECT_GT(bar->maximumHeight(), limit);

    find<QAction>("presentation")->setChecked(false);
    EXPECT_EQ(m_window->fontMetrics().height(), before);
    EXPECT_EQ(bar->maximumHeight(), limit);
    for (const QDockWidget* dock : docks)
        EXPECT_EQ(dock->isHidden(), dock == docks.last()) << dock->objectName().toStdString();
}

TEST_F(ConductTest, KeepsTheLayoutOfBeforeThePresentationWhenClosed)
{
    find<QAction>("presentation")->setChecked(true);
    m_window->close();
    const auto next = another();
    next->show();
    for (const QDockWidget* dock : next->findChildren<QDockWidget*>())
        EXPECT_FALSE(dock->isHidden()) << dock->objectName().toStdString();
}

TEST_F(ConductTest, StartsWithTheDefaultLayoutFromAnImpossibleOne)
{
    for (const QByteArray& nonsense :
         {QByteArray("nonsense"), QByteArray(4000, '\xff'), m_window->saveGeometry().left(20)}) {
        m_settings->setWindow(nonsense, nonsense);
        const auto next = another();
        next->show();
        for (const QDockWidget* dock : next->findChildren<QDockWidget*>()) {
            EXPECT_FALSE(dock->isHidden());
            EXPECT_FALSE(dock->isFloating());
        }
        EXPECT_TRUE(isOnScreen(*next));
    }
}

TEST_F(ConductTest, ComesBackToTheScreenFromBeyondIt)
{
    m_window->setGeometry(9000, 7000, 1000, 700);
    m_settings->setWindow(m_window->saveGeometry(), {});
    const auto next = another();
    next->show();
    EXPECT_TRUE(isOnScreen(*next));
}

TEST_F(ConductTest, RemembersTheMethod)
{
    document().setMethod("layercam");
    EXPECT_EQ(m_settings->method(), "layercam");
}

TEST_F(ConductTest, ListsEveryActionAndGestureInTheShortcutSheet)
{
    const auto table = ui::shortcutTable(*m_window);
    QStringList keys;
    QStringList titles;
    for (const ui::ShortcutGroup& group : table)
        for (const ui::ShortcutRow& row : group.rows) {
            keys.append(row.keys.split(", "));
            titles.append(row.action);
        }
    int withKeys = 0;
    for (const QAction* action : m_window->findChildren<QAction*>())
        for (const QKeySequence& key : action->shortcuts()) {
            if (action->text().isEmpty())
                continue;
            ++withKeys;
            EXPECT_TRUE(keys.contains(key.toString(QKeySequence::NativeText)))
                << action->text().toStdString();
        }
    EXPECT_GT(withKeys, 40);
    for (const char* gesture : {"Wheel", "Hold Space", "Alt + drag", "Click", "Double-click"})
        EXPECT_TRUE(keys.contains(gesture)) << gesture;
    EXPECT_TRUE(titles.contains("Theme ▸ Dark"));  // without a key of its own
    EXPECT_TRUE(titles.contains("Panels ▸ Prompts"));
}

TEST_F(ConductTest, SearchesAndCopiesTheShortcutSheet)
{
    trigger("shortcuts");
    auto* list = find<QTreeWidget>("shortcutList");
    QTest::keyClicks(find<QLineEdit>("shortcutSearch"), "zoom in");
    QStringList shown;
    for (int g = 0; g < list->topLevelItemCount(); ++g)
        for (int i = 0; i < list->topLevelItem(g)->childCount(); ++i)
            if (const auto* row = list->topLevelItem(g)->child(i); !row->isHidden())
                shown.append(row->text(0));
    EXPECT_TRUE(shown.contains("Zoom in"));
    EXPECT_LE(shown.size(), 2);  // with its key on the canvas
    find<QPushButton>("copyShortcuts")->click();
    const QMimeData* copied = QGuiApplication::clipboard()->mimeData();
    EXPECT_TRUE(copied->text().contains("Zoom in\tCtrl++"));
    EXPECT_TRUE(copied->html().contains("<td>Zoom in</td>"));
}

TEST_F(ConductTest, TheFirstStartLooksAsAfterAReset)
{
    m_settings->setWindow({}, {});
    auto window = another();
    window->show();
    const auto sizes = [&window] {
        QList<QSize> found;
        for (const char* name : {"historyPanel", "promptsPanel", "viewPanel", "thresholdPanel"})
            found.append(window->findChild<QDockWidget*>(name)->size());
        return found;
    };
    QTest::qWait(50);
    const QList<QSize> first = sizes();
    EXPECT_LT(first.front().height(), window->height() / 3);
    window->findChild<QAction*>("resetLayout")->trigger();
    QTest::qWait(50);
    EXPECT_EQ(first, sizes());
}

}  // namespace
}  // namespace clipscope::test
