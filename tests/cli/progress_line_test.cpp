// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/progress_printer.h"

#include <gtest/gtest.h>

namespace clipscope::cli {
namespace {

TEST(ProgressLineTest, ShowsStepsAndTheTimeLeftAtThisPace)
{
    EXPECT_EQ(
        progressLine({.stage = "scoring channels", .done = 150, .total = 300}, 2.0),
        "scoring channels [############............] 150/300, 2.0 s left");
}

TEST(ProgressLineTest, PromisesNothingBeforeTheFirstStepAndAfterTheLast)
{
    EXPECT_EQ(
        progressLine({.stage = "scoring", .done = 0, .total = 4}, 2.0),
        "scoring [........................] 0/4");
    EXPECT_EQ(
        progressLine({.stage = "scoring", .done = 4, .total = 4}, 2.0),
        "scoring [########################] 4/4");
}

TEST(ProgressLineTest, NamesTheStageWhileTheLengthIsUnknown)
{
    EXPECT_EQ(progressLine({.stage = "loading", .done = 3, .total = 0}, 1.0), "loading ...");
}

TEST(ProgressLineTest, StaysInsideTheBarIfAStageRunsOver)
{
    EXPECT_EQ(
        progressLine({.stage = "scoring", .done = 9, .total = 4}, 1.0),
        "scoring [########################] 4/4");
}

TEST(BytesLineTest, ShowsMegabytesSpeedAndTheTimeLeft)
{
    EXPECT_EQ(
        bytesLine({.stage = "downloading", .done = 150'000'000, .total = 300'000'000}, 0, 12.0),
        "downloading [############............] 150.0/300.0 MB, 50 %, 12.5 MB/s, 12 s left");
}

TEST(BytesLineTest, DoesNotCountWhatWasThereBeforeAsSpeed)
{
    EXPECT_EQ(
        bytesLine(
            {.stage = "downloading", .done = 150'000'000, .total = 300'000'000}, 140'000'000, 10.0),
        "downloading [############............] 150.0/300.0 MB, 50 %, 1.0 MB/s, 3 min left");
    EXPECT_EQ(
        bytesLine(
            {.stage = "downloading", .done = 150'000'000, .total = 300'000'000}, 150'000'000, 1.0),
        "downloading [############............] 150.0/300.0 MB, 50 %");
}

TEST(BytesLineTest, CountsHoursOfASlowDownload)
{
    EXPECT_EQ(
        bytesLine({.stage = "downloading", .done = 1'000'000, .total = 4801'000'000}, 0, 1.0),
        "downloading [........................] 1.0/4801.0 MB, 0 %, 1.0 MB/s, 1 h 20 min left");
}

TEST(BytesLineTest, DoesWithoutTheSize)
{
    EXPECT_EQ(
        bytesLine({.stage = "downloading", .done = 0, .total = 0}, 0, 0.0), "downloading ...");
    EXPECT_EQ(
        bytesLine({.stage = "downloading", .done = 5'000'000, .total = 0}, 0, 2.0),
        "downloading 5.0 MB, 2.5 MB/s");
}

}  // namespace
}  // namespace clipscope::cli
