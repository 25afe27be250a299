// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_fixture.h"

#include <opencv2/core.hpp>

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QDoubleSpinBox>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <array>

namespace clipscope::test {
namespace {

TEST_F(WindowTest, ShowsAFinishedResultInWordsForAssistiveTools)
{
    EXPECT_TRUE(description().startsWith("prompt=apple method=gScoreCAM state=done "))
        << description().toStdString();
    EXPECT_TRUE(description().contains(" threshold="));
    EXPECT_TRUE(description().contains("(otsu) box="));
    EXPECT_EQ(m_window->windowTitle(), "gradient — “apple” — Clipscope");
}

TEST_F(WindowTest, ScoresAndExplainsAgainAfterTyping)
{
    const int explains = m_script->explains;
    typePrompt("red apple");
    ASSERT_TRUE(waitUntil([this] { return explainer().isStale(); }));
    ASSERT_TRUE(waitUntilDone());
    EXPECT_EQ(m_script->explains, explains + 1);
    EXPECT_TRUE(description().startsWith("prompt=red apple "));
    EXPECT_TRUE(find<QLineEdit>("prompt")->hasFocus());
}

TEST_F(WindowTest, ExplainsAtOnceOnReturn)
{
    document().setLive(false);
    const int explains = m_script->explains;
    typePrompt("pear");
    QTest::keyClick(find<QLineEdit>("prompt"), Qt::Key_Return);
    ASSERT_TRUE(waitUntilDone());
    EXPECT_EQ(m_script->explains, explains + 1);
}

TEST_F(WindowTest, DoesNotRunByItselfWhenLiveIsOff)
{
    document().setLive(false);
    const int explains = m_script->explains;
    typePrompt("pear");
    ASSERT_TRUE(waitUntil([this] { return explainer().estimate() > 0; }));
    EXPECT_EQ(m_script->explains, explains);
    EXPECT_EQ(find<QToolButton>("runButton")->text(), "Run ≈ 14 s, 17 passes");
    EXPECT_TRUE(explainer().isStale());
}

TEST_F(WindowTest, SwitchesEveryLayerOffAndBackByteForByte)
{
    document().setVisible(ui::Layer::Mask, true);
    canvas().setFocus();
    const QImage before = drawn();
    for (const auto key : {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4, Qt::Key_5}) {
        QTest::keyClick(&canvas(), key);
        EXPECT_NE(drawn(), before) << key;
        QTest::keyClick(&canvas(), key);
        EXPECT_EQ(drawn(), before) << key;
    }
}

TEST_F(WindowTest, PeeksAtThePictureAloneWhileSpaceIsHeld)
{
    canvas().setFocus();
    const QImage before = drawn();
    QTest::keyPress(&canvas(), Qt::Key_Space);
    EXPECT_NE(drawn(), before);
    QTest::keyRelease(&canvas(), Qt::Key_Space);
    EXPECT_EQ(drawn(), before);
}

TEST_F(WindowTest, NeverLetsSingleKeysFireFromThePrompt)
{
    document().setLive(false);
    const QString colours = document().colorMap();
    const QString method = document().method();
    const QImage before = drawn();
    typePrompt("mtxpcf 12345?[]");
    EXPECT_EQ(find<QLineEdit>("prompt")->text(), "mtxpcf 12345?[]");
    EXPECT_EQ(document().colorMap(), colours);
    EXPECT_EQ(document().method(), method);
    for (const auto layer : {ui::Layer::Picture, ui::Layer::Heat, ui::Layer::Boxes})
        EXPECT_TRUE(document().isVisible(layer));
    EXPECT_EQ(m_window->findChildren<QDialog*>().size(), 0);
}

TEST_F(WindowTest, RecombinesForASmallerKWithoutTheEngine)
{
    const int explains = m_script->explains;
    const QImage before = drawn();
    auto* spin = find<QDoubleSpinBox>("kSpin");
    EXPECT_EQ(spin->maximum(), 16);
    spin->setValue(3);
    ASSERT_TRUE(waitUntilDone());
    EXPECT_EQ(m_script->explains, explains);
    EXPECT_NE(drawn(), before);
    const auto shown = explainer().shownResult();
    ASSERT_TRUE(shown);
    EXPECT_EQ(std::get<std::int64_t>(shown->params.at("k")), 3);
    const NativeMap expected = combineFirst(*shown->bank, 3);
    EXPECT_EQ(cv::norm(shown->map.values, expected.values, cv::NORM_INF), 0);
    spin->setValue(16);
    ASSERT_TRUE(waitUntilDone());
    EXPECT_EQ(drawn(), before);
}

TEST_F(WindowTest, GoesBackToAKnownPromptWithoutTheEngine)
{
    document().addPrompt("pear");
    ASSERT_TRUE(waitUntilDone());
    const int explains = m_script->explains;
    QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
    ASSERT_TRUE(waitUntilDone());
    EXPECT_EQ(document().explained(), 0);
    EXPECT_EQ(m_script->explains, explains);
}

TEST_F(WindowTest, ChangesThresholdOpacityAndColoursWithoutTheEngine)
{
    const int explains = m_script->explains;
    QImage before = drawn();
    document().setThreshold({Threshold::Kind::Fixed, 0.9});
    ASSERT_TRUE(waitUntil([this] { return description().contains("threshold=0.90(fixed)"); }));
    EXPECT_NE(drawn(), before);
    before = drawn();
    document().setOpacity(0.2);
    EXPECT_NE(drawn(), before);
    const QImage faint = drawn();
    canvas().setFocus();
    QTest::keyClick(&canvas(), Qt::Key_C);
    ASSERT_TRUE(waitUntil([this, &faint] { return drawn() != faint; }));
    EXPECT_EQ(m_script->explains, explains);
}

TEST_F(WindowTest, KeepsThePictureAndSaysWhyWhenAFileCannotBeRead)
{
    const QTemporaryDir folder;
    QFile text(folder.filePath("words.png"));
    ASSERT_TRUE(text.open(QIODevice::WriteOnly));
    text.write("these are words");
    text.close();
    const auto picture = document().picture();
    const QImage before = drawn();
    m_workbench->opener().openFile(text.fileName());
    ASSERT_TRUE(waitUntil([this] { return !message().isEmpty(); }));
    EXPECT_TRUE(message().contains("words.png")) << message().toStdString();
    EXPECT_EQ(document().picture(), picture);
    find<QToolButton>("messageClose")->click();
    EXPECT_TRUE(message().isEmpty());
    QTest::qWait(0);
    EXPECT_EQ(drawn(), before);
}

TEST_F(WindowTest, OpensADroppedFile)
{
    const QTemporaryDir folder;
    ASSERT_TRUE(gradient(30, 20).save(folder.filePath("small.png")));
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(folder.filePath("small.png"))});
    QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window.get(), &enter);
    EXPECT_TRUE(enter.isAccepted());
    QDropEvent drop({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window.get(), &drop);
    ASSERT_TRUE(waitUntil([this] { return document().picture()->image.width() == 30; }));
    EXPECT_TRUE(m_window->windowTitle().startsWith("small.png"));
    EXPECT_EQ(document().prompts(), QStringList{"apple"});
    EXPECT_EQ(m_settings->recentFiles().size(), 1);
    EXPECT_TRUE(waitUntilDone());
}

TEST_F(WindowTest, PastesAPictureEvenWhileThePromptHasTheFocus)
{
    QGuiApplication::clipboard()->setImage(gradient(40, 40));
    auto* prompt = find<QLineEdit>("prompt");
    prompt->setFocus();
    QTest::keyClick(prompt, Qt::Key_V, Qt::ControlModifier);
    ASSERT_TRUE(waitUntil([this] { return document().picture()->image.width() == 40; }));
    EXPECT_TRUE(m_window->windowTitle().startsWith("Pasted image"));
    EXPECT_EQ(prompt->text(), "apple");
}

TEST_F(WindowTest, PastesWordsIntoThePrompt)
{
    QGuiApplication::clipboard()->setText("green pear");
    auto* prompt = find<QLineEdit>("prompt");
    prompt->setFocus();
    prompt->selectAll();
    QTest::keyClick(prompt, Qt::Key_V, Qt::ControlModifier);
    EXPECT_EQ(document().explainedPrompt(), "green pear");
    EXPECT_TRUE(message().isEmpty());
}

TEST_F(WindowTest, CancelsARunWithEscapeFromThePrompt)
{
    m_script->hold();
    typePrompt("pear");
    QTest::keyClick(find<QLineEdit>("prompt"), Qt::Key_Return);
    ASSERT_TRUE(waitUntil([this] { return description().contains("progress=1/4"); }));
    EXPECT_TRUE(description().contains("state=running"));
    QTest::keyClick(find<QLineEdit>("prompt"), Qt::Key_Escape);
    ASSERT_TRUE(waitUntil([this] { return description().contains("state=cancelled"); }));
    EXPECT_TRUE(find<QToolButton>("runButton")->isEnabled());
}

TEST_F(WindowTest, ShowsAPartialMapBeforeTheRunIsDone)
{
    m_script->hold();
    const QImage before = drawn();
    typePrompt("pear");
    QTest::keyClick(find<QLineEdit>("prompt"), Qt::Key_Return);
    ASSERT_TRUE(waitUntil(
        [this] { return explainer().composition()->label.origin == ui::MapOrigin::Partial; }));
    EXPECT_NE(drawn(), before);
    m_script->release();
    EXPECT_TRUE(waitUntilDone());
}

TEST_F(WindowTest, ScoresANewPromptWhileAnotherIsBeingExplained)
{
    m_script->hold();
    typePrompt("pear");
    QTest::keyClick(find<QLineEdit>("prompt"), Qt::Key_Return);
    ASSERT_TRUE(waitUntil([this] { return description().contains("state=running"); }));
    const int scores = m_script->scores;
    document().setPrompt(0, "plum");
    ASSERT_TRUE(waitUntil([this, scores] { return m_script->scores > scores; }));
    EXPECT_TRUE(waitUntil([this] { return m_workbench->scores().isCurrent(); }));
    m_script->release();
    EXPECT_TRUE(waitUntilDone());
    EXPECT_TRUE(description().startsWith("prompt=plum "));
}

TEST_F(WindowTest, ShowsAFailedRunInTheMessageBarAndKeepsTheMap)
{
    m_script->failNextExplain = true;
    typePrompt("pear");
    ASSERT_TRUE(waitUntil([this] { return !message().isEmpty(); }));
    EXPECT_EQ(message(), "there is not enough memory for one picture");
    EXPECT_TRUE(description().contains("state=error"));
    EXPECT_NE(explainer().composition(), nullptr);
    find<QPushButton>("messageAction")->click();
    EXPECT_TRUE(waitUntilDone());
}

TEST_F(WindowTest, KeepsTheModelInForceWhenAnotherCannotBeLoaded)
{
    const QString before = document().model();
    m_script->failLoads = true;
    document().setModel("missing");
    ASSERT_TRUE(waitUntil([this] { return !message().isEmpty(); }));
    EXPECT_EQ(message(), "there is no model 'missing'");
    EXPECT_EQ(document().model(), before);
    EXPECT_TRUE(waitUntilDone());
}

TEST_F(WindowTest, GivesALonePromptNoProbability)
{
    auto* table = find<QTableView>("prompts");
    ASSERT_TRUE(waitUntil([this] { return m_workbench->scores().isCurrent(); }));
    const QModelIndex cell = table->model()->index(0, 3);
    EXPECT_EQ(cell.data().toString(), "—");
    EXPECT_TRUE(cell.data(Qt::ToolTipRole).toString().contains("at least two prompts"));
    document().addPrompt("pear");
    ASSERT_TRUE(waitUntil([this] { return m_workbench->scores().isCurrent(); }));
    EXPECT_DOUBLE_EQ(table->model()->index(0, 3).data().toDouble(), 0.5);
}

TEST_F(WindowTest, ExplainsTheClickedPrompt)
{
    document().addPrompt("pear");
    ASSERT_TRUE(waitUntilDone());
    auto* table = find<QTableView>("prompts");
    const QRect cell = table->visualRect(table->model()->index(0, 0));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, cell.center());
    EXPECT_EQ(document().explained(), 0);
    EXPECT_TRUE(waitUntilDone());
}

TEST_F(WindowTest, WarnsOfPromptsThatAreTooLong)
{
    typePrompt("one two three four five six seven eight");
    auto* counter = find<QLabel>("tokenCounter");
    EXPECT_EQ(counter->text(), "10/8");
    EXPECT_TRUE(counter->toolTip().contains("ignores the rest"));
}

TEST_F(WindowTest, GivesEveryControlANameForAssistiveTools)
{
    expectNamedControls(*m_window);
}

TEST_F(WindowTest, ClosesWithinTwoSecondsWhileBusy)
{
    m_script->hold();
    document().setPrompt(0, "pear");
    explainer().run();
    ASSERT_TRUE(waitUntil([this] { return description().contains("state=running"); }));
    QElapsedTimer clock;
    clock.start();
    m_window->close();
    m_window.reset();
    m_workbench.reset();
    EXPECT_LT(clock.elapsed(), 2000);
}

TEST_F(WindowTest, KeepsTheImageColoursInEveryTheme)
{
    for (const auto layer : {ui::Layer::Heat, ui::Layer::Contours, ui::Layer::Boxes})
        document().setVisible(layer, false);
    m_theme->choose(ui::ThemeChoice::Dark);
    const QPoint centre = drawn().rect().center();
    const QRgb dark = drawn().pixel(centre);
    m_theme->choose(ui::ThemeChoice::Light);
    EXPECT_EQ(drawn().pixel(centre), dark);
    EXPECT_NE(drawn().pixel(2, 2), dark);
}

}  // namespace
}  // namespace clipscope::test
