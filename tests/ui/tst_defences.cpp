// SPDX-License-Identifier: GPL-3.0-or-later
// Defences against stickers, one row each: how they come, what they say, and when they are stale.
#include "core/base/error.h"
#include "tests/ui/window_fixture.h"
#include "ui/panels/defence_model.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace clipscope::test {
namespace {

constexpr int kAll = 9;

class DefencesTest : public WindowTest {
protected:
    [[nodiscard]] ui::DefenceBoard& board() { return m_workbench->defences(); }
    [[nodiscard]] int found() { return static_cast<int>(board().rows().size()); }
    [[nodiscard]] QAction& action() { return *find<QAction>("compareDefences"); }
    [[nodiscard]] QPushButton& button() { return *find<QPushButton>("runDefences"); }
    [[nodiscard]] QString cell(int row, int column)
    {
        const QAbstractItemModel* model = find<QTableView>("defenceRows")->model();
        return model->index(row, column).data().toString();
    }

    /// A label is on the picture, "apple" and "iPod" are the prompts, and everything is computed.
    void stage()
    {
        document().replacePrompts({"apple", "iPod"});
        find<QAction>("toggleStickers")->trigger();
        ASSERT_TRUE(waitUntil(
            [this] { return document().picture()->photo && m_workbench->attack().isCurrent(); }));
        ASSERT_TRUE(waitUntilDone());
        m_attacked = document().picture()->image.id();
        m_clean = document().state().photo()->image.id();
    }
    /// "iPod" wins on the picture as it is attacked, unless a template is used that has a label in
    /// it; the middle of any picture is an "iPod", too.
    void deceive()
    {
        m_script->setLogits([attacked = m_attacked,
                             size = document().picture()->image.size()](const auto& request) {
            const bool isWhole = request.image.size() == size;
            const bool isWarned =
                request.templates == std::vector<std::string>{"a photo of a {} with a label"};
            const bool isFooled = !isWhole || (request.image.id() == attacked && !isWarned);
            return isFooled ? std::vector<double>{1, 3} : std::vector<double>{4, 2};
        });
    }
    void compare()
    {
        action().trigger();
        ASSERT_TRUE(waitUntil([this] { return !board().isRunning(); }));
        ASSERT_EQ(found(), kAll);
    }

    std::string m_attacked;
    std::string m_clean;
};

TEST_F(DefencesTest, SaysWhyThereIsNothingToCompare)
{
    EXPECT_FALSE(action().isEnabled());
    EXPECT_TRUE(action().toolTip().contains("no sticker")) << action().toolTip().toStdString();
    EXPECT_FALSE(button().isEnabled());
    EXPECT_TRUE(button().toolTip().contains("no sticker"));
    const int scores = m_script->scores;
    board().start();
    EXPECT_FALSE(board().isRunning());
    EXPECT_EQ(m_script->scores, scores);

    stage();
    EXPECT_TRUE(action().isEnabled());
    EXPECT_TRUE(button().isEnabled());
    find<QAction>("toggleStickers")->trigger();  // there, but hidden
    EXPECT_FALSE(action().isEnabled());
    find<QAction>("toggleStickers")->trigger();
    document().removePrompt(1);
    EXPECT_FALSE(action().isEnabled());
    EXPECT_TRUE(action().toolTip().contains("two prompts"));
}

TEST_F(DefencesTest, RowsComeOneByOneAndInFront)
{
    stage();
    std::vector<int> seen;
    const auto watch = QObject::connect(&board(), &ui::DefenceBoard::changed, [this, &seen] {
        if (seen.empty() || seen.back() != found())
            seen.push_back(found());
    });
    compare();
    QObject::disconnect(watch);
    std::vector<int> expected(kAll + 1);
    for (int i = 0; i <= kAll; ++i)
        expected[static_cast<std::size_t>(i)] = i;
    EXPECT_EQ(seen, expected);
    EXPECT_EQ(find<QTableView>("defenceRows")->model()->rowCount(), kAll);
    EXPECT_TRUE(find<QTableView>("defenceRows")->isVisible());
    expectNamedControls(*m_window);
}

TEST_F(DefencesTest, TellsWhichHoldAndWhatTheyCost)
{
    stage();
    deceive();
    compare();
    using Model = ui::DefenceModel;
    EXPECT_EQ(cell(0, Model::Title), "no defence");
    EXPECT_EQ(cell(0, Model::Verdict), "fooled ✗");
    EXPECT_EQ(cell(0, Model::Attacked), "iPod 0.88");
    EXPECT_EQ(cell(0, Model::Clean), "apple 0.88");
    EXPECT_EQ(cell(2, Model::Title), "a photo of a {} with a label");
    EXPECT_EQ(cell(2, Model::Verdict), "holds ✓");
    EXPECT_EQ(cell(2, Model::Attacked), "apple 0.88");
    EXPECT_EQ(cell(2, Model::Gain), "+0.762");
    EXPECT_EQ(cell(2, Model::Clean), "apple 0.88");
    EXPECT_EQ(cell(5, Model::Title), "middle 70 %");
    EXPECT_EQ(cell(5, Model::Verdict), "fooled ✗");
    EXPECT_EQ(cell(5, Model::Clean), "iPod 0.88 ✗") << "the clean picture is scored, too";
    EXPECT_EQ(cell(7, Model::Verdict), "holds ✓") << "the mask hides what deceives";
    const QString summary = board().summary();
    EXPECT_TRUE(summary.startsWith("3 of 8 defences bring(s) “apple” back (“a photo of a {} with"))
        << summary.toStdString();
    EXPECT_TRUE(summary.contains("“middle 70 %” costs most: “apple” falls from 0.88 to 0.12"))
        << summary.toStdString();
    EXPECT_EQ(find<QLabel>("defenceSummary")->text(), summary);
    const std::string csv = board().csv();
    EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 1 + 2 * kAll);
    find<QToolButton>("copyDefences")->click();
    const QString copied = QGuiApplication::clipboard()->text();
    EXPECT_EQ(copied.count('\n'), 1 + kAll + 1);
    EXPECT_TRUE(copied.contains("a photo of a {} with a label\tholds ✓\tapple 0.88"));
    EXPECT_TRUE(copied.contains(summary));
}

TEST_F(DefencesTest, SaysSoWhereThereIsNothingToDefendAgainst)
{
    stage();
    m_script->setLogits([](const auto&) { return std::vector<double>{4, 2}; });
    compare();
    for (int row = 0; row < kAll; ++row)
        EXPECT_EQ(cell(row, ui::DefenceModel::Verdict), "holds ✓");
    EXPECT_TRUE(board().summary().startsWith("There is nothing to defend against: “apple”"))
        << board().summary().toStdString();
    EXPECT_TRUE(board().summary().contains("None of them costs anything"));
}

TEST_F(DefencesTest, StoppingKeepsWhatIsThere)
{
    stage();
    m_script->holdsScores = true;
    m_script->setLogits([script = m_script.get()](const auto& request) {
        if (request.templates.size() > 1)
            script->hold();  // from the next picture on: in the midst of the row
        return std::vector<double>{1, 3};
    });
    constexpr int kBefore = 4;
    board().start();
    ASSERT_TRUE(waitUntil([this] { return found() == kBefore; }));
    EXPECT_EQ(button().text(), "Stop");
    EXPECT_FALSE(action().isEnabled());
    QTest::qWait(20);
    button().click();
    EXPECT_FALSE(board().isRunning());
    QSignalSpy cancelled(&m_workbench->engine(), &ui::EngineLane::cancelled);
    ASSERT_TRUE(waitUntil([&] { return cancelled.count() > 0; })) << "it is still held";
    EXPECT_EQ(found(), kBefore);
    EXPECT_EQ(find<QTableView>("defenceRows")->model()->rowCount(), kBefore);
    EXPECT_TRUE(board().summary().startsWith("3 of 8 defences tried. "));
    EXPECT_FALSE(board().isStale());
    m_script->release();
    m_script->setLogits({});
    m_script->holdsScores = false;
    compare();  // from the first one again
}

TEST_F(DefencesTest, RowsAreStaleOnceSomethingElseIsAsked)
{
    stage();
    compare();
    EXPECT_FALSE(board().isStale());
    const QModelIndex first = find<QTableView>("defenceRows")->model()->index(0, 0);
    EXPECT_FALSE(first.data(Qt::ForegroundRole).isValid());
    QUndoStack& undo = m_workbench->undo().stack();

    m_workbench->stickers().nudge(document().stickers().front().id, 5, 0);
    EXPECT_TRUE(board().isStale());
    EXPECT_EQ(found(), kAll);
    EXPECT_TRUE(first.data(Qt::ForegroundRole).isValid());
    EXPECT_EQ(first.data(Qt::AccessibleDescriptionRole).toString(), "out of date");
    EXPECT_TRUE(find<QLabel>("defenceSummary")->text().startsWith("Out of date"));
    undo.undo();
    EXPECT_FALSE(board().isStale()) << "it is what they were found for again";

    document().setPrompt(0, "pear");
    EXPECT_TRUE(board().isStale());
    undo.undo();
    EXPECT_FALSE(board().isStale());

    document().edit([](ui::DocumentState& state) { state.model = "another"; });
    ASSERT_TRUE(waitUntil([this] { return board().isStale(); }));
    ASSERT_TRUE(waitUntilDone());

    m_workbench->opener().openPixels(gradient(90, 70), "another");
    ASSERT_TRUE(waitUntil([this] { return document().picture()->title == "another"; }));
    EXPECT_EQ(found(), 0) << "nobody would know what they are of";
}

TEST_F(DefencesTest, AChangeStopsTheComparison)
{
    stage();
    m_script->holdsScores = true;
    m_script->hold();
    board().start();
    EXPECT_TRUE(board().isRunning());
    m_workbench->stickers().nudge(document().stickers().front().id, 5, 0);
    EXPECT_FALSE(board().isRunning());
    m_script->release();
}

TEST_F(DefencesTest, AnExplanationGoesFirst)
{
    stage();
    m_script->holdsScores = true;
    m_script->hold();
    const int waiting = m_script->waiting;
    board().start();
    ASSERT_TRUE(waitUntil([&] { return m_script->waiting > waiting; }));
    document().setExplained(1);
    ASSERT_TRUE(waitUntil([this] { return board().isWaiting(); }));
    EXPECT_TRUE(find<QLabel>("defenceSummary")->text().startsWith("Waits for the explanation."));
    m_script->release();
    m_script->holdsScores = false;
    ASSERT_TRUE(waitUntil([this] { return !board().isRunning(); }));
    EXPECT_EQ(found(), kAll);
    EXPECT_EQ(document().explained(), 1);
    EXPECT_FALSE(board().isStale());
}

TEST_F(DefencesTest, AFailureIsToldAndKeepsTheRows)
{
    stage();
    m_script->setLogits([](const auto& request) -> std::vector<double> {
        if (request.templates.size() > 1)
            throw Error(ErrorCode::OutOfMemory, "there is not enough memory for five templates");
        return {1, 3};
    });
    action().trigger();
    ASSERT_TRUE(waitUntil([this] { return !board().isRunning(); }));
    EXPECT_EQ(found(), 4);
    EXPECT_TRUE(message().contains("five templates"));
}

}  // namespace
}  // namespace clipscope::test
