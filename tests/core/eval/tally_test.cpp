// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/eval/tally.h"

#include <gtest/gtest.h>

namespace clipscope {
namespace {

TEST(Tally, HasAMeanOnceItHasSomething)
{
    Tally tally;
    EXPECT_FALSE(tally.mean());
    tally.add(true);
    tally.add(false);
    tally.add(0.5);
    EXPECT_DOUBLE_EQ(*tally.mean(), 0.5);
    Tally more;
    more.add(1.0);
    tally.add(more);
    EXPECT_EQ(tally.count, 4);
    EXPECT_DOUBLE_EQ(*tally.mean(), 0.625);
}

TEST(FindingTally, ComparesBoxesAndPeaksWithTheTruth)
{
    FindingTally tally;
    const Box truth{10, 10, 10, 10};
    tally.add(truth, Box{10, 10, 10, 5}, Point{10.0, 19.9});   // IoU 0.5, inside
    tally.add(truth, Box{15, 10, 10, 10}, Point{20.0, 15.0});  // IoU 1/3, just outside
    tally.add(truth, std::nullopt, std::nullopt);
    EXPECT_NEAR(*tally.iou.mean(), (0.5 + 1.0 / 3) / 3, 1e-12);
    EXPECT_NEAR(*tally.half.mean(), 1.0 / 3, 1e-12);
    EXPECT_NEAR(*tally.pointing.mean(), 1.0 / 3, 1e-12);
}

TEST(CentreBox, IsTheBestForItsTruths)
{
    const CentreBox best = bestCentreBox({{{40, 30, 20, 40}, {100, 100}}});
    EXPECT_DOUBLE_EQ(best.width, 0.2);
    EXPECT_DOUBLE_EQ(best.height, 0.4);
    EXPECT_EQ(best.in({100, 100}), (Box{40, 30, 20, 40}));
    EXPECT_EQ(best.in({200, 50}), (Box{80, 15, 40, 20}));
    EXPECT_THROW(static_cast<void>(bestCentreBox({})), Error);
}

}  // namespace
}  // namespace clipscope
