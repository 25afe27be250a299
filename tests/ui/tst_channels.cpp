// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_fixture.h"
#include "ui/canvas/cell_geometry.h"
#include "ui/panels/channels_panel.h"
#include "ui/plot/contribution_plot.h"

#include <opencv2/core.hpp>

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDockWidget>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QTest>
#include <QToolButton>

#include <cmath>

namespace clipscope::test {
namespace {

constexpr double kFresh = 1e-5;  // what a re-weighted map may differ from a fresh one

/// The picture is 200 x 120, the grid 4 x 4: channel c is hot in cell c, counted row by row.
class ChannelsTest : public WindowTest {
protected:
    void click(const QPointF& position)
    {
        QTest::mouseClick(canvas().viewport(), Qt::LeftButton, {}, canvas().mapFromScene(position));
    }
    void clickCell(int row, int column) { click({(column + 0.5) * 50, (row + 0.5) * 30}); }
    [[nodiscard]] const ui::ChannelsModel& model()
    {
        return m_window->findChild<ui::ChannelsPanel*>()->model();
    }
    [[nodiscard]] QListView* grid() { return find<QListView>("channels"); }
    [[nodiscard]] QString title() { return find<QLabel>("channelsTitle")->text(); }
    [[nodiscard]] QString sum()
    {
        return find<ui::ContributionPlot>("contributions")->accessibleDescription();
    }
    [[nodiscard]] int current() { return model().channelAt(grid()->currentIndex().row()); }
    /// The canvas shows this map, once everything asked for has been drawn.
    [[nodiscard]] bool shows(const NativeMap& map)
    {
        return waitUntil([this, &map] {
            return cv::norm(explainer().composition()->map.values, map.values, cv::NORM_INF) <
                   kFresh;
        });
    }
    [[nodiscard]] NativeMap channel(int c) { return channelMap(*explainer().result()->bank, c); }
};

TEST_F(ChannelsTest, AClickRanksTheChannelsByWhatTheyAddThere)
{
    const QImage before = explainer().composition()->heat;
    clickCell(1, 2);
    EXPECT_EQ(document().state().cell, QPoint(2, 1));
    EXPECT_EQ(model().channelAt(0), 6);
    EXPECT_EQ(current(), 6);
    EXPECT_EQ(title(), "Channels at cell (1, 2) · 16 of 16 in the sum");
    EXPECT_TRUE(description().contains(" cell=1,2 channel=- off=0 "))
        << description().toStdString();
    EXPECT_TRUE(find<QDockWidget>("channelsPanel")->isVisible());
    EXPECT_TRUE(grid()->hasFocus());
    QTest::qWait(0);
    EXPECT_EQ(explainer().composition()->heat, before) << "the map stays until it is asked to go";
    clickCell(3, 0);
    EXPECT_EQ(model().channelAt(0), 12);
    EXPECT_EQ(current(), 12);
}

TEST_F(ChannelsTest, TheBarsAddUpToTheHeatThere)
{
    clickCell(0, 1);
    const cv::Mat& map = explainer().result()->map.values;
    EXPECT_NEAR(model().sum(), map.at<float>(0, 1), 1e-6);
    double highest = 0;
    cv::minMaxLoc(map, nullptr, &highest);
    double lowest = 0;
    cv::minMaxLoc(map, &lowest);
    ASSERT_TRUE(model().heat());
    EXPECT_NEAR(*model().heat(), (map.at<float>(0, 1) - lowest) / (highest - lowest), 1e-5);
    EXPECT_TRUE(sum().startsWith("The channels add up to 0.")) << sum().toStdString();
    EXPECT_TRUE(sum().contains("Largest: channel 1 adds")) << sum().toStdString();
    EXPECT_TRUE(find<QLabel>("channelsSum")->text().startsWith("sum 0."));
    find<QToolButton>("channelsWholePicture")->click();
    EXPECT_NEAR(model().sum(), cv::mean(map)[0], 1e-6);
    EXPECT_FALSE(model().heat());
}

TEST_F(ChannelsTest, ArrowKeysShowChannelsAndEscapeGoesBackToTheMap)
{
    const int explains = m_script->explains;
    clickCell(1, 2);
    QTest::keyClick(grid(), Qt::Key_Right);
    EXPECT_EQ(document().state().channel, 6) << "the first key shows the first channel";
    ASSERT_TRUE(shows(channel(6)));
    EXPECT_EQ(explainer().composition()->label.what, "channel 6");
    QTest::keyClick(grid(), Qt::Key_Right);
    EXPECT_EQ(document().state().channel, model().channelAt(1));
    ASSERT_TRUE(shows(channel(model().channelAt(1))));
    QTest::keyClick(grid(), Qt::Key_End);
    EXPECT_EQ(document().state().channel, model().channelAt(15));
    QTest::keyClick(grid(), Qt::Key_Escape);
    EXPECT_FALSE(document().state().channel);
    EXPECT_EQ(current(), model().channelAt(15)) << "to switch it off, say";
    ASSERT_TRUE(shows(explainer().result()->map));
    EXPECT_EQ(m_script->explains, explains);
}

TEST_F(ChannelsTest, EscapeStillCancelsARunWhenNoChannelIsShown)
{
    m_script->waiting = 0;
    m_script->hold();
    document().setPrompt(0, "pear");
    ASSERT_TRUE(waitUntil([this] { return m_script->waiting > 0; }));
    document().setChannel(3);
    QTest::keyClick(m_window.get(), Qt::Key_Escape);
    EXPECT_FALSE(document().state().channel);
    EXPECT_TRUE(explainer().status().isBusy());
    QTest::keyClick(m_window.get(), Qt::Key_Escape);
    EXPECT_TRUE(
        waitUntil([this] { return explainer().status().stage == ui::RunStage::Cancelled; }));
}

TEST_F(ChannelsTest, AClickOnAThumbnailShowsTheChannel)
{
    clickCell(2, 2);
    const QModelIndex index = model().index(1);
    QTest::mouseClick(grid()->viewport(), Qt::LeftButton, {}, grid()->visualRect(index).center());
    EXPECT_EQ(document().state().channel, model().channelAt(1));
    clickCell(0, 3);
    EXPECT_EQ(document().state().channel, 3) << "who looks at channels goes on with the new cell's";
    EXPECT_EQ(current(), 3);
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    EXPECT_FALSE(document().state().cell) << "looking around is one step";
    EXPECT_FALSE(document().state().channel);
}

TEST_F(ChannelsTest, SpaceLeavesAChannelOutAndUndoTakesItBack)
{
    const int explains = m_script->explains;
    const NativeMap whole = explainer().result()->map;
    clickCell(1, 2);
    const double sumBefore = model().sum();
    QTest::keyClick(grid(), Qt::Key_Space);
    EXPECT_EQ(document().state().off, std::vector<int>{6});
    ASSERT_TRUE(
        waitUntil([this] { return explainer().composition()->label.what == "15 of 16 channels"; }));
    EXPECT_EQ(explainer().composition()->map.values.at<float>(1, 2), 0);
    EXPECT_EQ(title(), "Channels at cell (1, 2) · 15 of 16 in the sum");
    EXPECT_NEAR(sumBefore - model().sum(), whole.values.at<float>(1, 2), 1e-6);
    EXPECT_EQ(model().channelAt(0), 6) << "where it can be switched on again";
    EXPECT_FALSE(find<QCheckBox>("channelUse")->isChecked());
    EXPECT_TRUE(description().contains(" off=1 "));
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    EXPECT_TRUE(document().state().off.empty());
    EXPECT_TRUE(shows(whole));
    find<QCheckBox>("channelUse")->click();
    EXPECT_EQ(document().state().off, std::vector<int>{6});
    find<QToolButton>("channelsAllOn")->click();
    EXPECT_TRUE(document().state().off.empty());
    EXPECT_TRUE(shows(whole));
    EXPECT_EQ(m_script->explains, explains);
}

TEST_F(ChannelsTest, TheSliderForKEqualsAFreshRun)
{
    const int explains = m_script->explains;
    FakeBackend other(std::make_shared<FakeScript>());
    for (const int k : {5, 1, 11}) {
        find<QDoubleSpinBox>("channelsKSpin")->setValue(k);
        SaliencyRequest request = *explainer().wish();
        request.params["k"] = std::int64_t{k};
        EXPECT_TRUE(shows(other.explain(request, {}).map)) << k;
        EXPECT_EQ(title(), QString("Channels of the whole picture · %1 of 16 in the sum").arg(k));
    }
    EXPECT_EQ(m_script->explains, explains);
}

TEST_F(ChannelsTest, TheSelectionStaysWithItsChannelWhenTheRankingChanges)
{
    clickCell(0, 0);
    QTest::keyClick(grid(), Qt::Key_Right);
    QTest::keyClick(grid(), Qt::Key_Right);
    const int shown = current();
    auto* order = find<QComboBox>("channelOrder");
    order->setCurrentIndex(static_cast<int>(ui::ChannelOrder::Activation));
    Q_EMIT order->activated(order->currentIndex());
    EXPECT_EQ(current(), shown);
    EXPECT_EQ(document().state().channel, shown);
    document().setK(3);
    EXPECT_EQ(current(), shown);
}

TEST_F(ChannelsTest, FindsChannelsByTheirNumber)
{
    auto* number = find<QLineEdit>("channelNumber");
    QTest::keyClicks(number, "#1");
    ASSERT_EQ(model().rowCount(), 7);  // 1 and 10 to 15
    QTest::keyClicks(number, "2");
    EXPECT_EQ(model().rowCount(), 1);
    QTest::keyClick(number, Qt::Key_Return);
    EXPECT_EQ(document().state().channel, 12);
    EXPECT_EQ(current(), 12);
    EXPECT_EQ(model().rowCount(), 16);
    QTest::keyClicks(number, "99");
    QTest::keyClick(number, Qt::Key_Return);
    EXPECT_EQ(title(), "There is no channel #99: this layer has 16, counted from 0");
    EXPECT_EQ(document().state().channel, 12);
}

TEST_F(ChannelsTest, CanBeUsedWithTheKeyboardAlone)
{
    QTest::keyClick(m_window.get(), Qt::Key_G, Qt::ControlModifier);
    auto* number = find<QLineEdit>("channelNumber");
    ASSERT_TRUE(number->hasFocus());
    QTest::keyClicks(number, "7");
    QTest::keyClick(number, Qt::Key_Return);
    ASSERT_TRUE(grid()->hasFocus());
    EXPECT_EQ(document().state().channel, 7);
    QTest::keyClick(grid(), Qt::Key_Space);
    EXPECT_EQ(document().state().off, std::vector<int>{7});
    QTest::keyClick(grid(), Qt::Key_Return);
    EXPECT_EQ(document().state().pinnedChannel, 7);
    EXPECT_EQ(document().state().layout, ui::Layout::SideBySide);
    const QString colours = document().colorMap();
    QTest::keyClick(grid(), Qt::Key_C);
    EXPECT_NE(document().colorMap(), colours) << "the canvas' keys go on working";
}

TEST_F(ChannelsTest, NothingOutsideWhatTheModelSawHasACell)
{
    document().setFit(Fit::Crop);
    ASSERT_TRUE(waitUntilDone());
    click({20, 60});
    EXPECT_FALSE(document().state().cell);
    click({45, 5});
    EXPECT_EQ(document().state().cell, QPoint(0, 0));
    const ui::Composition& composition = *explainer().composition();
    const QRectF inside = ui::outlineOf(composition, {4, 4}, {0, 0});
    EXPECT_EQ(inside.topLeft(), QRectF(composition.seen).topLeft());
    EXPECT_NEAR(inside.width(), 30, 1);
    EXPECT_EQ(inside.height(), 30);
    document().setFit(Fit::Pad);
    ASSERT_TRUE(waitUntilDone());
    EXPECT_FALSE(document().state().cell) << "another fit, other cells";
    click({5, 5});
    EXPECT_EQ(document().state().cell, QPoint(0, 0));
    const QRectF outline = ui::outlineOf(*explainer().composition(), {4, 4}, {0, 0});
    EXPECT_EQ(outline.top(), 0) << "half of this cell is border";
    EXPECT_LT(outline.height(), outline.width());
}

TEST_F(ChannelsTest, MarksTheCellOnTheCanvas)
{
    const QImage before = drawn();
    document().setCell(QPoint(1, 1));
    const QImage marked = drawn();
    EXPECT_NE(marked, before);
    document().setCell({});
    EXPECT_EQ(drawn(), before);
}

TEST_F(ChannelsTest, ADragIsNoClick)
{
    canvas().zoomTo(4);
    QTest::mousePress(canvas().viewport(), Qt::LeftButton, {}, {100, 100});
    QTest::mouseMove(canvas().viewport(), {130, 100});
    QTest::mouseRelease(canvas().viewport(), Qt::LeftButton, {}, {130, 100});
    EXPECT_FALSE(document().state().cell);
}

TEST_F(ChannelsTest, AskingAboutACellDoesNotStartAStoppedRunAgain)
{
    m_script->waiting = 0;
    m_script->hold();
    document().setPrompt(0, "pear");
    ASSERT_TRUE(waitUntil([this] { return m_script->waiting > 0; }));
    explainer().stopAndKeep();
    ASSERT_TRUE(waitUntil([this] { return explainer().status().stage == ui::RunStage::Stopped; }));
    const int explains = m_script->explains;
    clickCell(2, 2);
    EXPECT_EQ(document().state().cell, QPoint(2, 2));
    QTest::qWait(0);
    EXPECT_EQ(explainer().status().stage, ui::RunStage::Stopped);
    EXPECT_EQ(m_script->explains, explains);
}

TEST_F(ChannelsTest, SaysWhichMethodsHaveChannelsIfThisOneHasNone)
{
    m_script->hasBank = false;
    document().setMethod("rise");
    ASSERT_TRUE(waitUntilDone());
    auto* message = find<QLabel>("channelsMessage");
    EXPECT_TRUE(message->isVisible());
    EXPECT_TRUE(message->text().startsWith("RISE does not add up channels"));
    EXPECT_TRUE(message->text().contains("gScoreCAM, ScoreCAM, ")) << message->text().toStdString();
    clickCell(1, 1);
    EXPECT_FALSE(document().state().cell);
    EXPECT_FALSE(grid()->isVisible());
}

TEST_F(ChannelsTest, DrawsOnlyTheThumbnailsThatAreSeen)
{
    m_script->channels = 3072;
    document().setPrompt(0, "pear");
    ASSERT_TRUE(waitUntilDone());
    ASSERT_EQ(model().rowCount(), 3072);
    EXPECT_EQ(model().thumbnails().kept(), 0) << "nobody looks: another tab is in front";
    clickCell(0, 0);
    EXPECT_TRUE(waitUntil([this] { return model().thumbnails().kept() > 0; }));
    EXPECT_LT(model().thumbnails().kept(), 200);
    grid()->setFocus();
    QTest::keyClick(grid(), Qt::Key_Right);
    QTest::keyClick(grid(), Qt::Key_End);
    EXPECT_EQ(document().state().channel, model().channelAt(3071));
    EXPECT_TRUE(grid()->viewport()->rect().intersects(grid()->visualRect(grid()->currentIndex())));
}

TEST_F(ChannelsTest, EveryControlHasAName)
{
    clickCell(1, 1);
    expectNamedControls(*m_window->findChild<ui::ChannelsPanel*>());
    const QString text = model().index(0).data(Qt::AccessibleTextRole).toString();
    EXPECT_TRUE(text.startsWith("Channel 5, number 1 of 16, adds 0.")) << text.toStdString();
    EXPECT_TRUE(text.endsWith(", on")) << text.toStdString();
}

}  // namespace
}  // namespace clipscope::test
