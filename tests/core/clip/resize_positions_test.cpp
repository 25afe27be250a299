// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/clip/clip_model.h"
#include "core/clip/resize_positions.h"
#include "tests/support/tiny_clip.h"

#include <ATen/TensorOperators.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/full.h>
#include <ATen/ops/randn.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <tuple>
#include <vector>

namespace clipscope {
namespace {

/// Keys' cubic with a = -0.5 (formats.md 2.10.2).
double cubic(double t)
{
    constexpr double a = -0.5;
    t = std::abs(t);
    if (t < 1)
        return ((a + 2) * t - (a + 3)) * t * t + 1;
    if (t < 2)
        return (((t - 5) * t + 8) * t - 4) * a;
    return 0;
}

/// One axis: weights of the source cells for each target cell, normalised, antialiased when
/// shrinking.
std::vector<std::vector<double>> weightsOf(int source, int target)
{
    const double scale = static_cast<double>(source) / target;
    const double stretch = std::max(scale, 1.0);
    std::vector<std::vector<double>> rows;
    for (int j = 0; j < target; ++j) {
        const double centre = (j + 0.5) * scale;
        std::vector<double> row(static_cast<std::size_t>(source), 0.0);
        double sum = 0;
        for (int x = 0; x < source; ++x)
            sum += row[static_cast<std::size_t>(x)] = cubic((x + 0.5 - centre) / stretch);
        for (double& weight : row)
            weight /= sum;
        rows.push_back(row);
    }
    return rows;
}

TEST(ResizePositionsTest, EqualsASlowBicubicThatKeepsTheFirstRow)
{
    constexpr int kWidth = 5;
    for (const auto& [from, to] : {std::pair{4, 7}, {7, 4}, {3, 8}, {9, 2}}) {
        const at::Tensor positions = at::randn({1 + from * from, kWidth});
        const at::Tensor resized = resizePositions(positions, to);
        ASSERT_EQ(resized.sizes().vec(), (std::vector<std::int64_t>{1 + to * to, kWidth}));
        EXPECT_TRUE(at::equal(resized[0], positions[0]));

        const auto weights = weightsOf(from, to);
        for (int y = 0; y < to; ++y)
            for (int x = 0; x < to; ++x)
                for (int d = 0; d < kWidth; ++d) {
                    double expected = 0;
                    for (int v = 0; v < from; ++v)
                        for (int u = 0; u < from; ++u)
                            expected +=
                                weights[static_cast<std::size_t>(y)][static_cast<std::size_t>(v)] *
                                weights[static_cast<std::size_t>(x)][static_cast<std::size_t>(u)] *
                                positions[1 + v * from + u][d].item<double>();
                    EXPECT_NEAR(resized[1 + y * to + x][d].item<double>(), expected, 2e-5)
                        << from << " to " << to << " at " << y << ", " << x;
                }
    }
}

TEST(ResizePositionsTest, TheSameGridChangesNothing)
{
    for (const auto family : {VisionFamily::ResNet, VisionFamily::Vit}) {
        WeightSources weights = sourcesOf(tinyWeights(family));
        const ShapeTable before = shapesOf(weights);
        fitPositions(weights, tinyConfig(family).vision);
        EXPECT_EQ(shapesOf(weights), before);
    }
}

TEST(ResizePositionsTest, AModelRunsAtAnotherInputSize)
{
    const at::NoGradGuard guard;
    for (const auto family : {VisionFamily::ResNet, VisionFamily::Vit}) {
        ClipConfig config = tinyConfig(family);
        config.vision.inputSize *= 2;
        WeightSources weights = sourcesOf(tinyWeights(family));
        fitPositions(weights, config.vision);
        const ClipModel model(std::move(weights), config, "f");
        const int side = config.vision.inputSize;
        const at::Tensor embedding = model.visual().encode(at::full({1, 3, side, side}, 0.3));
        EXPECT_EQ(embedding.size(1), config.embedding);
        EXPECT_TRUE(std::isfinite(embedding.sum().item<double>()));
        // What the image is has not changed, so neither has what the model sees in it, much.
        const auto own = tinyClip(family);
        const int ownSide = tinyConfig(family).vision.inputSize;
        const at::Tensor before = own->visual().encode(at::full({1, 3, ownSide, ownSide}, 0.3));
        const double cosine = (embedding * before).sum().item<double>() /
                              (embedding.norm().item<double>() * before.norm().item<double>());
        EXPECT_GT(cosine, 0.5);
    }
}

TEST(ResizePositionsTest, RefusesATableThatIsNoSquare)
{
    EXPECT_THROW(std::ignore = resizePositions(at::randn({6, 3}), 4), Error);
}

}  // namespace
}  // namespace clipscope
