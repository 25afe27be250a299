// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/saliency/method_info.h"
#include "tests/ui/window_fixture.h"
#include "ui/canvas/caption.h"
#include "ui/canvas/stage.h"

#include <QAction>
#include <QPushButton>
#include <QTest>

#include <algorithm>

namespace clipscope::test {
namespace {

using ui::PaneStage;

class GridTest : public WindowTest {
protected:
    [[nodiscard]] ui::Comparison& comparison() { return m_workbench->comparison(); }
    [[nodiscard]] int countOf(PaneStage stage)
    {
        int count = 0;
        for (int i = 0; i < comparison().count(); ++i)
            count += comparison().pane(i).stage == stage ? 1 : 0;
        return count;
    }
    [[nodiscard]] bool allShown() { return countOf(PaneStage::Shown) == comparison().count(); }
    void show(ui::Layout layout) { document().setLayout(layout); }
    /// Three more prompts that have not been explained.
    void addPrompts()
    {
        document().edit([](ui::DocumentState& state) {
            state.prompts = {"apple", "pear", "plum", "fig"};
        });
        ASSERT_TRUE(waitUntilDone());
        ASSERT_TRUE(waitUntil([this] { return m_workbench->scores().isCurrent(); }));
    }
};

TEST_F(GridTest, ShowsEveryMethodThatTheModelCanRun)
{
    m_script->estimate = 1;
    show(ui::Layout::Methods);
    ASSERT_TRUE(waitUntil([this] { return allShown(); }));
    const auto able = std::count_if(
        methodCatalogue().begin(), methodCatalogue().end(), [](const MethodInfo& info) {
            return whyNot(info, VisionFamily::Vit).empty();
        });
    EXPECT_EQ(comparison().count(), able);
    EXPECT_EQ(comparison().pane(comparison().mainIndex()).title, "gScoreCAM");
    EXPECT_FALSE(comparison().isBusy());
    EXPECT_TRUE(description().contains("layout=methods panes=shown,shown,"));
    EXPECT_TRUE(description().contains("scale=own"));
}

TEST_F(GridTest, FillsOnePaneAfterTheOther)
{
    addPrompts();
    const int explains = m_script->explains;
    m_script->hold();
    show(ui::Layout::Prompts);
    ASSERT_EQ(comparison().count(), 4);
    ASSERT_TRUE(waitUntil([this] { return countOf(PaneStage::Running) == 1; }));
    EXPECT_EQ(countOf(PaneStage::Shown), 1);
    EXPECT_EQ(countOf(PaneStage::Waiting), 2);
    EXPECT_TRUE(waitUntil([this, explains] { return m_script->explains == explains + 1; }));
    m_script->release();
    ASSERT_TRUE(waitUntil([this] { return allShown(); }));
    EXPECT_EQ(m_script->explains, explains + 3);
    // All of it is known now.
    show(ui::Layout::Single);
    show(ui::Layout::Prompts);
    ASSERT_TRUE(waitUntil([this] { return allShown(); }));
    EXPECT_EQ(m_script->explains, explains + 3);
}

TEST_F(GridTest, MakesWayForWhatTheUserWaitsFor)
{
    addPrompts();
    m_script->hold();
    show(ui::Layout::Prompts);
    ASSERT_TRUE(waitUntil([this] { return countOf(PaneStage::Running) == 1; }));
    const int waiting = m_script->waiting;
    document().setK(document().k());
    document().setMethod("scorecam");
    // The run of the canvas has come to the hold: the study has stopped for it.
    ASSERT_TRUE(waitUntil([this, waiting] {
        return m_script->waiting > waiting && explainer().status().stage == ui::RunStage::Running;
    }));
    EXPECT_EQ(countOf(PaneStage::Running), 0);
    m_script->release();
    ASSERT_TRUE(waitUntilDone());
    EXPECT_TRUE(waitUntil([this] { return allShown(); }));
}

TEST_F(GridTest, ContinuesAnInterruptedStudy)
{
    addPrompts();
    m_script->hold();
    show(ui::Layout::Prompts);
    ASSERT_TRUE(waitUntil([this] { return countOf(PaneStage::Running) == 1; }));
    explainer().run();  // the same again, by hand
    ASSERT_TRUE(waitUntil([this] { return countOf(PaneStage::Running) == 0; }));
    m_script->release();
    EXPECT_TRUE(waitUntil([this] { return allShown(); }));
}

TEST_F(GridTest, StopsWithEscapeAndGoesOnWhenAsked)
{
    addPrompts();
    m_script->hold();
    show(ui::Layout::Prompts);
    ASSERT_TRUE(waitUntil([this] { return countOf(PaneStage::Running) == 1; }));
    ASSERT_TRUE(find<QAction>("cancel")->isEnabled());
    QTest::keyClick(m_window.get(), Qt::Key_Escape);
    EXPECT_FALSE(comparison().isBusy());
    EXPECT_EQ(countOf(PaneStage::Offered), 3);
    EXPECT_FALSE(find<QAction>("cancel")->isEnabled());
    EXPECT_NE(explainer().composition(), nullptr);
    m_script->release();
    auto* compute = find<QPushButton>("pane2Compute");
    ASSERT_TRUE(compute->isVisible());
    compute->click();
    ASSERT_TRUE(waitUntil([this] { return countOf(PaneStage::Shown) == 2; }));
    EXPECT_EQ(comparison().pane(2).stage, PaneStage::Shown);
    EXPECT_EQ(countOf(PaneStage::Offered), 2);
}

TEST_F(GridTest, LetsExpensiveMethodsWaitForAClick)
{
    const int explains = m_script->explains;
    show(ui::Layout::Methods);
    ASSERT_TRUE(
        waitUntil([this] { return countOf(PaneStage::Offered) == comparison().count() - 1; }));
    EXPECT_EQ(m_script->explains, explains);
    auto* compute = find<QPushButton>("pane1Compute");
    EXPECT_EQ(compute->text(), "Compute (≈ 14 s)");
    compute->click();
    ASSERT_TRUE(waitUntil([this] { return countOf(PaneStage::Shown) == 2; }));
    EXPECT_EQ(m_script->explains, explains + 1);
}

TEST_F(GridTest, SaysWhyAPaneFailedAndTriesAgain)
{
    addPrompts();
    m_script->failNextExplain = true;
    show(ui::Layout::Prompts);
    ASSERT_TRUE(
        waitUntil([this] { return countOf(PaneStage::Failed) == 1 && !comparison().isBusy(); }));
    EXPECT_TRUE(waitUntil([this] { return countOf(PaneStage::Shown) == 3; }));
    EXPECT_EQ(comparison().pane(1).remark, "there is not enough memory for one picture");
    EXPECT_TRUE(message().isEmpty());  // it is said where it happened
    find<QPushButton>("pane1Compute")->click();
    EXPECT_TRUE(waitUntil([this] { return allShown(); }));
}

TEST_F(GridTest, MakesAPaneTheMainOneWithoutComputingAnything)
{
    addPrompts();
    show(ui::Layout::Prompts);
    ASSERT_TRUE(waitUntil([this] { return allShown(); }));
    const int explains = m_script->explains;
    QTest::mouseClick(find<ui::Caption>("pane2Caption"), Qt::LeftButton);
    EXPECT_EQ(document().explained(), 2);
    ASSERT_TRUE(waitUntilDone());
    ASSERT_TRUE(waitUntil([this] { return allShown(); }));
    EXPECT_EQ(comparison().mainIndex(), 2);
    EXPECT_EQ(m_script->explains, explains);
    EXPECT_EQ(&m_window->canvas(), find<ui::Stage>("stage")->canvases().at(2));
    m_workbench->undo().stack().undo();
    EXPECT_EQ(document().explained(), 0);
}

TEST_F(GridTest, FollowsThePromptsWhileTheyAreEdited)
{
    addPrompts();
    show(ui::Layout::Prompts);
    ASSERT_TRUE(waitUntil([this] { return allShown(); }));
    document().setPrompt(3, "grape");
    ASSERT_TRUE(waitUntil([this] {
        return comparison().pane(3).title.endsWith("grape") && allShown() &&
               comparison().pane(3).image->composition->label.prompt == "grape";
    }));
    document().removePrompt(1);
    EXPECT_EQ(comparison().count(), 3);
    EXPECT_EQ(find<ui::Stage>("stage")->canvases().size(), 3U);
}

TEST_F(GridTest, StudiesNothingByItselfBeforeTheCanvasHasItsMap)
{
    addPrompts();
    document().setLive(false);
    document().setPrompt(0, "cherry");
    const int explains = m_script->explains;
    show(ui::Layout::Prompts);
    QTest::qWait(0);
    EXPECT_EQ(m_script->explains, explains);
    EXPECT_EQ(countOf(PaneStage::Waiting), 3);
    EXPECT_TRUE(comparison().pane(1).remark.contains("Ctrl+Return"));
    explainer().run();
    EXPECT_TRUE(waitUntil([this] { return allShown(); }));
}

}  // namespace
}  // namespace clipscope::test
