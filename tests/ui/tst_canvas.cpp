// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/ui_support.h"
#include "ui/canvas/canvas_view.h"

#include <QTest>
#include <QWheelEvent>

#include <gtest/gtest.h>

#include <cmath>

namespace clipscope::test {
namespace {

class CanvasViewTest : public ::testing::Test {
protected:
    CanvasViewTest()
    {
        m_canvas.resize(400, 300);
        m_canvas.setLayers({true, true, false, true, true});
        m_canvas.setPicture(gradientPicture(200, 100));
        m_canvas.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&m_canvas));
    }
    void wheel(const QPointF& where, int notches)
    {
        QWheelEvent event(
            where,
            m_canvas.mapToGlobal(where),
            {},
            {0, 120 * notches},
            Qt::NoButton,
            Qt::NoModifier,
            Qt::NoScrollPhase,
            false);
        QCoreApplication::sendEvent(m_canvas.viewport(), &event);
    }

    ui::CanvasView m_canvas;
};

TEST_F(CanvasViewTest, FitsTheWholePictureAndStaysFittedWhenResized)
{
    EXPECT_NEAR(m_canvas.zoom(), m_canvas.devicePixelRatioF() * (400 - 32) / 200.0, 1e-9);
    m_canvas.resize(232, 300);
    QCoreApplication::processEvents();
    EXPECT_NEAR(m_canvas.zoom(), m_canvas.devicePixelRatioF(), 1e-9);
}

TEST_F(CanvasViewTest, KeepsWhatIsUnderTheCursorWithinAPixelWhileZooming)
{
    const QPoint cursor(90, 170);
    const QPointF before = m_canvas.mapToScene(cursor);
    for (const int notches : {1, 1, 3, -2, 4, -5}) {
        wheel(cursor, notches);
        const QPointF now = m_canvas.mapFromScene(before);
        EXPECT_LE(std::abs(now.x() - cursor.x()), 1) << "zoom " << m_canvas.zoom();
        EXPECT_LE(std::abs(now.y() - cursor.y()), 1) << "zoom " << m_canvas.zoom();
    }
}

TEST_F(CanvasViewTest, DrawsPicturePixelsUntouchedAtFullSize)
{
    m_canvas.zoomTo(1);
    const QImage drawn = m_canvas.picture().convertToFormat(QImage::Format_RGB32);
    const QPoint origin =
        (m_canvas.viewportTransform().map(QPointF(0, 0)) * m_canvas.devicePixelRatioF()).toPoint();
    const QImage expected = gradient(200, 100);
    for (const QPoint& at : {QPoint(0, 0), QPoint(199, 99), QPoint(57, 31), QPoint(120, 80)})
        EXPECT_EQ(drawn.pixel(origin + at), expected.pixel(at)) << at.x() << ", " << at.y();
}

TEST_F(CanvasViewTest, PansByDragging)
{
    m_canvas.zoomTo(4);
    const QPointF before = m_canvas.mapToScene(200, 150);
    QTest::mousePress(m_canvas.viewport(), Qt::LeftButton, {}, {200, 150});
    QTest::mouseMove(m_canvas.viewport(), {240, 150});
    QTest::mouseRelease(m_canvas.viewport(), Qt::LeftButton, {}, {240, 150});
    EXPECT_NEAR(
        m_canvas.mapToScene(200, 150).x(),
        before.x() - 40 * m_canvas.devicePixelRatioF() / m_canvas.zoom(),
        0.5);
}

TEST_F(CanvasViewTest, NeverLosesThePicture)
{
    m_canvas.zoomTo(1000);
    EXPECT_DOUBLE_EQ(m_canvas.zoom(), 64);
    m_canvas.zoomTo(1e-9);
    EXPECT_GE(m_canvas.zoom() * 200, 20);
    for (int i = 0; i < 200; ++i)
        QTest::keyClick(&m_canvas, Qt::Key_Left);
    const QRectF shown = m_canvas.mapToScene(m_canvas.viewport()->rect()).boundingRect();
    EXPECT_TRUE(shown.intersects(QRectF(0, 0, 200, 100)));
}

TEST_F(CanvasViewTest, TellsThePixelUnderTheCursorAndNothingOutside)
{
    m_canvas.zoomTo(m_canvas.devicePixelRatioF());
    std::optional<QPointF> hovered;
    QObject::connect(&m_canvas, &ui::CanvasView::hovered, &m_canvas, [&hovered](const auto& at) {
        hovered = at;
    });
    const QPoint origin = m_canvas.mapFromScene(QPointF(0, 0));
    QTest::mouseMove(m_canvas.viewport(), origin + QPoint(30, 20));
    ASSERT_TRUE(hovered);
    EXPECT_NEAR(hovered->x(), 30, 1);
    EXPECT_NEAR(hovered->y(), 20, 1);
    QTest::mouseMove(m_canvas.viewport(), origin - QPoint(5, 5));
    EXPECT_FALSE(hovered);
}

}  // namespace
}  // namespace clipscope::test
