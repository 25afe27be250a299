// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/cost_model.h"

#include <gtest/gtest.h>

namespace clipscope {
namespace {

struct KnownCost {
    const char* name;
    VisionConfig vision;
    double gigaMacs;
};

// ResNets: convolutions counted by hooks on an independent PyTorch model (the published 6.1 of RN50
// also counts keys and values of every token in the attention pool, which need not be computed).
// ViTs: as published for the image towers.
TEST(ForwardMacsTest, IsWithinTenPercentOfIndependentCounts)
{
    using enum VisionFamily;
    const KnownCost known[] = {
        {"RN50", {ResNet, 224, 64, 32, 0, {3, 4, 6, 3}}, 5.37},
        {"RN50x4", {ResNet, 288, 80, 40, 0, {4, 6, 10, 6}}, 19.5},
        {"ViT-B/32", {Vit, 224, 768, 12, 32, {12}}, 4.4},
        {"ViT-B/16", {Vit, 224, 768, 12, 16, {12}}, 17.6},
        {"ViT-L/14", {Vit, 224, 1024, 16, 14, {24}}, 81.1},
    };
    for (const KnownCost& model : known)
        EXPECT_NEAR(forwardMacs(model.vision) / 1e9, model.gigaMacs, 0.1 * model.gigaMacs)
            << model.name;
}

TEST(ScoringBatchTest, ShrinksWithTheModelAndStaysWithinItsLimits)
{
    using enum VisionFamily;
    const VisionConfig tiny{ResNet, 32, 8, 4, 0, {1, 1, 1, 1}};
    const VisionConfig large{ResNet, 448, 128, 64, 0, {3, 15, 36, 10}};
    EXPECT_EQ(scoringBatch(tiny), 64);
    EXPECT_EQ(scoringBatch(large), 1);
}

TEST(CostModelTest, KnowsNothingUntilARunWasLongEnough)
{
    CostModel costs;
    const Cost run{.encoderPasses = 301};
    EXPECT_EQ(costs.seconds(run, 0.01), 0.0);
    costs.record(1, 0.9);
    EXPECT_EQ(costs.seconds(run, 0.01), 0.0);
    costs.record(100, 5.0);
    EXPECT_NEAR(costs.seconds(run, 0.01), 15.05, 1e-9);
    costs.clear();
    EXPECT_EQ(costs.seconds(run, 0.01), 0.0);
}

}  // namespace
}  // namespace clipscope
