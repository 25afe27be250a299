// SPDX-License-Identifier: GPL-3.0-or-later
// Work ahead: when it begins, what stops it, and that it goes on.
#include "tests/ui/window_fixture.h"
#include "ui/state/idle_bank.h"

#include <QLabel>

#include <gtest/gtest.h>

namespace clipscope::test {
namespace {

using ui::IdleBank;
using State = IdleBank::State;

class IdleBankTest : public WindowTest {
protected:
    static constexpr int kShortRest = 20;  // ms

    [[nodiscard]] IdleBank& bank() { return m_workbench->idleBank(); }
    [[nodiscard]] bool reaches(State state)
    {
        return waitUntil([this, state] { return bank().state() == state; });
    }
};

TEST_F(IdleBankTest, BeginsAfterARestAndSaysWhenEverythingIsKnown)
{
    m_script->holdsBanks = true;
    m_script->hold();
    EXPECT_EQ(bank().state(), State::Resting) << "the window opened with a finished map";
    bank().setRest(kShortRest);
    ASSERT_TRUE(reaches(State::Working));
    const auto* label = find<QLabel>("workAhead");
    EXPECT_TRUE(waitUntil([label] { return label->isVisible(); }));
    EXPECT_TRUE(label->text().startsWith("ahead ")) << label->text().toStdString();
    m_script->release();
    ASSERT_TRUE(reaches(State::Complete));
    EXPECT_FALSE(label->isVisible());
    const int begun = m_script->banks;
    QTest::qWait(5 * kShortRest);
    EXPECT_EQ(m_script->banks, begun) << "there was nothing left to do";
}

TEST_F(IdleBankTest, AQuestionStopsItAtOnceAndItGoesOnAfterwards)
{
    m_script->holdsBanks = true;
    m_script->hold();
    bank().setRest(kShortRest);
    ASSERT_TRUE(reaches(State::Working));
    const int explained = m_script->explains;
    const int begun = m_script->banks;
    document().replacePrompts({"something else"});
    ASSERT_TRUE(waitUntil([&] { return m_script->explains > explained; }))
        << "the question waits behind work that nobody has asked for";
    m_script->release();
    ASSERT_TRUE(waitUntilDone());
    ASSERT_TRUE(reaches(State::Complete));
    EXPECT_GT(m_script->banks, begun);
}

TEST_F(IdleBankTest, IsForMethodsThatReadTheBankOnly)
{
    document().setMethod("gradcam");
    ASSERT_TRUE(waitUntilDone());
    bank().setRest(kShortRest);
    const int begun = m_script->banks;
    QTest::qWait(5 * kShortRest);
    EXPECT_EQ(m_script->banks, begun);
    EXPECT_EQ(bank().state(), State::Nothing);
}

TEST_F(IdleBankTest, NeverRunsWhenSwitchedOffOrOnBattery)
{
    bank().setEnabled(false);
    IdleBank unplugged(m_workbench->explainer(), m_workbench->engine(), [] { return true; });
    unplugged.setRest(kShortRest);
    document().replacePrompts({"anything new"});
    ASSERT_TRUE(waitUntilDone());
    const int begun = m_script->banks;
    QTest::qWait(5 * kShortRest);
    EXPECT_EQ(m_script->banks, begun);
    EXPECT_EQ(bank().state(), State::Nothing);
    EXPECT_EQ(unplugged.state(), State::Nothing);

    bank().setRest(kShortRest);
    bank().setEnabled(true);
    EXPECT_TRUE(reaches(State::Complete)) << "it can be switched on later";
}

}  // namespace
}  // namespace clipscope::test
