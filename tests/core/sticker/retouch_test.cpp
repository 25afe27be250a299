// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/sticker/composite.h"
#include "core/sticker/retouch.h"
#include "tests/core/sticker/flat_patches.h"

#include <gtest/gtest.h>

#include <cmath>

namespace clipscope {
namespace {

/// A red disc on grey, and a stroke that covers it.
struct Disc {
    Image image;
    Sticker stroke;
};

Disc disc(StickerKind kind)
{
    cv::Mat rgb(40, 60, CV_8UC3, cv::Scalar(120, 120, 120));
    for (int y = 0; y < rgb.rows; ++y)
        for (int x = 0; x < rgb.cols; ++x)
            if (std::hypot(x - 30, y - 20) < 6)
                rgb.at<cv::Vec3b>(y, x) = {250, 10, 10};
    Sticker stroke{.id = "s1", .kind = kind, .stroke = {{26, 20}, {34, 20}}, .radius = 9};
    return {Image(rgb, "disc"), stroke};
}

TEST(RetouchTest, AStrokeIsWithinItsRadiusOfTheWay)
{
    const Sticker stroke{.kind = StickerKind::Blur, .stroke = {{5, 5}, {25.5, 12}}, .radius = 3.5};
    const cv::Mat mask = strokeMask(stroke, {30, 20});
    for (int y = 0; y < 20; ++y)
        for (int x = 0; x < 30; ++x) {
            double nearest = 1e9;
            for (int i = 0; i <= 4000; ++i)
                nearest = std::min(
                    nearest,
                    std::hypot(x + 0.5 - 5 - 20.5 * i / 4000, y + 0.5 - 5 - 7.0 * i / 4000));
            if (std::abs(nearest - 3.5) > 1e-3) {
                EXPECT_EQ(mask.at<std::uint8_t>(y, x) != 0, nearest < 3.5) << x << ' ' << y;
            }
        }
}

TEST(RetouchTest, EraseAndInpaintRemoveTheThing)
{
    for (const StickerKind kind : {StickerKind::Erase, StickerKind::Inpaint}) {
        const Disc scene = disc(kind);
        const cv::Mat out =
            composed(scene.image, std::vector{scene.stroke}, test::FlatPatches()).rgb();
        cv::Mat grey(out.size(), CV_8UC3, cv::Scalar(120, 120, 120));
        // The disc's rim shows through a little where fast marching extrapolates.
        EXPECT_LE(cv::norm(out, grey, cv::NORM_INF), 5) << toString(kind);
    }
}

TEST(RetouchTest, BlurLowersTheContrastAndLeavesTheRestAlone)
{
    const Disc scene = disc(StickerKind::Blur);
    const cv::Mat out = composed(scene.image, std::vector{scene.stroke}, test::FlatPatches()).rgb();
    EXPECT_LT(out.at<cv::Vec3b>(20, 30)[0], 250);
    EXPECT_EQ(out.at<cv::Vec3b>(2, 2), scene.image.rgb().at<cv::Vec3b>(2, 2));
}

TEST(RetouchTest, AStrokeOverEverythingOrBesideThePictureDoesNoHarm)
{
    for (const StickerKind kind : {StickerKind::Blur, StickerKind::Erase, StickerKind::Inpaint}) {
        Disc scene = disc(kind);
        scene.stroke.radius = 1000;
        EXPECT_NO_THROW(static_cast<void>(
            composed(scene.image, std::vector{scene.stroke}, test::FlatPatches())));
        scene.stroke.radius = 2;
        scene.stroke.stroke = {{-50, -50}};
        EXPECT_EQ(
            composed(scene.image, std::vector{scene.stroke}, test::FlatPatches()).id(),
            scene.image.id());
    }
}

TEST(RetouchTest, AStrokeThatWouldTakeMinutesIsRefused)
{
    Sticker stroke{.kind = StickerKind::Blur, .radius = 1e5};
    stroke.stroke.assign(100'000, {5, 5});
    EXPECT_THROW(static_cast<void>(strokeMask(stroke, {1000, 1000})), Error);
}

}  // namespace
}  // namespace clipscope
