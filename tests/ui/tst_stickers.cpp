// SPDX-License-Identifier: GPL-3.0-or-later
// Stickers as part of the document: the picture follows them, and so do scores, undo and sessions.
#include "core/session/session_file.h"
#include "core/sticker/composite.h"
#include "tests/ui/window_fixture.h"
#include "ui/jobs/stick.h"
#include "ui/raster/convert.h"

#include <QAction>
#include <QDoubleSpinBox>
#include <QFontDatabase>
#include <QLabel>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <algorithm>

namespace clipscope::test {
namespace {

class StickersTest : public WindowTest {
protected:
    [[nodiscard]] ui::StickerBench& bench() { return m_workbench->stickers(); }
    [[nodiscard]] ui::AttackBoard& attack() { return m_workbench->attack(); }
    [[nodiscard]] ui::SweepBoard& sweep() { return m_workbench->sweep(); }
    [[nodiscard]] QUndoStack& undo() { return m_workbench->undo().stack(); }
    [[nodiscard]] const Sticker& first() { return document().stickers().front(); }
    void trigger(const char* name) { find<QAction>(name)->trigger(); }
    /// The picture is the photo with the stickers of the document.
    [[nodiscard]] bool isStuck()
    {
        const ui::PicturePtr& picture = document().picture();
        return picture->stickers == stickersKey(document().stickers());
    }
    void stage()
    {
        trigger("toggleStickers");
        ASSERT_TRUE(waitUntil([this] { return isStuck() && attack().isCurrent(); }));
    }
};

TEST_F(StickersTest, OneKeyStagesTheAttackBesideTheCleanPicture)
{
    const ui::PicturePtr photo = document().picture();
    stage();
    ASSERT_EQ(document().stickers().size(), 1U);
    EXPECT_EQ(first().text, "iPod");
    EXPECT_TRUE(document().prompts().contains("iPod"));
    EXPECT_EQ(document().explainedPrompt(), "apple");
    EXPECT_EQ(document().state().layout, ui::Layout::SideBySide);
    EXPECT_EQ(document().state().photo(), photo);
    EXPECT_NE(document().picture(), photo);
    const Image expected = composed(photo->image, document().stickers(), ui::stickerPatches());
    EXPECT_EQ(document().picture()->image.id(), expected.id());
    ASSERT_TRUE(waitUntil([this] { return description().contains("panes=shown,shown"); }));
    EXPECT_EQ(m_workbench->comparison().pane(1).image->source, photo);
    EXPECT_TRUE(message().contains("flip", Qt::CaseInsensitive)) << message().toStdString();
    ASSERT_TRUE(waitUntil([this] { return attack().boxOverlap().has_value(); }));
    EXPECT_NEAR(*attack().boxOverlap(), 1, 1e-9);  // the fake sees no difference
    EXPECT_TRUE(find<QLabel>("attackVerdict")->text().contains("IoU"));
}

TEST_F(StickersTest, FontsThatComeLaterChangeNoSticker)
{
    EXPECT_TRUE(QFontDatabase::hasFamily("Clipscope Sans")) << "loaded before anything is drawn";
    stage();
    const Sticker before = first();
    const int steps = undo().count();
    ASSERT_GE(QFontDatabase::addApplicationFont(":/clipscope/fonts/ClipscopeHand-Bold.otf"), 0);
    QCoreApplication::processEvents();
    EXPECT_EQ(first().font.family, before.font.family);
    EXPECT_EQ(undo().count(), steps);
}

TEST_F(StickersTest, TheSameKeyHidesAndShowsThem)
{
    const ui::PicturePtr photo = document().picture();
    stage();
    const std::string attacked = document().picture()->image.id();
    trigger("toggleStickers");
    EXPECT_FALSE(first().visible);
    EXPECT_EQ(document().picture(), photo);
    trigger("toggleStickers");
    ASSERT_TRUE(waitUntil([this] { return isStuck() && document().picture()->photo != nullptr; }));
    EXPECT_EQ(document().picture()->image.id(), attacked);
}

TEST_F(StickersTest, ScoresCleanAndAttackedAndAsksForTheCleanOnceOnly)
{
    stage();
    ASSERT_TRUE(waitUntilDone());
    const int scores = m_script->scores;
    bench().nudge(first().id, 5, 0);
    ASSERT_TRUE(waitUntil([this] { return isStuck() && attack().isCurrent(); }));
    ASSERT_TRUE(waitUntilDone());
    EXPECT_LE(m_script->scores - scores, 1);
    ASSERT_TRUE(attack().clean(0).has_value());
    ASSERT_TRUE(attack().attacked(0).has_value());
    const auto* table = find<QTableView>("attackScores");
    EXPECT_EQ(table->model()->rowCount(), document().prompts().size());
}

TEST_F(StickersTest, UndoTakesBackStickerAndPicture)
{
    const ui::PicturePtr photo = document().picture();
    stage();
    bench().nudge(first().id, 20, 10);
    const Sticker moved = first();
    ASSERT_TRUE(waitUntil([this] { return isStuck(); }));
    EXPECT_EQ(undo().undoText(), "move of “iPod”");
    undo().undo();
    EXPECT_NE(first(), moved);
    ASSERT_TRUE(waitUntil([this] { return isStuck(); }));
    undo().undo();
    EXPECT_TRUE(document().stickers().empty());
    ASSERT_TRUE(waitUntil([&] { return document().picture() == photo; }));
    undo().redo();
    undo().redo();
    EXPECT_EQ(first(), moved);
    ASSERT_TRUE(waitUntil([this] { return isStuck(); }));
}

TEST_F(StickersTest, AddingAndRemovingAreTwoStepsHoweverQuick)
{
    document().setLayout(ui::Layout::SideBySide);
    document().setPrompt(0, "iPod");  // so that nothing but the sticker comes
    const int before = undo().count();
    trigger("toggleStickers");
    trigger("deleteSticker");
    EXPECT_TRUE(document().stickers().empty());
    EXPECT_EQ(undo().count(), before + 2);
    undo().undo();
    EXPECT_EQ(document().stickers().size(), 1U);
}

TEST_F(StickersTest, AnotherPhotoTakesThemAway)
{
    stage();
    m_workbench->opener().openPixels(gradient(90, 70), "another");
    ASSERT_TRUE(waitUntil([this] { return document().picture()->title == "another"; }));
    EXPECT_TRUE(document().stickers().empty());
    EXPECT_EQ(document().picture()->photo, nullptr);
}

TEST_F(StickersTest, BakingMakesThemPartOfThePhoto)
{
    stage();
    const std::string attacked = document().picture()->image.id();
    trigger("bakeStickers");
    EXPECT_TRUE(document().stickers().empty());
    EXPECT_EQ(document().picture()->photo, nullptr);
    EXPECT_EQ(document().picture()->image.id(), attacked);
    undo().undo();
    EXPECT_EQ(document().stickers().size(), 1U);
}

TEST_F(StickersTest, ASessionKeepsThemExactly)
{
    stage();
    ASSERT_TRUE(waitUntilDone());
    const QTemporaryDir folder;
    const QString path = folder.filePath("attack.clipscope");
    const auto stickers = document().stickers();
    const std::string attacked = document().picture()->image.id();
    const std::string clean = document().state().photo()->image.id();
    QSignalSpy saved(&m_workbench->sessions(), &ui::SessionKeeper::saved);
    m_workbench->sessions().save(path);
    ASSERT_TRUE(waitUntil([&saved] { return saved.count() == 1; }));
    m_workbench->opener().openPixels(gradient(90, 70), "another");
    ASSERT_TRUE(waitUntil([this] { return document().stickers().empty(); }));
    ASSERT_TRUE(waitUntilDone());
    const int explains = m_script->explains;
    m_workbench->opener().openFile(path);
    ASSERT_TRUE(waitUntil([this] { return !document().stickers().empty(); }));
    EXPECT_EQ(document().stickers(), stickers);
    EXPECT_EQ(document().picture()->image.id(), attacked);
    EXPECT_EQ(document().state().photo()->image.id(), clean);
    ASSERT_TRUE(waitUntilDone());
    EXPECT_LE(m_script->explains - explains, 1);  // the clean pane's, which it does not keep
}

TEST_F(StickersTest, SweepsOneStickerAndSetsItFromThePlot)
{
    stage();
    const Sticker before = first();
    SweepPlan plan;
    plan.kind = SweepKind::Rotation;
    plan.from = -30;
    plan.to = 30;
    plan.count = 5;
    sweep().start(plan, first().id);
    EXPECT_TRUE(sweep().isRunning());
    ASSERT_TRUE(waitUntil([this] { return !sweep().isRunning(); }));
    ASSERT_EQ(sweep().points().size(), 5U);
    EXPECT_EQ(first(), before);  // only looked at
    EXPECT_DOUBLE_EQ(sweep().points()[1].value, -15);
    EXPECT_TRUE(sweep().summary().contains("throughout")) << sweep().summary().toStdString();
    const std::string csv = sweep().csv();
    EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 1 + 5 * document().prompts().size());
    sweep().apply(4);
    EXPECT_DOUBLE_EQ(first().rotation, 30);
}

TEST_F(StickersTest, AStoppedSweepKeepsWhatItFound)
{
    stage();
    SweepPlan plan;
    plan.kind = SweepKind::Position;
    plan.columns = 20;
    plan.rows = 20;
    sweep().start(plan, first().id);
    ASSERT_TRUE(waitUntil([this] { return sweep().points().size() >= 3; }));
    sweep().stop();
    const std::size_t found = sweep().points().size();
    EXPECT_LT(found, 400U);
    QTest::qWait(50);
    EXPECT_EQ(sweep().points().size(), found);
}

TEST_F(StickersTest, ThePanelAndTheBenchFollowEachOther)
{
    stage();
    auto* rotation = find<QWidget>("stickerRotation");
    ASSERT_NE(rotation, nullptr);
    bench().edit(first().id, [](Sticker& sticker) { sticker.rotation = 42; });
    EXPECT_DOUBLE_EQ(find<QDoubleSpinBox>("stickerRotationSpin")->value(), 42);
    find<QDoubleSpinBox>("stickerRotationSpin")->setValue(-7);
    EXPECT_DOUBLE_EQ(first().rotation, -7);
    bench().duplicate(first().id);
    ASSERT_EQ(document().stickers().size(), 2U);
    EXPECT_EQ(bench().selected(), document().stickers().back().id);
    EXPECT_NE(document().stickers()[0].id, document().stickers()[1].id);
    bench().raise(bench().selected(), -1);
    EXPECT_EQ(bench().selected(), first().id);
    trigger("deleteSticker");
    EXPECT_EQ(document().stickers().size(), 1U);
    expectNamedControls(*m_window);
}

}  // namespace
}  // namespace clipscope::test
