// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/image/geometry.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <ostream>

namespace clipscope {

void PrintTo(const Size& size, std::ostream* out)
{
    *out << size.width << " x " << size.height;
}

void PrintTo(const Box& box, std::ostream* out)
{
    *out << "(" << box.x << ", " << box.y << ") " << box.width << " x " << box.height;
}

namespace {

TEST(IouTest, CountsPixelsOfHalfOpenBoxes)
{
    EXPECT_NEAR(iou({0, 0, 10, 10}, {5, 5, 10, 10}), 25.0 / 175.0, 1e-12);
    EXPECT_NEAR(iou({0, 0, 1, 1}, {0, 0, 100, 100}), 1e-4, 1e-12);
    EXPECT_EQ(iou({10, 10, 10, 10}, {20, 20, 10, 10}), 0);
}

TEST(IouTest, GivesTheEvaluatorsValuesForCornersThatAreIncluded)
{
    // methods-cnn.md 10 counts both corners: [0, 0, 10, 10] is 11 pixels wide there.
    constexpr double kPrintedDigits = 5e-7;
    EXPECT_NEAR(iou({0, 0, 11, 11}, {5, 5, 11, 11}), 0.174757, kPrintedDigits);
    EXPECT_NEAR(iou({0, 0, 2, 2}, {0, 0, 101, 101}), 0.000392, kPrintedDigits);
}

TEST(IouTest, IsOneForEqualBoxesAndZeroForEmptyOnes)
{
    EXPECT_EQ(iou({3, 4, 5, 6}, {3, 4, 5, 6}), 1);
    EXPECT_EQ(iou({3, 4, 0, 6}, {3, 4, 0, 6}), 0);
}

TEST(IouTest, DoesNotOverflowOnHugeBoxes)
{
    EXPECT_EQ(iou({0, 0, 2'000'000'000, 2'000'000'000}, {0, 0, 2'000'000'000, 2'000'000'000}), 1);
}

TEST(FitTest, NamesSurviveARoundTrip)
{
    for (const Fit fit : {Fit::Stretch, Fit::Crop, Fit::Pad})
        EXPECT_EQ(fitFromString(toString(fit)), fit);
}

TEST(FitTest, AnUnknownNameIsRefusedWithTheKnownOnes)
{
    try {
        (void)fitFromString("Crop ");
        FAIL() << "accepted";
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::InvalidArgument);
        EXPECT_STREQ(error.what(), "unknown fit \"Crop \"; use stretch, crop or pad");
    }
}

struct CropCase {
    Size source;
    Size resized;
    int offsetX;
    int offsetY;
};

TEST(GeometryTest, CropEqualsTorchvision)
{
    // formats.md 2.10.1; 227 x 224 is where rounding half to even differs from rounding down.
    const CropCase cases[] = {
        {{640, 480}, {298, 224}, 37, 0},
        {{480, 640}, {224, 298}, 0, 37},
        {{500, 333}, {336, 224}, 56, 0},
        {{100, 37}, {605, 224}, 190, 0},
        {{1000, 1}, {224000, 224}, 111888, 0},
        {{227, 224}, {227, 224}, 2, 0},
        {{225, 224}, {225, 224}, 0, 0},
        {{224, 224}, {224, 224}, 0, 0},
    };
    for (const CropCase& expected : cases) {
        const Geometry geometry(expected.source, 224, Fit::Crop);
        EXPECT_EQ(geometry.resized(), expected.resized);
        EXPECT_EQ(geometry.offsetX(), expected.offsetX);
        EXPECT_EQ(geometry.offsetY(), expected.offsetY);
    }
}

TEST(GeometryTest, PadCentresTheWholePicture)
{
    const Geometry geometry({640, 480}, 224, Fit::Pad);
    EXPECT_EQ(geometry.resized(), (Size{224, 168}));
    EXPECT_EQ(geometry.offsetX(), 0);
    EXPECT_EQ(geometry.offsetY(), -28);
    EXPECT_EQ(geometry.seen(), (Box{0, 0, 640, 480}));
}

TEST(GeometryTest, PadKeepsAtLeastOnePixelOfAThinPicture)
{
    const Geometry geometry({1, 100000}, 224, Fit::Pad);
    EXPECT_EQ(geometry.resized(), (Size{1, 224}));
    EXPECT_EQ(geometry.offsetX(), -112);
}

TEST(GeometryTest, MappingsAreInverseToEachOther)
{
    const Size grid{7, 5};
    for (const Fit fit : {Fit::Stretch, Fit::Crop, Fit::Pad}) {
        for (const Size source : {Size{640, 480}, Size{97, 301}, Size{1, 1}}) {
            const Geometry geometry(source, 224, fit);
            const Point point{0.3 * source.width, 0.8 * source.height};
            const Point model = geometry.modelToSource(geometry.sourceToModel(point));
            const Point cell = geometry.cellToSource(geometry.sourceToCell(point, grid), grid);
            EXPECT_NEAR(model.x, point.x, 1e-9);
            EXPECT_NEAR(model.y, point.y, 1e-9);
            EXPECT_NEAR(cell.x, point.x, 1e-9);
            EXPECT_NEAR(cell.y, point.y, 1e-9);
        }
    }
}

TEST(GeometryTest, CornersOfTheModelInputAreWhereTheFitPutsThem)
{
    const Geometry crop({640, 480}, 224, Fit::Crop);
    const Point cropCorner = crop.modelToSource({0, 0});
    EXPECT_NEAR(cropCorner.x, 37 * 640.0 / 298, 1e-9);
    EXPECT_NEAR(cropCorner.y, 0, 1e-9);

    const Geometry pad({640, 480}, 224, Fit::Pad);
    const Point padCorner = pad.sourceToModel({0, 0});
    EXPECT_NEAR(padCorner.x, 0, 1e-9);
    EXPECT_NEAR(padCorner.y, 28, 1e-9);

    const Geometry stretch({640, 480}, 224, Fit::Stretch);
    const Point lastCell = stretch.sourceToCell({640, 480}, {7, 7});
    EXPECT_NEAR(lastCell.x, 7, 1e-9);
    EXPECT_NEAR(lastCell.y, 7, 1e-9);
}

/// Pixel by pixel, as the definition says.
Box seenByAsking(const Geometry& geometry)
{
    int left = std::numeric_limits<int>::max();
    int top = left;
    int right = -1;
    int bottom = -1;
    const auto inside = [&](double at) { return at >= 0 && at < geometry.modelSide(); };
    for (int x = 0; x < geometry.source().width; ++x) {
        if (inside(geometry.sourceToModel({x + 0.5, 0}).x)) {
            left = std::min(left, x);
            right = x + 1;
        }
    }
    for (int y = 0; y < geometry.source().height; ++y) {
        if (inside(geometry.sourceToModel({0, y + 0.5}).y)) {
            top = std::min(top, y);
            bottom = y + 1;
        }
    }
    return {left, top, right - left, bottom - top};
}

TEST(GeometryTest, SeenIsEveryPixelWhoseCentreTheModelSees)
{
    for (const Fit fit : {Fit::Stretch, Fit::Crop, Fit::Pad}) {
        for (int width = 1; width < 60; width += 2) {
            for (int height = 1; height < 60; height += 3) {
                const Geometry geometry({width, height}, 16, fit);
                ASSERT_EQ(geometry.seen(), seenByAsking(geometry))
                    << toString(fit) << " " << width << " x " << height;
            }
        }
    }
}

TEST(GeometryTest, SeenIsNeverEmptyEvenInExtremeStrips)
{
    for (const Size source : {Size{1, 1000}, Size{100000, 1}, Size{3, 99999}, Size{1, 2}}) {
        const Box seen = Geometry(source, 224, Fit::Crop).seen();
        EXPECT_GE(seen.width, 1);
        EXPECT_GE(seen.height, 1);
    }
}

TEST(GeometryTest, ImpossibleSizesAreRefused)
{
    EXPECT_THROW(Geometry({0, 5}, 224, Fit::Stretch), Error);
    EXPECT_THROW(Geometry({5, -1}, 224, Fit::Crop), Error);
    EXPECT_THROW(Geometry({5, 5}, 0, Fit::Pad), Error);
    EXPECT_THROW(Geometry({2'000'000'000, 1}, 224, Fit::Crop), Error);
}

}  // namespace
}  // namespace clipscope
