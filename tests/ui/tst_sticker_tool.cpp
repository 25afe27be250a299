// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sticker/composite.h"
#include "tests/ui/window_fixture.h"
#include "ui/canvas/source_map.h"
#include "ui/canvas/sticker_editor.h"
#include "ui/canvas/sticker_tool.h"
#include "ui/jobs/stick.h"

#include <QAction>
#include <QLineEdit>
#include <QMouseEvent>
#include <QTest>
#include <QUndoStack>

#include <cmath>

namespace clipscope::test {
namespace {

using ui::Grip;

/// The window with its gradient of 200 by 120 pixels and one label, "iPod", at (60, 40).
class StickerToolTest : public WindowTest {
protected:
    void SetUp() override
    {
        WindowTest::SetUp();
        document().edit([](ui::DocumentState& state) { state.layout = ui::Layout::SideBySide; });
        bench().add(label("iPod", 60, 40));
        settle();
        bench().select({});
        m_workbench->undo().clear();
    }
    static Sticker label(const std::string& text, double x, double y)
    {
        Sticker sticker;
        sticker.text = text;
        sticker.centreX = x;
        sticker.centreY = y;
        sticker.font.size = 16;
        sticker.paper = true;
        sticker.padding = 4;
        return sticker;
    }
    [[nodiscard]] ui::StickerTool& tool() { return m_window->stickers(); }
    [[nodiscard]] ui::StickerBench& bench() { return m_workbench->stickers(); }
    [[nodiscard]] QUndoStack& undo() { return m_workbench->undo().stack(); }
    [[nodiscard]] const Sticker& first() { return document().stickers().front(); }
    [[nodiscard]] ui::SourceMap map() { return {*find<ui::Stage>("stage"), canvas()}; }
    [[nodiscard]] QPoint inView(const QPointF& inSource)
    {
        return map().inView(inSource).toPoint();
    }
    /// The picture shows the stickers as they are.
    void settle()
    {
        ASSERT_TRUE(waitUntil([this] {
            return document().picture()->stickers == stickersKey(document().stickers());
        }));
        QCoreApplication::processEvents();
    }
    void
    send(QEvent::Type type, const QPointF& at, Qt::MouseButtons held, Qt::KeyboardModifiers keys)
    {
        const bool isMove = type == QEvent::MouseMove;
        QMouseEvent event(
            type,
            at,
            canvas().viewport()->mapToGlobal(at),
            isMove ? Qt::NoButton : Qt::LeftButton,
            held,
            keys);
        QCoreApplication::sendEvent(canvas().viewport(), &event);
    }
    /// In pixels of the view.
    void drag(const QPointF& from, const QPointF& to, Qt::KeyboardModifiers keys = {})
    {
        send(QEvent::MouseButtonPress, from, Qt::LeftButton, keys);
        for (int i = 1; i <= 5; ++i)
            send(QEvent::MouseMove, from + (to - from) * i / 5.0, Qt::LeftButton, keys);
        send(QEvent::MouseButtonRelease, to, Qt::NoButton, keys);
    }
    void dragInSource(const QPointF& from, const QPointF& to, Qt::KeyboardModifiers keys = {})
    {
        drag(map().inView(from), map().inView(to), keys);
    }
    void click(const QPointF& inSource)
    {
        QTest::mouseClick(canvas().viewport(), Qt::LeftButton, {}, inView(inSource));
    }
    /// Of the selected sticker, in the view.
    [[nodiscard]] QPointF grip(Grip wanted)
    {
        const Sticker& sticker = *bench().selectedSticker();
        const Point centre = centreOf(sticker);
        ui::Corners corners =
            ui::cornersOf({{centre.x, centre.y}, tool().sizeOf(sticker), sticker.rotation});
        for (QPointF& corner : corners)
            corner = map().inView(corner);
        for (const ui::GripPlace& place : ui::gripPlaces(corners, sticker.kind))
            if (place.grip == wanted)
                return place.at;
        ADD_FAILURE() << "no such handle";
        return {};
    }
};

TEST_F(StickerToolTest, MeasuresStickersAsTheyAreDrawn)
{
    for (const double size : {10.0, 47.0, 300.0}) {
        Sticker sticker = scaled(first(), size / first().font.size);
        sticker.rotation = 0;
        const auto corners = outlineOf(sticker, ui::stickerPatches());
        const QSizeF measured = tool().sizeOf(sticker);
        EXPECT_NEAR(measured.width(), corners[1].x - corners[0].x, 1 + size / 50) << size;
        EXPECT_NEAR(measured.height(), corners[3].y - corners[0].y, 1 + size / 50) << size;
    }
}

TEST_F(StickerToolTest, ClickSelectsAndAClickBesideDeselectsAndStillChoosesACell)
{
    EXPECT_TRUE(description().contains("stickers=1")) << description().toStdString();
    EXPECT_FALSE(description().contains("selected="));
    click({60, 40});
    EXPECT_EQ(bench().selected(), first().id);
    EXPECT_TRUE(description().contains("stickers=1 selected=\"iPod\" at=60,40"))
        << description().toStdString();
    EXPECT_FALSE(document().state().cell);
    ASSERT_TRUE(waitUntilDone());
    click({150, 100});
    EXPECT_TRUE(bench().selected().empty());
    EXPECT_TRUE(document().state().cell);
    EXPECT_EQ(undo().count(), 1);  // the cell
}

TEST_F(StickerToolTest, TakesTheTopmostThatIsVisibleAndUnlocked)
{
    bench().add(label("hidden", 60, 40));
    bench().edit(bench().selected(), [](Sticker& sticker) { sticker.visible = false; });
    bench().add(label("locked", 60, 40));
    bench().edit(bench().selected(), [](Sticker& sticker) { sticker.locked = true; });
    bench().select({});
    click({60, 40});
    EXPECT_EQ(bench().selected(), first().id);
    bench().add(label("top", 60, 40));
    bench().select({});
    click({60, 40});
    ASSERT_TRUE(bench().selectedSticker());
    EXPECT_EQ(bench().selectedSticker()->text, "top");
}

TEST_F(StickerToolTest, DragMovesAtOnceAndIsOneStep)
{
    dragInSource({60, 40}, {82, 61}, Qt::ControlModifier);
    EXPECT_NEAR(first().centreX, 82, 1e-6);
    EXPECT_NEAR(first().centreY, 61, 1e-6);
    EXPECT_EQ(bench().selected(), first().id);
    EXPECT_EQ(undo().count(), 1);
    const double zoom = canvas().zoom();
    settle();
    EXPECT_DOUBLE_EQ(canvas().zoom(), zoom);
    undo().undo();
    EXPECT_EQ(first().centreX, 60);
    EXPECT_EQ(first().centreY, 40);
}

TEST_F(StickerToolTest, KeepsTheViewWhenStickersChange)
{
    canvas().zoomTo(3);
    const auto before = canvas().framing();
    bench().nudge(first().id, 7, 0);
    settle();
    ASSERT_TRUE(waitUntilDone());
    EXPECT_DOUBLE_EQ(canvas().zoom(), 3);
    EXPECT_EQ(canvas().framing().centre, before.centre);
}

TEST_F(StickerToolTest, TwoDragsAreTwoSteps)
{
    dragInSource({60, 40}, {82, 61});
    dragInSource({first().centreX, first().centreY}, {120, 70});
    EXPECT_EQ(undo().count(), 2);
}

TEST_F(StickerToolTest, EscapeTakesADragBackAndLeavesNoStep)
{
    const QPointF from = map().inView({60, 40});
    send(QEvent::MouseButtonPress, from, Qt::LeftButton, {});
    send(QEvent::MouseMove, from + QPointF(30, 20), Qt::LeftButton, {});
    EXPECT_NE(first().centreX, 60);
    QTest::keyClick(&canvas(), Qt::Key_Escape);
    EXPECT_EQ(first().centreX, 60);
    send(QEvent::MouseButtonRelease, from + QPointF(30, 20), Qt::NoButton, {});
    EXPECT_EQ(first().centreX, 60);
    EXPECT_EQ(undo().count(), 0);
}

TEST_F(StickerToolTest, SnapsToTheMiddleOfThePictureUnlessCtrlIsHeld)
{
    const double near = map().sourceLength(4);
    dragInSource({60, 40}, {100 + near, 60 - near});
    EXPECT_DOUBLE_EQ(first().centreX, 100);
    EXPECT_DOUBLE_EQ(first().centreY, 60);
    undo().undo();
    dragInSource({60, 40}, {100 + near, 60 - near}, Qt::ControlModifier);
    EXPECT_NEAR(first().centreX, 100 + near, 1e-6);
}

TEST_F(StickerToolTest, CornerScalesTheTextAboutTheOppositeCorner)
{
    click({60, 40});
    const QSizeF before = tool().sizeOf(first());
    const QPointF corner = grip(Grip::BottomRight);
    const QPointF opposite = grip(Grip::TopLeft);
    drag(corner, corner + (corner - opposite) * 0.5);
    EXPECT_NEAR(first().font.size, 24, 1);  // the mouse has whole pixels only
    EXPECT_NEAR(first().padding, first().font.size / 4, 1e-6);
    EXPECT_NEAR(tool().sizeOf(first()).width() / before.width(), first().font.size / 16, 0.05);
    EXPECT_NEAR(grip(Grip::TopLeft).x(), opposite.x(), 4);
    EXPECT_NEAR(grip(Grip::TopLeft).y(), opposite.y(), 4);
    EXPECT_EQ(undo().count(), 1);
    undo().undo();
    EXPECT_EQ(first().font.size, 16);
}

TEST_F(StickerToolTest, EdgeBreaksTheLinesOfText)
{
    bench().edit(first().id, [](Sticker& sticker) { sticker.text = "apple iPod"; });
    click({60, 40});
    const QSizeF before = tool().sizeOf(first());
    const QPointF edge = grip(Grip::Right);
    drag(
        edge,
        edge - QPointF(map().inView({before.width() * 0.35, 0}).x() - map().inView({0, 0}).x(), 0));
    ASSERT_TRUE(first().wrapWidth);
    EXPECT_GT(tool().sizeOf(first()).height(), 1.4 * before.height());
    EXPECT_EQ(first().font.size, 16);
}

TEST_F(StickerToolTest, KnobTurnsAndShiftKeepsToSteps)
{
    click({60, 40});
    const QPointF centre = map().inView({60, 40});
    const QPointF knob = grip(Grip::Knob);
    const double length = centre.y() - knob.y();
    const auto at = [&](double degrees) {
        const double angle = degrees * M_PI / 180;
        return centre + length * QPointF(std::sin(angle), -std::cos(angle));
    };
    drag(knob, at(37));
    EXPECT_NEAR(first().rotation, 37, 0.5);
    EXPECT_EQ(undo().count(), 1);
    drag(at(37), at(50), Qt::ShiftModifier);
    EXPECT_DOUBLE_EQ(first().rotation, 45);
    EXPECT_EQ(first().centreX, 60);
}

TEST_F(StickerToolTest, ArrowsNudgeWhileOneIsSelectedAndElseMoveTheView)
{
    canvas().zoomTo(6);
    canvas().setFocus();
    const QPointF before = canvas().mapToScene(0, 0);
    QTest::keyClick(&canvas(), Qt::Key_Right);
    EXPECT_NE(canvas().mapToScene(0, 0), before);
    EXPECT_EQ(first().centreX, 60);
    bench().select(first().id);
    const QPointF now = canvas().mapToScene(0, 0);
    QTest::keyClick(&canvas(), Qt::Key_Right);
    QTest::keyClick(&canvas(), Qt::Key_Down, Qt::ShiftModifier);
    EXPECT_EQ(first().centreX, 61);
    EXPECT_EQ(first().centreY, 50);
    EXPECT_EQ(canvas().mapToScene(0, 0), now);
}

TEST_F(StickerToolTest, DeleteDuplicateAndEscape)
{
    canvas().setFocus();
    bench().select(first().id);
    QTest::keyClick(&canvas(), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    ASSERT_EQ(document().stickers().size(), 2U);
    EXPECT_NE(bench().selected(), first().id);
    QTest::keyClick(&canvas(), Qt::Key_Delete);
    EXPECT_EQ(document().stickers().size(), 1U);
    bench().select(first().id);
    QTest::keyClick(&canvas(), Qt::Key_Escape);
    EXPECT_TRUE(bench().selected().empty());
    EXPECT_EQ(document().stickers().size(), 1U);
}

TEST_F(StickerToolTest, KeysInThePromptFieldStayThere)
{
    bench().select(first().id);
    auto* prompt = find<QLineEdit>("prompt");
    prompt->setFocus();
    prompt->setText("apple");
    QTest::keyClick(prompt, Qt::Key_Home);
    QTest::keyClick(prompt, Qt::Key_Right);
    QTest::keyClick(prompt, Qt::Key_Delete);
    EXPECT_EQ(prompt->text(), "aple");
    QTest::keyClicks(prompt, "[");
    EXPECT_EQ(prompt->text(), "a[ple");
    EXPECT_EQ(document().stickers().size(), 1U);
    EXPECT_EQ(first().centreX, 60);
    EXPECT_EQ(bench().selected(), first().id);
}

TEST_F(StickerToolTest, DoubleClickEditsTheTextWithAPreviewInOneStep)
{
    QTest::mouseDClick(canvas().viewport(), Qt::LeftButton, {}, inView({60, 40}));
    auto* editor = find<ui::StickerEditor>("stickerText");
    ASSERT_TRUE(editor->isVisible());
    EXPECT_EQ(editor->accessibleName(), "Sticker text");
    EXPECT_EQ(editor->toPlainText(), "iPod");
    QTest::keyClicks(editor, "pear");
    EXPECT_EQ(first().text, "pear");
    QTest::keyClick(editor, Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClicks(editor, "tree");
    QTest::keyClick(editor, Qt::Key_Return);
    EXPECT_FALSE(editor->isVisible());
    EXPECT_TRUE(canvas().hasFocus());
    EXPECT_EQ(first().text, "pear\ntree");
    EXPECT_EQ(undo().count(), 1);
    undo().undo();
    EXPECT_EQ(first().text, "iPod");
}

TEST_F(StickerToolTest, EscapeInTheFieldRevertsAndLeavesNoStep)
{
    tool().editText(first().id);
    auto* editor = find<ui::StickerEditor>("stickerText");
    QTest::keyClicks(editor, "pear");
    QTest::keyClick(editor, Qt::Key_Escape);
    EXPECT_FALSE(editor->isVisible());
    EXPECT_EQ(first().text, "iPod");
    EXPECT_EQ(undo().count(), 0);
    EXPECT_EQ(bench().selected(), first().id);
}

TEST_F(StickerToolTest, PlacesWhereClickedAndThenTakesTheText)
{
    tool().armPlace(label("Text", 0, 0), true);
    EXPECT_EQ(canvas().viewport()->cursor().shape(), Qt::CrossCursor);
    click({140, 90});
    EXPECT_FALSE(tool().isPlacing());
    ASSERT_EQ(document().stickers().size(), 2U);
    auto* editor = find<ui::StickerEditor>("stickerText");
    ASSERT_TRUE(editor->isVisible());
    QTest::keyClicks(editor, "pear");
    QTest::keyClick(editor, Qt::Key_Return);
    const Sticker& placed = document().stickers().back();
    EXPECT_EQ(placed.text, "pear");
    EXPECT_NEAR(placed.centreX, 140, map().sourceLength(1));
    EXPECT_NEAR(placed.centreY, 90, map().sourceLength(1));
}

TEST_F(StickerToolTest, EscapeCancelsPlacing)
{
    tool().armPlace(label("Text", 0, 0), false);
    QTest::keyClick(&canvas(), Qt::Key_Escape);
    EXPECT_FALSE(tool().isPlacing());
    click({140, 90});
    EXPECT_EQ(document().stickers().size(), 1U);
}

TEST_F(StickerToolTest, BrushPaintsOneStrokePerDragUntilEscape)
{
    tool().armBrush(StickerKind::Blur, 8);
    QTest::keyClick(&canvas(), Qt::Key_BracketRight);
    EXPECT_NEAR(tool().brushRadius(), 9.6, 1e-9);
    QTest::keyClick(&canvas(), Qt::Key_BracketLeft);
    EXPECT_NEAR(tool().brushRadius(), 8, 1e-9);
    dragInSource({30, 80}, {90, 80});
    ASSERT_EQ(document().stickers().size(), 2U);
    const Sticker& stroke = document().stickers().back();
    EXPECT_EQ(stroke.kind, StickerKind::Blur);
    EXPECT_DOUBLE_EQ(stroke.radius, 8);
    EXPECT_NEAR(stroke.stroke.front().x, 30, 1e-6);
    EXPECT_NEAR(stroke.stroke.back().x, 90, 8);
    EXPECT_EQ(undo().count(), 1);
    dragInSource({60, 40}, {61, 70});  // paints over the label instead of moving it
    EXPECT_EQ(document().stickers().size(), 3U);
    EXPECT_EQ(first().centreX, 60);
    EXPECT_EQ(undo().count(), 2);
    QTest::keyClick(&canvas(), Qt::Key_Escape);
    EXPECT_FALSE(tool().isPainting());
    undo().undo();
    undo().undo();
    EXPECT_EQ(document().stickers().size(), 1U);
}

TEST_F(StickerToolTest, AddsAPictureAThirdAsWideInTheMiddle)
{
    tool().addPicture(gradientPicture(80, 20)->image);
    const Sticker& sticker = document().stickers().back();
    ASSERT_TRUE(sticker.picture);
    EXPECT_NEAR(sticker.picture->width, 200 / 3.0, 1e-9);
    EXPECT_NEAR(sticker.picture->height, 50 / 3.0, 1e-9);
    EXPECT_EQ(sticker.centreX, 100);
    EXPECT_EQ(sticker.centreY, 60);
}

TEST_F(StickerToolTest, WorksOnWhatTheModelSees)
{
    document().edit([](ui::DocumentState& state) { state.modelView = true; });
    ASSERT_TRUE(waitUntil([this] {  // the model's square is no 200 by 120
        const QPointF corner = map().onCanvas(QPointF(200, 120));
        return std::abs(corner.x() - corner.y()) < 1;
    }));
    ASSERT_TRUE(waitUntilDone());
    QCoreApplication::processEvents();
    dragInSource({60, 40}, {82, 71}, Qt::ControlModifier);
    EXPECT_NEAR(first().centreX, 82, 1e-6);
    EXPECT_NEAR(first().centreY, 71, 1e-6);
}

TEST_F(StickerToolTest, FrameIsNotInTheCopiedView)
{
    settle();
    ASSERT_TRUE(waitUntilDone());
    QImage before = drawn();
    bench().select(first().id);
    canvas().setFocus();
    EXPECT_EQ(drawn(), before);
    const QString folder = qEnvironmentVariable("CLIPSCOPE_TEST_SHOTS");
    if (!folder.isEmpty())
        m_window->grab().save(folder + "/frame.png");
}

TEST_F(StickerToolTest, TheTrueBoxIsStillDrawnWithAlt)
{
    dragInSource({110, 20}, {150, 60}, Qt::AltModifier);
    EXPECT_TRUE(document().state().truth);
    document().setTruth(std::nullopt);
    find<QAction>("drawTruth")->trigger();
    dragInSource({60, 40}, {100, 70});  // begins on the sticker
    EXPECT_TRUE(document().state().truth);
    EXPECT_EQ(first().centreX, 60);
}

}  // namespace
}  // namespace clipscope::test
