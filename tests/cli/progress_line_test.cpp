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

}  // namespace
}  // namespace clipscope::cli
