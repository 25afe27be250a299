// SPDX-License-Identifier: GPL-3.0-or-later
// Layers and heads: the chart, its table, and the map of a head on the canvas.
#include "tests/ui/window_fixture.h"
#include "ui/panels/heads_panel.h"
#include "ui/plot/heads_plot.h"
#include "ui/state/head_board.h"

#include <opencv2/core.hpp>

#include <QAction>
#include <QDockWidget>
#include <QLabel>
#include <QStackedWidget>
#include <QTableView>
#include <QTest>
#include <QToolButton>

namespace clipscope::test {
namespace {

using ui::HeadBoard;
using ui::HeadCell;
using ui::HeadsPlot;

class HeadsTest : public WindowTest {
protected:
    [[nodiscard]] HeadBoard& board() { return m_workbench->heads(); }
    [[nodiscard]] HeadsPlot& plot() { return *find<HeadsPlot>("headsPlot"); }
    [[nodiscard]] QString text(const char* name) { return find<QLabel>(name)->text(); }
    /// Brings the panel to the front; the tab behind it is never asked.
    void open()
    {
        auto* dock = find<QDockWidget>("headsPanel");
        dock->show();
        dock->raise();
    }
    [[nodiscard]] bool waitUntilReady()
    {
        return waitUntil([this] { return board().state() == HeadBoard::State::Ready; });
    }
    /// The map on the canvas is hot in one cell of the fake's grid alone.
    [[nodiscard]] bool waitForMapHotAt(int cell)
    {
        return waitUntil([this, cell] {
            const auto& shown = explainer().composition();
            if (!shown || shown->map.values.size() != cv::Size(4, 4))
                return false;
            for (int i = 0; i < 16; ++i)
                if ((shown->map.values.at<float>(i / 4, i % 4) > 0) != (i == cell))
                    return false;
            return true;
        });
    }
    void click(const HeadCell& cell)
    {
        QTest::mouseClick(
            &plot(), Qt::LeftButton, Qt::NoModifier, plot().rectOf(cell).center().toPoint());
    }
};

TEST_F(HeadsTest, AsksOnlyWhileThePanelIsSeen)
{
    EXPECT_EQ(m_script->attributions, 0);
    open();
    ASSERT_TRUE(waitUntilReady());
    EXPECT_EQ(m_script->attributions, 1);
    EXPECT_EQ(text("headsSummary"), "Cosine +0.110: heads −27 %, MLPs +36 %, input +91 %");

    find<QDockWidget>("headsPanel")->hide();
    document().setPrompt(0, "pear");
    ASSERT_TRUE(waitUntilDone());
    EXPECT_EQ(m_script->attributions, 1);
    open();
    ASSERT_TRUE(waitUntil([this] { return m_script->attributions == 2; }));
    ASSERT_TRUE(waitUntilReady());
    EXPECT_EQ(board().report()->prompts.front().text, "pear");
}

TEST_F(HeadsTest, WhatIsForgottenWhileThePanelIsHiddenCannotBeShown)
{
    open();
    ASSERT_TRUE(waitUntilReady());
    find<QDockWidget>("headsPanel")->hide();
    const ui::PicturePtr before = document().picture();
    m_workbench->opener().openPixels(gradient(90, 90), "other");
    ASSERT_TRUE(waitUntil([this, &before] { return document().picture() != before; }));
    EXPECT_NE(board().state(), HeadBoard::State::Ready);
    auto* table = find<QToolButton>("headsAsTable");
    table->toggle();  // the panel looks at the board
    find<QToolButton>("showHeadMap")->click();
    Q_EMIT plot().activated(HeadCell{});
    EXPECT_FALSE(explainer().isInspecting());
    table->toggle();
}

TEST_F(HeadsTest, FollowsPromptAndPictureButNotTheMethod)
{
    open();
    ASSERT_TRUE(waitUntilReady());
    document().addPrompt("pear");
    ASSERT_TRUE(waitUntil([this] {
        return board().state() == HeadBoard::State::Ready && board().report()->explained == 1;
    }));
    EXPECT_EQ(m_script->attributions, 2);
    document().setMethod("gradcam");
    ASSERT_TRUE(waitUntilDone());
    EXPECT_EQ(m_script->attributions, 2);
    m_workbench->opener().openPixels(gradient(90, 90), "other");
    ASSERT_TRUE(waitUntil([this] { return m_script->attributions == 3; }));
    EXPECT_TRUE(waitUntilReady());
}

TEST_F(HeadsTest, AWordThatIsBeingTypedIsAskedForOnce)
{
    open();
    ASSERT_TRUE(waitUntilReady());
    typePrompt("green pear");
    ASSERT_TRUE(waitUntil([this] {
        return board().state() == HeadBoard::State::Ready &&
               board().report()->prompts.front().text == "green pear";
    }));
    EXPECT_EQ(m_script->attributions, 2);
}

TEST_F(HeadsTest, AClickShowsTheMapOfTheHeadAndEscGoesBack)
{
    open();
    ASSERT_TRUE(waitUntilReady());
    const cv::Mat before = explainer().composition()->map.values.clone();
    click({.layer = 1, .head = 0});
    ASSERT_TRUE(waitForMapHotAt(2));
    EXPECT_EQ(explainer().composition()->label.what, "layer 1, head 0");
    EXPECT_EQ(text("headsFindings"), "Layer 1, head 0: +0.0300, +27.3 % of the cosine");
    EXPECT_TRUE(plot().accessibleDescription().contains("On the canvas: layer 1, head 0"));

    QTest::keyClick(&plot(), Qt::Key_Escape);
    EXPECT_TRUE(waitUntil([&] {
        return cv::norm(explainer().composition()->map.values, before, cv::NORM_INF) == 0;
    }));
    EXPECT_FALSE(plot().accessibleDescription().contains("On the canvas"));
}

TEST_F(HeadsTest, AHeadThatLowersTheCosineShowsWhatSpeaksAgainst)
{
    open();
    ASSERT_TRUE(waitUntilReady());
    click({.layer = 2, .head = 1});
    ASSERT_TRUE(waitForMapHotAt(5));
    EXPECT_EQ(explainer().composition()->label.what, "layer 2, head 1, against the prompt");
}

TEST_F(HeadsTest, TheBarsOfALayerStandForAllItsHeads)
{
    open();
    ASSERT_TRUE(waitUntilReady());
    click({.layer = 0, .head = {}});
    // Head 1 outweighs head 0 in the fake: the layer is against the prompt, by cell 1.
    ASSERT_TRUE(waitForMapHotAt(1));
    EXPECT_EQ(explainer().composition()->label.what, "layer 0, all heads, against the prompt");
}

TEST_F(HeadsTest, EscGoesBackFromAnywhereInTheWindow)
{
    open();
    ASSERT_TRUE(waitUntilReady());
    click({.layer = 0, .head = 0});
    ASSERT_TRUE(waitForMapHotAt(0));
    canvas().setFocus();
    QTest::keyClick(&canvas(), Qt::Key_Escape);
    EXPECT_FALSE(explainer().isInspecting());
    EXPECT_TRUE(waitUntil([this] { return !find<QToolButton>("dropHeadMap")->isEnabled(); }));
}

TEST_F(HeadsTest, AnotherPromptTakesTheHeadOffTheCanvas)
{
    open();
    ASSERT_TRUE(waitUntilReady());
    click({.layer = 0, .head = 0});
    ASSERT_TRUE(waitForMapHotAt(0));
    document().setPrompt(0, "pear");
    ASSERT_TRUE(waitUntilDone());
    EXPECT_TRUE(explainer().composition()->label.what.isEmpty());
    EXPECT_FALSE(find<QToolButton>("dropHeadMap")->isEnabled());
}

TEST_F(HeadsTest, AMapThatIsNotTheMethodsIsNotExportedAsIfItWere)
{
    open();
    ASSERT_TRUE(waitUntilReady());
    EXPECT_TRUE(explainer().shownResult());
    click({.layer = 0, .head = 0});
    ASSERT_TRUE(waitForMapHotAt(0));
    EXPECT_FALSE(explainer().shownResult());
}

TEST_F(HeadsTest, ArrowKeysWalkOverHeadsAndLayers)
{
    open();
    ASSERT_TRUE(waitUntilReady());
    plot().setFocus();
    EXPECT_EQ(plot().selected(), (HeadCell{.layer = 2, .head = 1}));  // the strongest
    const auto press = [this](Qt::Key key) {
        QTest::keyClick(&plot(), key);
        return plot().selected();
    };
    EXPECT_EQ(press(Qt::Key_Up), (HeadCell{.layer = 1, .head = 1}));
    EXPECT_EQ(press(Qt::Key_Left), (HeadCell{.layer = 1, .head = 0}));
    EXPECT_EQ(press(Qt::Key_Right), (HeadCell{.layer = 1, .head = 1}));
    EXPECT_EQ(press(Qt::Key_Right), (HeadCell{.layer = 1, .head = {}}));
    EXPECT_EQ(press(Qt::Key_Right), (HeadCell{.layer = 1, .head = {}}));
    EXPECT_EQ(press(Qt::Key_Home), (HeadCell{.layer = 1, .head = 0}));
    EXPECT_EQ(press(Qt::Key_PageUp), (HeadCell{.layer = 0, .head = 0}));
    EXPECT_EQ(press(Qt::Key_Up), (HeadCell{.layer = 0, .head = 0}));
    EXPECT_EQ(press(Qt::Key_End), (HeadCell{.layer = 0, .head = {}}));
    EXPECT_EQ(press(Qt::Key_Left), (HeadCell{.layer = 0, .head = 1}));
    EXPECT_EQ(press(Qt::Key_PageDown), (HeadCell{.layer = 2, .head = 1}));
    EXPECT_EQ(
        plot().accessibleDescription(),
        "3 layers of 2 heads. Selected: layer 2, head 1: −0.0600, −54.5 % of the cosine");
    press(Qt::Key_Return);
    EXPECT_TRUE(waitForMapHotAt(5));
}

TEST_F(HeadsTest, TheTableSaysTheSameAndFollowsTheChart)
{
    open();
    ASSERT_TRUE(waitUntilReady());
    QTest::mouseClick(find<QToolButton>("headsAsTable"), Qt::LeftButton);
    auto* table = find<QTableView>("headsTable");
    EXPECT_TRUE(table->isVisible());
    EXPECT_FALSE(plot().isVisible());
    const auto shown = [table](int row, int column) {
        return table->model()->index(row, column).data().toString();
    };
    EXPECT_EQ(table->model()->rowCount(), 4);
    EXPECT_EQ(table->model()->columnCount(), 4);
    EXPECT_EQ(shown(0, 0), "");
    EXPECT_EQ(shown(0, 3), "+90.9");
    EXPECT_EQ(shown(2, 0), "+27.3");
    EXPECT_EQ(shown(2, 2), "−9.1");
    EXPECT_EQ(shown(3, 3), "−9.1");
    EXPECT_EQ(
        table->model()->index(3, 3).data(Qt::AccessibleTextRole).toString(),
        "layer 2, MLP: −0.0100, −9.1 % of the cosine");

    table->setCurrentIndex(table->model()->index(1, 1));
    EXPECT_EQ(plot().selected(), (HeadCell{.layer = 0, .head = 1}));
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Return);
    EXPECT_TRUE(waitForMapHotAt(1));
    plot().select({.layer = 2, .head = {}});
    EXPECT_EQ(table->currentIndex(), table->model()->index(3, 2));
}

TEST_F(HeadsTest, AResNetIsToldToHaveNoHeads)
{
    m_script->isResNet = true;
    document().setModel("other");
    ASSERT_TRUE(waitUntilDone());
    open();
    EXPECT_TRUE(waitUntil([this] { return board().state() == HeadBoard::State::ResNet; }));
    EXPECT_EQ(text("headsMessage"), "This model is a ResNet; heads exist in ViT models only.");
    EXPECT_TRUE(find<QLabel>("headsMessage")->isVisible());
    EXPECT_FALSE(find<QToolButton>("showHeadMap")->isEnabled());
    EXPECT_EQ(m_script->attributions, 0);
}

TEST_F(HeadsTest, SaysWhyItFailedAndRecovers)
{
    m_script->failAttributions = true;
    open();
    EXPECT_TRUE(waitUntil([this] { return board().state() == HeadBoard::State::Failed; }));
    EXPECT_EQ(text("headsMessage"), "there is not enough memory for the heads");
    m_script->failAttributions = false;
    document().setPrompt(0, "pear");
    EXPECT_TRUE(waitUntilReady());
    EXPECT_TRUE(plot().isVisible());
}

TEST_F(HeadsTest, InterruptsALongExplanationAndLetsItGoOn)
{
    m_script->hold();
    document().setMethod("gradcam");
    ASSERT_TRUE(waitUntil([this] { return m_script->waiting == 2; }));
    open();
    ASSERT_TRUE(waitUntilReady());
    EXPECT_TRUE(explainer().status().isBusy());
    m_script->release();
    EXPECT_TRUE(waitUntilDone());
}

TEST_F(HeadsTest, EveryControlHasAName)
{
    open();
    ASSERT_TRUE(waitUntilReady());
    expectNamedControls(*find<QDockWidget>("headsPanel"));
}

}  // namespace
}  // namespace clipscope::test
