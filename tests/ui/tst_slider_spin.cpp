// SPDX-License-Identifier: GPL-3.0-or-later
// A number that changes by itself, as Otsu's threshold does during a run, while somebody types
// another.
#include "ui/widgets/slider_spin.h"

#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>

#include <gtest/gtest.h>

namespace clipscope::test {
namespace {

class SliderSpinTest : public testing::Test {
protected:
    SliderSpinTest()
    {
        m_pair.setRange(0, 1);
        m_pair.setValue(0.29);
        m_pair.show();
        m_pair.activateWindow();
        m_spin->setFocus();
    }

    void SetUp() override
    {
        ASSERT_TRUE(QTest::qWaitFor([this] { return m_spin->hasFocus(); }));
    }

    QString text() const { return m_spin->cleanText(); }

    ui::SliderSpin m_pair{"threshold", "Threshold", 2};
    QDoubleSpinBox* m_spin = m_pair.findChild<QDoubleSpinBox*>();
    QSlider* m_slider = m_pair.findChild<QSlider*>();
    QSignalSpy m_edited{&m_pair, &ui::SliderSpin::edited};
};

TEST_F(SliderSpinTest, WhatIsBeingTypedIsNotReplaced)
{
    m_spin->selectAll();
    QTest::keyClicks(m_spin, "0.");
    m_pair.setValue(0.31);
    QTest::keyClicks(m_spin, "55");
    m_pair.setValue(0.32);
    QTest::keyClick(m_spin, Qt::Key_Return);
    EXPECT_EQ(text(), "0.55");
    EXPECT_EQ(m_slider->value(), 55);
    ASSERT_EQ(m_edited.count(), 1);
    EXPECT_DOUBLE_EQ(m_edited[0][0].toDouble(), 0.55);

    m_pair.setValue(0.4);
    EXPECT_EQ(text(), "0.40") << "the typing is over";
}

TEST_F(SliderSpinTest, ASelectionAboutToBeTypedOverSurvives)
{
    m_spin->selectAll();
    m_pair.setValue(0.31);
    EXPECT_EQ(text(), "0.31");
    QTest::keyClicks(m_spin, "0.55");
    QTest::keyClick(m_spin, Qt::Key_Return);
    EXPECT_EQ(text(), "0.55");
}

TEST_F(SliderSpinTest, LeavingItAsItWasShowsWhatCameMeanwhile)
{
    m_spin->selectAll();
    QTest::keyClicks(m_spin, "0.29");
    m_pair.setValue(0.4);
    EXPECT_EQ(text(), "0.29");
    m_slider->setFocus();
    EXPECT_EQ(text(), "0.40");
    EXPECT_EQ(m_slider->value(), 40);
    EXPECT_EQ(m_edited.count(), 0);
}

TEST_F(SliderSpinTest, TheSliderOverrulesWhatIsBeingTyped)
{
    m_spin->selectAll();
    QTest::keyClicks(m_spin, "0.");
    m_slider->setValue(70);
    EXPECT_EQ(text(), "0.70");
    EXPECT_DOUBLE_EQ(m_pair.value(), 0.7);
}

}  // namespace
}  // namespace clipscope::test
