// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/sticker_geometry.h"

#include <opencv2/core/mat.hpp>

#include <gtest/gtest.h>

#include <cmath>

namespace clipscope::test {
namespace {

using ui::Grip;

Sticker text()
{
    Sticker sticker;
    sticker.text = "iPod";
    sticker.centreX = 100;
    sticker.centreY = 80;
    sticker.font.size = 20;
    sticker.padding = 5;
    sticker.borderWidth = 1;
    return sticker;
}

Sticker picture()
{
    Sticker sticker;
    sticker.kind = StickerKind::Picture;
    sticker.centreX = 100;
    sticker.centreY = 80;
    sticker.picture = StickerPicture{Image(cv::Mat::zeros(40, 60, CV_8UC3), "black"), 60, 40};
    return sticker;
}

QSizeF noMeasure(const Sticker&)
{
    ADD_FAILURE() << "nothing is to be laid out";
    return {};
}

ui::StickerDrag take(const Sticker& sticker, const QSizeF& size, Grip grip, const QPointF& from)
{
    return {sticker, {{sticker.centreX, sticker.centreY}, size, sticker.rotation}, grip, from};
}

void expectAt(const QPointF& a, const QPointF& b)
{
    EXPECT_NEAR(a.x(), b.x(), 1e-9);
    EXPECT_NEAR(a.y(), b.y(), 1e-9);
}

ui::StickerFrame frameOf(const Sticker& sticker)
{
    return {
        {sticker.centreX, sticker.centreY},
        {sticker.picture->width, sticker.picture->height},
        sticker.rotation};
}

TEST(StickerGeometry, TurnsClockwiseAboutTheCentre)
{
    const ui::StickerFrame frame{{100, 80}, {60, 20}, 90};
    const ui::Corners corners = ui::cornersOf(frame);
    expectAt(corners[0], {110, 50});
    expectAt(corners[1], {110, 110});
    expectAt(corners[2], {90, 110});
    expectAt(corners[3], {90, 50});
    EXPECT_TRUE(ui::contains(frame, {100, 108}));
    EXPECT_FALSE(ui::contains(frame, {112, 80}));
    EXPECT_EQ(ui::boundsOf(frame).toRect(), QRect(90, 50, 20, 60));
}

TEST(StickerGeometry, CornerKeepsRatioAndTheOppositeCorner)
{
    const auto drag = take(text(), {60, 40}, Grip::BottomRight, {130, 100});
    const Sticker next = ui::dragged(drag, {190, 140}, {}, noMeasure);
    EXPECT_DOUBLE_EQ(next.font.size, 40);
    EXPECT_DOUBLE_EQ(next.padding, 10);
    EXPECT_DOUBLE_EQ(next.borderWidth, 2);
    EXPECT_DOUBLE_EQ(next.centreX, 130);  // the upper left corner is still at (70, 60)
    EXPECT_DOUBLE_EQ(next.centreY, 100);
}

TEST(StickerGeometry, CornerFollowsTheMouseOnATurnedSticker)
{
    Sticker sticker = picture();
    sticker.rotation = 30;
    for (const auto& [grip, index] :
         {std::pair(Grip::TopLeft, 0),
          std::pair(Grip::TopRight, 1),
          std::pair(Grip::BottomRight, 2),
          std::pair(Grip::BottomLeft, 3)}) {
        const auto before = ui::cornersOf(frameOf(sticker));
        const QPointF corner = before[static_cast<std::size_t>(index)];
        const QPointF opposite = before[static_cast<std::size_t>((index + 2) % 4)];
        const QPointF to = opposite + 1.5 * (corner - opposite);
        const auto drag = take(sticker, {60, 40}, grip, corner);
        const auto after = ui::cornersOf(frameOf(ui::dragged(drag, to, {}, noMeasure)));
        expectAt(after[static_cast<std::size_t>(index)], to);
        expectAt(after[static_cast<std::size_t>((index + 2) % 4)], opposite);
    }
}

TEST(StickerGeometry, AltKeepsTheCentreAndGrowsBothSides)
{
    const auto drag = take(picture(), {60, 40}, Grip::Right, {130, 80});
    const Sticker next = ui::dragged(drag, {140, 80}, {.fromCentre = true}, noMeasure);
    EXPECT_DOUBLE_EQ(next.picture->width, 80);
    EXPECT_DOUBLE_EQ(next.picture->height, 40);
    EXPECT_DOUBLE_EQ(next.centreX, 100);
}

TEST(StickerGeometry, CtrlFreesAPictureOfItsRatio)
{
    const auto drag = take(picture(), {60, 40}, Grip::TopLeft, {70, 60});
    const Sticker next = ui::dragged(drag, {50, 70}, {.isFree = true}, noMeasure);
    EXPECT_DOUBLE_EQ(next.picture->width, 80);
    EXPECT_DOUBLE_EQ(next.picture->height, 30);
    EXPECT_DOUBLE_EQ(next.centreX, 90);
    EXPECT_DOUBLE_EQ(next.centreY, 85);
}

TEST(StickerGeometry, EdgeOfTextSetsItsWidthAndKeepsTheUpperLine)
{
    const auto drag = take(text(), {60, 40}, Grip::Right, {130, 80});
    const auto measure = [](const Sticker& sticker) {
        return QSizeF(*sticker.wrapWidth + 12, 70);  // more lines
    };
    const Sticker next = ui::dragged(drag, {120, 80}, {}, measure);
    EXPECT_DOUBLE_EQ(*next.wrapWidth, 50 - 2 * (5 + 1));
    EXPECT_DOUBLE_EQ(next.centreX, 95);  // the left side is still at 70
    EXPECT_DOUBLE_EQ(next.centreY, 95);  // the upper one at 60
    EXPECT_DOUBLE_EQ(next.font.size, 20);
}

TEST(StickerGeometry, NothingCanBeDraggedToNothing)
{
    for (const Grip grip : {Grip::BottomRight, Grip::Right, Grip::Bottom}) {
        const auto drag = take(picture(), {60, 40}, grip, {130, 100});
        const Sticker next = ui::dragged(drag, {-1000, -1000}, {}, noMeasure);
        EXPECT_GE(next.picture->width, 2) << int(grip);
        EXPECT_GE(next.picture->height, 2) << int(grip);
    }
    const auto drag = take(picture(), {60, 40}, Grip::BottomRight, {130, 100});
    const Sticker large = ui::dragged(drag, {1e9, 1e9}, {}, noMeasure);
    EXPECT_LT(large.picture->width * large.picture->height, 64e6);
}

TEST(StickerGeometry, KnobTurnsInStepsWithShift)
{
    const auto drag = take(text(), {60, 40}, Grip::Knob, {100, 30});
    EXPECT_NEAR(ui::dragged(drag, {150, 80}, {}, noMeasure).rotation, 90, 1e-9);
    EXPECT_NEAR(ui::dragged(drag, {50, 80}, {}, noMeasure).rotation, -90, 1e-9);
    const QPointF askew(100 + 50 * std::sin(0.3), 80 - 50 * std::cos(0.3));  // 17.2 degrees
    EXPECT_NEAR(ui::dragged(drag, askew, {}, noMeasure).rotation, 0.3 * 180 / M_PI, 1e-9);
    EXPECT_DOUBLE_EQ(ui::dragged(drag, askew, {.inSteps = true}, noMeasure).rotation, 15);
}

TEST(StickerGeometry, StrokesGrowAboutTheOppositeCorner)
{
    Sticker stroke;
    stroke.kind = StickerKind::Blur;
    stroke.radius = 5;
    stroke.stroke = {{20, 20}, {40, 20}};
    const ui::StickerDrag drag{stroke, {{30, 20}, {30, 10}, 0}, Grip::BottomRight, {45, 25}};
    const Sticker next = ui::dragged(drag, {75, 35}, {}, noMeasure);
    EXPECT_DOUBLE_EQ(next.radius, 10);
    EXPECT_DOUBLE_EQ(next.stroke[0].x, 25);
    EXPECT_DOUBLE_EQ(next.stroke[1].x, 65);
    EXPECT_DOUBLE_EQ(next.stroke[1].y, 25);
}

TEST(StickerGeometry, StrokeIsHitWhereItWasPainted)
{
    Sticker stroke;
    stroke.kind = StickerKind::Erase;
    stroke.radius = 5;
    stroke.stroke = {{20, 20}, {60, 60}};
    EXPECT_TRUE(ui::strokeContains(stroke, {40, 40}, 0));
    EXPECT_TRUE(ui::strokeContains(stroke, {43, 37}, 0));
    EXPECT_FALSE(ui::strokeContains(stroke, {58, 22}, 2));  // in its box only
    stroke.stroke = {{20, 20}};
    EXPECT_TRUE(ui::strokeContains(stroke, {24, 20}, 0));
}

TEST(StickerGeometry, HandlesNeverCoverEachOther)
{
    for (const double side : {1.0, 10.0, 40.0, 300.0})
        for (const double angle : {0.0, 33.0, 90.0})
            for (const StickerKind kind :
                 {StickerKind::Text, StickerKind::Picture, StickerKind::Blur}) {
                const auto places =
                    ui::gripPlaces(ui::cornersOf({{400, 300}, {side, side / 2}, angle}), kind);
                for (const ui::GripPlace& a : places) {
                    EXPECT_EQ(ui::gripAt(places, a.at), a.grip);
                    for (const ui::GripPlace& b : places)
                        if (a.grip != b.grip) {
                            const QPointF off = a.at - b.at;
                            EXPECT_GE(std::hypot(off.x(), off.y()), ui::kGripSide)
                                << side << ' ' << int(a.grip) << ' ' << int(b.grip);
                        }
                }
            }
}

TEST(StickerGeometry, CursorsFollowTheRotation)
{
    EXPECT_EQ(ui::cursorFor(Grip::Right, 0), Qt::SizeHorCursor);
    EXPECT_EQ(ui::cursorFor(Grip::Right, 90), Qt::SizeVerCursor);
    EXPECT_EQ(ui::cursorFor(Grip::BottomRight, 0), Qt::SizeFDiagCursor);
    EXPECT_EQ(ui::cursorFor(Grip::TopLeft, 0), Qt::SizeFDiagCursor);
    EXPECT_EQ(ui::cursorFor(Grip::TopRight, 0), Qt::SizeBDiagCursor);
    EXPECT_EQ(ui::cursorFor(Grip::TopRight, 45), Qt::SizeHorCursor);
    EXPECT_EQ(ui::cursorFor(Grip::Left, -45), Qt::SizeBDiagCursor);
}

TEST(StickerGeometry, SnapsToMiddleSidesAndOthersWithinReach)
{
    const QSizeF size(200, 100);
    const auto at = [&](double x, double y, std::vector<QPointF> centres = {}) {
        return ui::snapped({QPointF(x, y), QSizeF(40, 20)}, size, centres, 5);
    };
    EXPECT_EQ(at(83, 20).shift, QPointF(-3, 0));  // the middle of 103 to 100
    EXPECT_EQ(at(83, 20).x, std::optional(100.0));
    EXPECT_FALSE(at(83, 20).y);
    EXPECT_EQ(at(4, 83).shift, QPointF(-4, -3));  // left and lower side
    EXPECT_EQ(at(4, 83).y, std::optional(100.0));
    EXPECT_EQ(at(50, 20, {QPointF(72, 33)}).shift, QPointF(2, 3));
    EXPECT_EQ(at(50, 20).shift, QPointF());
    EXPECT_FALSE(at(50, 20).x);
}

}  // namespace
}  // namespace clipscope::test
