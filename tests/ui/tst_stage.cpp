// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/fit_image.h"
#include "tests/ui/window_fixture.h"
#include "ui/canvas/caption.h"
#include "ui/canvas/mini_map.h"
#include "ui/canvas/scale_bar.h"
#include "ui/canvas/stage.h"
#include "ui/canvas/swipe.h"
#include "ui/state/pinned.h"

#include <opencv2/core.hpp>

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QRegularExpression>
#include <QTest>
#include <QWheelEvent>

#include <cmath>

namespace clipscope::test {
namespace {

class StageTest : public WindowTest {
protected:
    void SetUp() override
    {
        WindowTest::SetUp();
        document().edit([](ui::DocumentState& state) {
            state.mapOptions.interpolation = Interpolation::Nearest;
        });
        canvas().setFocus();
    }
    [[nodiscard]] ui::Stage& stage() { return *find<ui::Stage>("stage"); }
    [[nodiscard]] ui::Comparison& comparison() { return m_workbench->comparison(); }
    [[nodiscard]] ui::CanvasView& second() { return *stage().canvases().at(1); }
    /// Pins what there is and makes another map of it.
    void pinAndChange()
    {
        QTest::keyClick(&canvas(), Qt::Key_P);
        document().setK(3);
        ASSERT_TRUE(waitUntilDone());
        ASSERT_TRUE(waitUntil([this] { return description().contains("panes=shown,shown"); }))
            << description().toStdString();
    }
    void setLayout(ui::Layout layout)
    {
        document().setLayout(layout);
        QCoreApplication::processEvents();
    }
    static void wheel(ui::CanvasView& view, const QPoint& where, int notches)
    {
        QWheelEvent event(
            where,
            view.mapToGlobal(where),
            {},
            {0, 120 * notches},
            Qt::NoButton,
            Qt::NoModifier,
            Qt::NoScrollPhase,
            false);
        QCoreApplication::sendEvent(view.viewport(), &event);
    }
    [[nodiscard]] static QPoint onCanvas(const ui::CanvasView& view, const QPointF& picturePosition)
    {
        return view.viewportTransform().map(picturePosition).toPoint();
    }
    void dragOnCanvas(const QPointF& from, const QPointF& to, Qt::KeyboardModifiers modifiers)
    {
        QWidget* viewport = canvas().viewport();
        QTest::mousePress(viewport, Qt::LeftButton, modifiers, onCanvas(canvas(), from));
        const QPointF end = onCanvas(canvas(), to);
        QMouseEvent move(
            QEvent::MouseMove,
            end,
            viewport->mapToGlobal(end),
            Qt::NoButton,
            Qt::LeftButton,
            modifiers);
        QCoreApplication::sendEvent(viewport, &move);
        QTest::mouseRelease(viewport, Qt::LeftButton, modifiers, end.toPoint());
    }
};

TEST_F(StageTest, ShowsOnePaneWithAScaleAtFirst)
{
    EXPECT_TRUE(description().contains("layout=single panes=shown scale=own view=source"))
        << description().toStdString();
    EXPECT_EQ(stage().canvases().size(), 1U);
    const auto* scale = find<ui::ScaleBar>("scaleBar");
    EXPECT_TRUE(scale->isVisible());
    const float highest = explainer().composition()->span.highest;
    EXPECT_TRUE(
        scale->accessibleDescription().contains(QLocale().toString(double{highest}, 'g', 3)))
        << scale->accessibleDescription().toStdString();
    document().setVisible(ui::Layer::Heat, false);
    EXPECT_FALSE(scale->isVisible());
}

TEST_F(StageTest, PinsTheMapOnTheCanvasAndShowsItBesideTheNext)
{
    const NativeMap before = explainer().composition()->map;
    pinAndChange();
    EXPECT_EQ(document().state().layout, ui::Layout::SideBySide);
    ASSERT_EQ(stage().canvases().size(), 2U);
    EXPECT_EQ(stage().canvases().front(), &canvas());
    const auto& pinned = comparison().pane(1);
    EXPECT_EQ(cv::norm(pinned.image->composition->map.values, before.values, cv::NORM_INF), 0);
    EXPECT_NE(cv::norm(explainer().composition()->map.values, before.values, cv::NORM_INF), 0);
    EXPECT_EQ(pinned.title, "B · apple · gScoreCAM");
    find<QAction>("clearPinned")->trigger();
    EXPECT_EQ(document().state().layout, ui::Layout::Single);
    EXPECT_EQ(document().state().pinned, nullptr);
    EXPECT_EQ(stage().canvases().size(), 1U);
}

TEST_F(StageTest, CyclesThroughTheLayoutsWithAKey)
{
    const QStringList expected{"side-by-side", "swipe", "difference", "single"};
    for (const QString& layout : expected) {
        EXPECT_TRUE(canvas().hasFocus()) << layout.toStdString();
        QTest::keyClick(&canvas(), Qt::Key_X);
        EXPECT_TRUE(description().contains("layout=" + layout)) << description().toStdString();
        EXPECT_EQ(&m_window->canvas(), stage().canvases().front());
    }
    m_workbench->undo().stack().undo();
    EXPECT_EQ(document().state().layout, ui::Layout::Difference);
}

TEST_F(StageTest, KeepsSingleKeysWorkingAfterAClickOnAnotherPane)
{
    pinAndChange();
    find<QWidget>("prompt")->setFocus();
    QTest::mouseClick(second().viewport(), Qt::LeftButton, {}, {20, 20});
    EXPECT_TRUE(canvas().hasFocus());
    document().setLayout(ui::Layout::Single);
    EXPECT_TRUE(canvas().hasFocus());
}

TEST_F(StageTest, GivesLettersToAnOpenMenuAndNotToTheCanvas)
{
    auto* menu = new QMenu(m_window.get());
    int chosen = 0;
    QObject::connect(menu->addAction("&Pears"), &QAction::triggered, menu, [&chosen] { ++chosen; });
    menu->popup(m_window->mapToGlobal(QPoint(50, 50)));
    ASSERT_TRUE(QTest::qWaitForWindowExposed(menu));
    QTest::keyClick(menu->windowHandle(), Qt::Key_P);
    EXPECT_EQ(chosen, 1);
    EXPECT_EQ(document().state().pinned, nullptr);
    EXPECT_FALSE(menu->isVisible());
    QTest::keyClick(m_window->windowHandle(), Qt::Key_P);
    EXPECT_NE(document().state().pinned, nullptr);
}

TEST_F(StageTest, SaysWhatToDoWhenNothingIsPinned)
{
    setLayout(ui::Layout::SideBySide);
    EXPECT_TRUE(description().contains("panes=shown,empty"));
    EXPECT_TRUE(comparison().pane(1).remark.contains("P pins"));
    expectNamedControls(*m_window);
}

TEST_F(StageTest, ZoomsAllPanesAtTheCursor)
{
    pinAndChange();
    QCoreApplication::processEvents();
    const QPoint cursor = onCanvas(second(), {60, 50});
    for (const int notches : {1, 1, -1, 1, 1}) {
        const QPointF under = second().viewportTransform().inverted().map(QPointF(cursor));
        wheel(second(), cursor, notches);
        EXPECT_DOUBLE_EQ(second().zoom(), canvas().zoom());
        // Panes of odd and even width have their middles half a pixel apart.
        const QPointF a = second().viewportTransform().map(QPointF());
        const QPointF b = canvas().viewportTransform().map(QPointF());
        EXPECT_LE(std::max(std::abs(a.x() - b.x()), std::abs(a.y() - b.y())), 1);
        for (ui::CanvasView* view : stage().canvases()) {
            const QPoint moved = onCanvas(*view, under) - cursor;
            EXPECT_LE(std::max(std::abs(moved.x()), std::abs(moved.y())), 1)
                << view->objectName().toStdString();
        }
    }
    QTest::keyClick(&canvas(), Qt::Key_F);
    EXPECT_TRUE(second().framing().fits);
    EXPECT_DOUBLE_EQ(second().zoom(), canvas().zoom());
}

TEST_F(StageTest, ComparesDifferentPicturesAndKeepsTheirPlaces)
{
    QTest::keyClick(&canvas(), Qt::Key_P);
    m_workbench->opener().openPixels(gradient(400, 240), "larger");
    ASSERT_TRUE(waitUntilDone());
    ASSERT_TRUE(waitUntil([this] { return canvas().pictureSize() == QSizeF(400, 240); }));
    EXPECT_EQ(second().pictureSize(), QSizeF(200, 120));
    EXPECT_TRUE(comparison().pane(1).title.endsWith("gradient"));
    canvas().zoomTo(3);
    EXPECT_NEAR(second().zoom(), 6, 1e-9);
    EXPECT_NEAR(second().framing().centre.x(), canvas().framing().centre.x(), 1e-9);
    setLayout(ui::Layout::Difference);
    EXPECT_TRUE(waitUntil([this] { return comparison().difference() != nullptr; }));
}

TEST_F(StageTest, SwipesBetweenAAndB)
{
    pinAndChange();
    document().edit([](ui::DocumentState& state) { state.sharedScale = false; });
    setLayout(ui::Layout::Single);
    ASSERT_TRUE(waitUntilDone());
    setLayout(ui::Layout::Swipe);
    auto* line = find<ui::SwipeLine>("swipeLine");
    ASSERT_TRUE(waitUntil([line] { return line->isVisible(); }));
    auto* over = find<ui::CanvasView>("swipeCanvas");
    EXPECT_EQ(over->size(), canvas().size());
    EXPECT_EQ(over->mapToGlobal(QPoint()), canvas().mapToGlobal(QPoint()));
    EXPECT_EQ(over->viewportTransform(), canvas().viewportTransform());

    const QPoint grip(line->width() / 2, line->height() / 2);
    QTest::mousePress(line, Qt::LeftButton, {}, grip);
    QMouseEvent move(
        QEvent::MouseMove,
        grip + QPointF(-100, 0),
        line->mapToGlobal(grip + QPointF(-100, 0)),
        Qt::NoButton,
        Qt::LeftButton,
        Qt::NoModifier);
    const int before = line->x();
    QCoreApplication::sendEvent(line, &move);
    QTest::mouseRelease(line, Qt::LeftButton, {}, grip);
    EXPECT_NEAR(line->x(), before - 100, 1);
    EXPECT_EQ(over->mapToGlobal(QPoint()), canvas().mapToGlobal(QPoint()));

    // Left of the line A is seen, right of it B.
    const QImage a = canvas().picture();
    const QImage b = over->picture();
    const QImage both = canvas().grab().toImage();
    const double ratio = canvas().devicePixelRatioF();
    const int y = static_cast<int>(canvas().height() / 2.0 * ratio) + 20;
    const auto beside = [line, ratio](int pixels) {
        return static_cast<int>((line->geometry().center().x() + pixels) * ratio);
    };
    EXPECT_EQ(both.pixel(beside(-30), y), a.pixel(beside(-30), y));
    EXPECT_EQ(both.pixel(beside(30), y), b.pixel(beside(30), y));
    EXPECT_NE(a, b);

    line->setFocus();
    const int value = line->value();
    QTest::keyClick(line, Qt::Key_Right);
    EXPECT_EQ(line->value(), value + 20);
    QTest::keyClick(line, Qt::Key_Home);
    EXPECT_EQ(line->value(), 0);
    EXPECT_TRUE(line->accessibleDescription().startsWith("0 %"));
}

TEST_F(StageTest, ShowsTheDifferenceWithAScaleOfItsOwn)
{
    pinAndChange();
    const Heatmap a = *explainer().composition()->heatmap;
    setLayout(ui::Layout::Difference);
    ASSERT_TRUE(waitUntil([this] { return comparison().difference() != nullptr; }));
    QCoreApplication::processEvents();
    const auto scale = find<ui::ScaleBar>("scaleBar")->accessibleDescription();
    EXPECT_TRUE(scale.startsWith("A minus B, in values of the maps, from -"))
        << scale.toStdString();
    comparison().setSharesScale(false);
    EXPECT_TRUE(waitUntil([this, &a] {
        const cv::Mat b = comparison().pane(1).image->composition->heatmap->values;
        const cv::Mat shown = comparison().difference()->composition->heatmap->values;
        return cv::norm(shown, a.values - b, cv::NORM_INF) <= 1e-6;
    }));
}

TEST_F(StageTest, PutsAllPanesOnOneScaleOrEachOnItsOwn)
{
    pinAndChange();
    ASSERT_TRUE(waitUntil([this] { return description().contains("scale=shared"); }))
        << description().toStdString();
    const auto& range = comparison().range();
    ASSERT_TRUE(range);
    const auto& b = comparison().pane(1).image->composition;
    EXPECT_EQ(range->highest, std::max(explainer().composition()->span.highest, b->span.highest));
    ASSERT_TRUE(waitUntil([this] {
        const auto& shown = *comparison().pane(1).image->composition;
        const double top = shown.gain + shown.offset;  // of the colour map, for heat 1
        return std::abs(top - double{shown.span.highest} / double{comparison().range()->highest}) <
               1e-5;
    }));
    find<QAction>("sharedScale")->trigger();
    EXPECT_FALSE(document().state().sharedScale);
    ASSERT_TRUE(waitUntil([this] { return comparison().pane(1).image->composition->gain == 1; }));
    EXPECT_TRUE(description().contains("scale=own"));
    EXPECT_TRUE(find<ui::Caption>("pane1Caption")->accessibleDescription().contains("values "));
}

TEST_F(StageTest, ComparesWithAChannelOfThePresentResult)
{
    document().edit([](ui::DocumentState& state) {
        state.pinnedChannel = 5;
        state.layout = ui::Layout::SideBySide;
    });
    ASSERT_TRUE(waitUntil([this] { return description().contains("panes=shown,shown"); }));
    const NativeMap expected = channelMap(*explainer().result()->bank, 5);
    EXPECT_EQ(
        cv::norm(
            comparison().pane(1).image->composition->map.values, expected.values, cv::NORM_INF),
        0);
    EXPECT_EQ(comparison().pane(1).title, "B · channel 5");
}

TEST_F(StageTest, TellsWhatIsUnderTheCursorInWhicheverPane)
{
    pinAndChange();
    setLayout(ui::Layout::SideBySide);
    auto* inspector = find<QLabel>("inspector");
    canvas().zoomTo(canvas().devicePixelRatioF());
    QTest::mouseMove(canvas().viewport(), onCanvas(canvas(), {30.5, 20.5}));
    static const QRegularExpression place("^A · apple · gScoreCAM: x (\\d+) y (\\d+) · ");
    const auto first = place.match(inspector->text());
    ASSERT_TRUE(first.hasMatch()) << inspector->text().toStdString();
    const int x = first.captured(1).toInt();
    const int y = first.captured(2).toInt();
    EXPECT_NEAR(x, 30, 2);  // the mouse may stand between two pixels
    EXPECT_NEAR(y, 20, 2);
    const auto& rgb = document().picture()->image.rgb().at<cv::Vec3b>(y, x);
    const float heat = explainer().composition()->heatmap->values.at<float>(y, x);
    const QString rest = QString("RGB %1, %2, %3 · heat %4 · cell 0, 0")
                             .arg(rgb[0])
                             .arg(rgb[1])
                             .arg(rgb[2])
                             .arg(QLocale().toString(double{heat}, 'f', 3));
    EXPECT_EQ(inspector->text().mid(first.capturedLength()).toStdString(), rest.toStdString());
    QTest::mouseMove(second().viewport(), onCanvas(second(), {130.5, 70.5}));
    static const QRegularExpression told("^B · apple · gScoreCAM: x (\\d+) y (\\d+) · RGB ");
    const auto match = told.match(inspector->text());
    ASSERT_TRUE(match.hasMatch()) << inspector->text().toStdString();
    EXPECT_NEAR(match.captured(1).toInt(), 130, 2);  // and move by two on a dense screen
    EXPECT_NEAR(match.captured(2).toInt(), 70, 2);
    EXPECT_TRUE(inspector->text().endsWith("cell 2, 2"));
    const QImage crossed = canvas().picture();
    QTest::mouseMove(second().viewport(), {1, 1});
    EXPECT_EQ(inspector->text(), "");
    EXPECT_NE(canvas().picture(), crossed);  // the crosshair has gone
}

TEST_F(StageTest, DrawsTheTrueBoxWithAltAndTellsTheOverlap)
{
    ASSERT_TRUE(explainer().composition()->localisation.box());
    const Box predicted = *explainer().composition()->localisation.box();
    const auto framing = canvas().framing();
    dragOnCanvas(
        {predicted.x + 0.5, predicted.y + 0.5},
        {predicted.right() - 0.5, predicted.bottom() - 0.5},
        Qt::AltModifier);
    ASSERT_TRUE(document().state().truth);
    EXPECT_EQ(*document().state().truth, predicted);
    EXPECT_EQ(canvas().framing().centre, framing.centre);  // it did not pan
    EXPECT_EQ(find<QLabel>("truthOverlap")->text(), "IoU 1.00");
    EXPECT_TRUE(description().contains(QString(" truth=%1,%2,").arg(predicted.x).arg(predicted.y)));
    EXPECT_TRUE(description().endsWith("iou=1.00"));

    const Box truth{10, 10, 60, 80};
    document().setTruth(truth);
    const double expected = iou(truth, predicted);
    EXPECT_EQ(find<QLabel>("truthOverlap")->text(), "IoU " + QLocale().toString(expected, 'f', 2));
    // Live with the threshold that moves the predicted box.
    document().setThreshold({Threshold::Kind::Fixed, 0.01});
    ASSERT_TRUE(waitUntil([this] { return description().contains("threshold=0.01(fixed)"); }));
    const Box larger = *explainer().composition()->localisation.box();
    EXPECT_TRUE(description().endsWith(QString("iou=%1").arg(iou(truth, larger), 0, 'f', 2)));

    QTest::keyClick(&canvas(), Qt::Key_Delete);
    EXPECT_FALSE(document().state().truth);
    EXPECT_FALSE(find<QLabel>("truthOverlap")->isVisible());
}

TEST_F(StageTest, DrawsTheTrueBoxOnceWhileTheActionIsChecked)
{
    QAction* draw = find<QAction>("drawTruth");
    draw->trigger();
    EXPECT_TRUE(draw->isChecked());
    dragOnCanvas({20, 20}, {60, 50}, {});
    EXPECT_FALSE(draw->isChecked());
    ASSERT_TRUE(document().state().truth);
    const Box first = *document().state().truth;
    EXPECT_NEAR(first.x, 20, 1);
    EXPECT_NEAR(first.right(), 60, 1);
    dragOnCanvas({80, 20}, {90, 50}, {});  // pans
    EXPECT_EQ(*document().state().truth, first);
}

TEST_F(StageTest, ShowsWhatTheModelSeesAndStillTellsSourcePixels)
{
    for (const Fit fit : {Fit::Stretch, Fit::Crop, Fit::Pad}) {
        document().setFit(fit);
        ASSERT_TRUE(waitUntilDone());
        document().edit([](ui::DocumentState& state) { state.modelView = false; });
        canvas().setFocus();
        QTest::keyClick(&canvas(), Qt::Key_V);
        ASSERT_TRUE(document().state().modelView);
        ASSERT_TRUE(waitUntil([this] { return canvas().pictureSize() == QSizeF(32, 32); }));
        EXPECT_TRUE(description().contains("view=model"));
        const Image& source = document().picture()->image;
        const Geometry geometry(source.size(), 32, fit);
        ASSERT_TRUE(waitUntil([this, &source, &geometry] {
            const auto& shown = comparison().pane(0).image->picture->image;
            return shown.width() == 32 &&
                   cv::norm(shown.rgb(), fitImage(source, geometry), cv::NORM_INF) == 0;
        })) << toString(fit);
        const Point expected = geometry.modelToSource({20.5, 14.5});
        QTest::mouseMove(canvas().viewport(), onCanvas(canvas(), {20.5, 14.5}));
        const QString inspected = find<QLabel>("inspector")->text();
        const QStringList words = inspected.split(' ');
        EXPECT_NEAR(words.at(1).toInt(), expected.x, 1.5) << inspected.toStdString();
        EXPECT_NEAR(words.at(3).toInt(), expected.y, 1.5) << inspected.toStdString();
        const QPointF mapped = stage().toSource({20.5, 14.5});
        EXPECT_NEAR(mapped.x(), expected.x, 1e-9);
    }
    find<QAction>("modelView")->trigger();
    ASSERT_TRUE(waitUntil([this] { return canvas().pictureSize() == QSizeF(200, 120); }));
}

TEST_F(StageTest, CopiesAllPanes)
{
    const QSize one = canvas().viewport()->size() * canvas().devicePixelRatioF();
    find<QAction>("copyView")->trigger();
    EXPECT_EQ(QGuiApplication::clipboard()->image().size(), one);
    pinAndChange();
    find<QAction>("copyView")->trigger();
    EXPECT_EQ(QGuiApplication::clipboard()->image().width(), one.width());
    EXPECT_LT(canvas().width(), QGuiApplication::clipboard()->image().width() * 2 / 3);
}

TEST_F(StageTest, AsksForTheCellUnderTheCursorInWhateverTheModelSees)
{
    document().setFit(Fit::Crop);
    ASSERT_TRUE(waitUntilDone());
    canvas().setFocus();
    QTest::keyClick(&canvas(), Qt::Key_V);
    ASSERT_TRUE(waitUntil([this] { return canvas().pictureSize() == QSizeF(32, 32); }));
    QTest::mouseClick(canvas().viewport(), Qt::LeftButton, {}, onCanvas(canvas(), {28, 4}));
    EXPECT_EQ(document().state().cell, QPoint(3, 0));
    QTest::mouseClick(canvas().viewport(), Qt::LeftButton, {}, onCanvas(canvas(), {4, 20}));
    EXPECT_EQ(document().state().cell, QPoint(0, 2));
}

TEST_F(StageTest, ShowsAMiniMapWhileNotAllIsInView)
{
    auto* map = find<ui::MiniMap>("miniMap");
    EXPECT_FALSE(map->isVisible());
    canvas().zoomTo(20);
    ASSERT_TRUE(map->isVisible());
    const QPointF before = canvas().framing().centre;
    QTest::mouseClick(map, Qt::LeftButton, {}, {8, 8});
    const QPointF corner = canvas().framing().centre;
    EXPECT_LT(corner.x(), before.x());
    EXPECT_NEAR(corner.x(), 8.0 / map->width(), 0.02);
    EXPECT_NEAR(corner.y(), 8.0 / map->height(), 0.02);
    // Dragging takes the frame along from wherever it was taken.
    QTest::mousePress(map, Qt::LeftButton, {}, {10, 9});
    QMouseEvent move(
        QEvent::MouseMove,
        QPointF(60, 39),
        map->mapToGlobal(QPointF(60, 39)),
        Qt::NoButton,
        Qt::LeftButton,
        Qt::NoModifier);
    QCoreApplication::sendEvent(map, &move);
    EXPECT_NEAR(canvas().framing().centre.x(), corner.x() + 50.0 / map->width(), 0.02);
    EXPECT_NEAR(canvas().framing().centre.y(), corner.y() + 30.0 / map->height(), 0.02);
    canvas().fit();
    EXPECT_FALSE(map->isVisible());
}

TEST_F(StageTest, NamesEverythingInEveryLayout)
{
    pinAndChange();
    for (const auto layout :
         {ui::Layout::SideBySide,
          ui::Layout::Swipe,
          ui::Layout::Difference,
          ui::Layout::Methods,
          ui::Layout::Prompts}) {
        setLayout(layout);
        expectNamedControls(*m_window);
    }
}

}  // namespace
}  // namespace clipscope::test
