// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_fixture.h"
#include "ui/dialogs/action_commands.h"
#include "ui/dialogs/command_model.h"
#include "ui/dialogs/fuzzy_match.h"
#include "ui/window/document_commands.h"

#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QTest>

namespace clipscope::test {
namespace {

int scoreOf(const char* query, const char* text)
{
    return ui::fuzzyScore(ui::folded(query), ui::folded(text)).value_or(-1);
}

TEST(FuzzyMatch, FindsLettersInOrderOnly)
{
    EXPECT_GT(scoreOf("ncm", "Next colour map"), 0);
    EXPECT_GT(scoreOf("full", "Full screen"), 0);
    EXPECT_EQ(scoreOf("mcn", "Next colour map"), -1);
    EXPECT_EQ(scoreOf("screens", "Full screen"), -1);
}

TEST(FuzzyMatch, TakesAnEmptyQueryForAMatch)
{
    EXPECT_EQ(scoreOf("", "Quit"), 0);
    EXPECT_EQ(scoreOf("   ", "Quit"), 0);
}

TEST(FuzzyMatch, PrefersStartsOfWordsAndLettersInARow)
{
    EXPECT_GT(scoreOf("co", "Copy view"), scoreOf("co", "Record"));
    EXPECT_GT(scoreOf("cm", "Colour map"), scoreOf("cm", "Acme"));
    EXPECT_GT(scoreOf("map", "Colour map"), scoreOf("map", "Make a plan"));
}

TEST(FuzzyMatch, FindsTheBestOfSeveralWays)
{
    // The first "c" is not the one that begins the word.
    EXPECT_EQ(scoreOf("colour", "accept colour"), scoreOf("colour", "a colour"));
}

TEST(FuzzyMatch, DoesNotMatchLettersStrewnOverTheText)
{
    EXPECT_EQ(scoreOf("tale", "the xapxlxe"), -1);
}

TEST(FuzzyMatch, TakesWordsInAnyOrder)
{
    EXPECT_GT(scoreOf("dark theme", "View Theme Dark"), 0);
    EXPECT_EQ(scoreOf("dark room", "View Theme Dark"), -1);
}

TEST(FuzzyMatch, IgnoresCaseAndAccents)
{
    EXPECT_GT(scoreOf("ecran", "Plein écran"), 0);
    EXPECT_GT(scoreOf("ÉCRAN", "plein ecran"), 0);
    EXPECT_GT(scoreOf("groesse", "Groesse"), 0);
    EXPECT_GT(scoreOf("grosse", "Größe"), 0);
}

class PaletteTest : public WindowTest {
protected:
    QDialog* open()
    {
        QTest::keyClick(m_window.get(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        return find<QDialog>("commandPalette");
    }
    void type(const char* text) { QTest::keyClicks(find<QLineEdit>("commandQuery"), text); }
    void press(Qt::Key key) { QTest::keyClick(find<QLineEdit>("commandQuery"), key); }
    QString current() { return find<QListView>("commandList")->currentIndex().data().toString(); }
    bool isClosed()
    {
        return waitUntil([this] { return !m_window->findChild<QDialog*>("commandPalette"); });
    }
    ui::Commands commands() { return ui::actionCommands(*m_window); }
    ui::Command command(const QString& title)
    {
        for (const auto& list : {commands(), ui::documentCommands(*m_workbench)})
            for (const ui::Command& one : list)
                if (one.title == title)
                    return one;
        ADD_FAILURE() << "no command " << title.toStdString();
        return {};
    }
};

void collect(const QMenu& menu, QList<QAction*>& actions)
{
    for (QAction* action : menu.actions())
        if (action->menu())
            collect(*action->menu(), actions);
        else if (!action->isSeparator())
            actions.append(action);
}

TEST_F(PaletteTest, RunsWhatWasTypedAndChosen)
{
    const QString colours = document().colorMap();
    ASSERT_NE(open(), nullptr);
    type("next colour");
    EXPECT_EQ(current(), "Next colour map");
    press(Qt::Key_Return);
    EXPECT_TRUE(isClosed());
    ASSERT_TRUE(waitUntil([&] { return document().colorMap() != colours; }));
}

TEST_F(PaletteTest, MovesWithTheArrowKeysWhileTheLineKeepsTheFocus)
{
    open();
    type("zoom");
    const QString first = current();
    press(Qt::Key_Down);
    EXPECT_NE(current(), first);
    press(Qt::Key_Up);
    EXPECT_EQ(current(), first);
    EXPECT_EQ(find<QLineEdit>("commandQuery")->text(), "zoom");
}

TEST_F(PaletteTest, ClosesOnEscapeWithoutDoingAnything)
{
    const int explains = m_script->explains;
    open();
    type("run");
    press(Qt::Key_Escape);
    EXPECT_TRUE(isClosed());
    EXPECT_EQ(m_script->explains, explains);
}

TEST_F(PaletteTest, ListsEveryActionOfTheMenus)
{
    QList<QAction*> actions;
    for (const QAction* action : m_window->menuBar()->actions())
        collect(*action->menu(), actions);
    QStringList titles;
    for (const ui::Command& one : commands())
        titles.append(one.title);
    EXPECT_GT(actions.size(), 30);
    for (const QAction* action : actions) {
        const bool isListedElsewhere = action->objectName().startsWith("explainPrompt") ||
                                       action->property(ui::kListedElsewhere).toBool();
        EXPECT_EQ(titles.contains(ui::plainTitle(action->text())), !isListedElsewhere)
            << action->text().toStdString();
    }
}

TEST_F(PaletteTest, SaysWhereACommandStandsAndItsKeys)
{
    const ui::Command dark = command("Dark");
    EXPECT_EQ(dark.place, "View ▸ Theme");
    EXPECT_EQ(command("Open picture").keys, "Ctrl+O");
    EXPECT_EQ(command("Live").mark, ui::Command::Mark::On);
    EXPECT_EQ(command("Full screen").mark, ui::Command::Mark::Off);
    EXPECT_EQ(command("Open picture").mark, ui::Command::Mark::None);
}

TEST_F(PaletteTest, GivesAReasonForEverythingThatIsDisabled)
{
    int disabled = 0;
    for (const ui::Command& one : commands())
        if (!one.obstacle.isEmpty()) {
            ++disabled;
            EXPECT_NE(one.obstacle, "not possible now") << one.title.toStdString();
        }
    EXPECT_GT(disabled, 0);
}

TEST_F(PaletteTest, DoesNotRunWhatIsDisabledButSaysWhy)
{
    open();
    type("cancel");
    EXPECT_EQ(current(), "Cancel");
    press(Qt::Key_Return);
    EXPECT_NE(find<QDialog>("commandPalette"), nullptr);
    EXPECT_EQ(find<QLabel>("commandCount")->text(), "Not available: nothing is running");
}

TEST_F(PaletteTest, OffersMethodsColourMapsModelsAndPrompts)
{
    EXPECT_EQ(command("Prompt 1: apple").keys, "Ctrl+1");
    EXPECT_EQ(command("Method: gScoreCAM").mark, ui::Command::Mark::On);
    command("Method: Grad-CAM").run();
    EXPECT_EQ(document().method(), "gradcam");
    command("Colour map: Cividis").run();
    EXPECT_EQ(document().colorMap(), "cividis");
    EXPECT_EQ(command("Model: fake").title, "Model: fake");
}

TEST_F(PaletteTest, AnnouncesHowManyMatchAndTheFirst)
{
    open();
    type("theme dark");
    EXPECT_TRUE(find<QLabel>("commandCount")->text().startsWith("1 "));
    EXPECT_TRUE(find<QLineEdit>("commandQuery")->accessibleDescription().contains("Dark"));
    type("zzzz");
    EXPECT_EQ(find<QLabel>("commandCount")->text(), "No command matches");
}

TEST(CommandModel, PutsWhatCannotRunLastAndReadsItAloud)
{
    ui::CommandModel model(
        {{.title = "Copy",
          .place = "Edit",
          .keys = "Ctrl+C",
          .mark = ui::Command::Mark::None,
          .obstacle = "there is no picture",
          .run = {}},
         {.title = "Cool colours",
          .place = "View",
          .keys = {},
          .mark = ui::Command::Mark::On,
          .obstacle = {},
          .run = {}}});
    model.setQuery("co");
    ASSERT_EQ(model.rowCount(), 2);
    EXPECT_EQ(
        model.index(0).data(Qt::AccessibleTextRole).toString(), "Cool colours, switched on, View");
    EXPECT_EQ(
        model.index(1).data(Qt::AccessibleTextRole).toString(),
        "Copy, not available: there is no picture, Edit, Ctrl+C");
}

}  // namespace
}  // namespace clipscope::test
