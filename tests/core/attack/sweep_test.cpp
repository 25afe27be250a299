// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/attack/sweep.h"
#include "core/base/error.h"
#include "tests/core/attack/brightness_scorer.h"

#include <gtest/gtest.h>

#include <functional>
#include <stop_token>
#include <vector>

namespace clipscope {
namespace {

using test::plain;
using test::scoreBrightness;
using test::WhitePatches;

/// A white square, half the picture's height.
SweepQuestion question(const SweepPlan& plan)
{
    Sticker sticker{.id = "s1", .centreX = 50, .centreY = 30};
    sticker.text = "a";
    sticker.font.size = 30;
    return {.image = plain(0), .stickers = {sticker}, .swept = 0, .templates = {}, .plan = plan};
}

std::vector<SweepPoint> sweep(const SweepQuestion& asked, const RunContext& context = RunContext())
{
    std::vector<SweepPoint> points;
    runSweep(asked, 0, scoreBrightness, WhitePatches(), context, [&points](SweepPoint point) {
        points.push_back(std::move(point));
    });
    return points;
}

TEST(SweepTest, SizesGoFromEndToEndAndFlipWhereTheyShould)
{
    // A square of s % of 100 pixels covers s * min(s, 60) of 6000 pixels: half of it at s = 54.8.
    const SweepPlan plan{.kind = SweepKind::Size, .from = 10, .to = 90, .count = 9};
    const auto points = sweep(question(plan));
    ASSERT_EQ(points.size(), 9U);
    EXPECT_EQ(points.front().value, 10);
    EXPECT_EQ(points.back().value, 90);
    for (std::size_t i = 0; i < points.size(); ++i) {
        const double side = points[i].value;
        EXPECT_DOUBLE_EQ(points[i].coveredShare, side * std::min(side, 60.0) / 6000);
        EXPECT_EQ(points[i].isFlipped, side > 54.8);
        EXPECT_EQ(points[i].index, i);
        EXPECT_EQ(points[i].sticker.centreX, 50);
    }
    const auto flips = flipPoints(plan.kind, points);
    ASSERT_EQ(flips.size(), 1U);
    EXPECT_EQ(flips.front().value, 55);
    EXPECT_EQ(flips.front().before, 0U);
    EXPECT_EQ(flips.front().after, 1U);
}

TEST(SweepTest, EveryKindChangesWhatItSays)
{
    auto points = sweep(question({.kind = SweepKind::Opacity, .from = 0, .to = 1, .count = 3}));
    ASSERT_EQ(points.size(), 3U);
    EXPECT_EQ(points[1].sticker.opacity, 0.5);
    EXPECT_EQ(points[0].coveredShare, 0);
    points = sweep(question({.kind = SweepKind::Rotation, .from = -90, .to = 90, .count = 3}));
    EXPECT_EQ(points[0].sticker.rotation, -90);
    points = sweep(question({.kind = SweepKind::Position, .columns = 5, .rows = 2}));
    ASSERT_EQ(points.size(), 10U);
    EXPECT_EQ(points[6].sticker.centreX, 30);
    EXPECT_EQ(points[6].sticker.centreY, 45);
    points = sweep(question({.kind = SweepKind::Text, .texts = {"a", "abc"}}));
    ASSERT_EQ(points.size(), 2U);
    EXPECT_EQ(points[1].sticker.text, "abc");
    EXPECT_TRUE(flipPoints(SweepKind::Text, points).empty());
}

TEST(SweepTest, WhoCancelsKeepsThePointsSoFar)
{
    std::stop_source stop;
    std::vector<SweepPoint> points;
    EXPECT_THROW(
        runSweep(
            question({.kind = SweepKind::Opacity, .from = 0, .to = 1, .count = 100}),
            0,
            scoreBrightness,
            WhitePatches(),
            RunContext(stop.get_token()),
            [&](SweepPoint point) {
                points.push_back(std::move(point));
                if (points.size() == 7)
                    stop.request_stop();
            }),
        Cancelled);
    EXPECT_EQ(points.size(), 7U);
}

TEST(SweepTest, OnePointCostsOneScoring)
{
    int scorings = 0;
    const auto counting = [&scorings](const auto&... arguments) {
        ++scorings;
        return scoreBrightness(arguments...);
    };
    runSweep(
        question({.kind = SweepKind::Rotation, .from = 0, .to = 90, .count = 40}),
        0,
        counting,
        WhitePatches(),
        RunContext(),
        [](const SweepPoint&) {});
    EXPECT_EQ(scorings, 40);
}

TEST(SweepTest, PlansAreReadFromText)
{
    EXPECT_EQ(
        sweepPlanFrom("size=5:40:12"),
        (SweepPlan{.kind = SweepKind::Size, .from = 5, .to = 40, .count = 12}));
    EXPECT_EQ(sweepPlanFrom("position=4x3").size(), 12U);
    EXPECT_EQ(
        sweepPlanFrom("text=iPod,a piggy bank").texts,
        (std::vector<std::string>{"iPod", "a piggy bank"}));
    for (const char* wrong :
         {"",
          "size",
          "colour=1:2:3",
          "size=1:2",
          "size=1:2:x",
          "size=1:2:0",
          "size=1:2:-4",
          "size=1:2:401",
          "size=0:5:4",
          "size=nan:5:4",
          "opacity=0:1.5:4",
          "rotation=0:1e9:4",
          "position=8",
          "position=30x30",
          "position=2000000000x2000000000",
          "position=-2x-2",
          "text=",
          "text=a,,b"})
        EXPECT_THROW(static_cast<void>(sweepPlanFrom(wrong)), Error) << wrong;
}

}  // namespace
}  // namespace clipscope
