// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_fixture.h"

#include <QAction>
#include <QLineEdit>
#include <QTest>

namespace clipscope::test {
namespace {

using namespace clipscope::ui;

class UndoTest : public WindowTest {
protected:
    [[nodiscard]] QUndoStack& stack() { return m_workbench->undo().stack(); }
    [[nodiscard]] bool isState(const DocumentState& state)
    {
        return !difference(state, document().state());
    }
};

TEST_F(UndoTest, BeginsWithNothingToUndo)
{
    stack().clear();
    EXPECT_FALSE(find<QAction>("undo")->isEnabled());
    EXPECT_FALSE(find<QAction>("redo")->isEnabled());
}

TEST_F(UndoTest, TakesBackTenMixedEditsAndDoesThemAgain)
{
    stack().clear();
    std::vector<DocumentState> states{document().state()};
    const std::vector<std::function<void()>> edits{
        [this] { document().setMethod("gradcam"); },
        [this] { document().addPrompt("pear"); },
        [this] {
            document().setThreshold({Threshold::Kind::Fixed, 0.4});
        },
        [this] { document().setColorMap("magma"); },
        [this] { document().setVisible(Layer::Mask, true); },
        [this] { document().setChannelOn(3, false); },
        [this] {
            document().setTruth(Box{1, 2, 3, 4});
        },
        [this] { document().setFit(Fit::Pad); },
        [this] { document().setPicture(gradientPicture(40, 30)); },
        [this] { document().setLayout(Layout::Prompts); }};
    for (const auto& edit : edits) {
        edit();
        states.push_back(document().state());
    }
    ASSERT_EQ(stack().count(), 10);
    for (std::size_t i = states.size() - 1; i-- > 0;) {
        find<QAction>("undo")->trigger();
        EXPECT_TRUE(isState(states[i])) << i;
    }
    EXPECT_FALSE(stack().canUndo());
    for (std::size_t i = 1; i < states.size(); ++i) {
        find<QAction>("redo")->trigger();
        EXPECT_TRUE(isState(states[i])) << i;
    }
    EXPECT_FALSE(stack().canRedo());
}

TEST_F(UndoTest, MakesOneStepOfWhatIsTypedInOneGo)
{
    stack().clear();
    const QString before = document().explainedPrompt();
    auto* field = find<QLineEdit>("prompt");
    field->selectAll();
    QTest::keyClicks(field, "lemon");
    EXPECT_EQ(stack().count(), 1);
    find<QAction>("undo")->trigger();
    EXPECT_EQ(field->text(), before);
}

TEST_F(UndoTest, KeepsAStepForEveryKindOfChange)
{
    stack().clear();
    document().setOpacity(0.2);
    document().setThreshold({Threshold::Kind::Fixed, 0.4});
    document().setThreshold({Threshold::Kind::Fixed, 0.5});  // the same drag
    document().setOpacity(0.3);
    EXPECT_EQ(stack().count(), 3);
}

TEST_F(UndoTest, BelongsToTheWindowEvenWhileAFieldIsTypedIn)
{
    stack().clear();
    document().setMethod("gradcam");
    auto* field = find<QLineEdit>("prompt");
    field->setFocus();
    QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(document().method(), "gscorecam");
    QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(document().method(), "gradcam");
}

TEST_F(UndoTest, NamesWhatItWouldTakeBack)
{
    stack().clear();
    document().setThreshold({Threshold::Kind::Fixed, 0.4});
    EXPECT_TRUE(find<QAction>("undo")->text().contains("threshold"));
}

TEST_F(UndoTest, ShowsAKeptMapWithoutTheNetwork)
{
    document().setK(8);
    ASSERT_TRUE(waitUntilDone());
    const int explains = m_script->explains;
    find<QAction>("undo")->trigger();
    ASSERT_TRUE(waitUntilDone());
    EXPECT_EQ(m_script->explains, explains);
}

}  // namespace
}  // namespace clipscope::test
