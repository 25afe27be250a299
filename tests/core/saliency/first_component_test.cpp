// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/saliency/blocks/first_component.h"
#include "core/saliency/blocks/to_bank.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/full.h>
#include <ATen/ops/sin.h>
#include <ATen/ops/zeros.h>

#include <opencv2/core.hpp>

#include <gtest/gtest.h>

#include <limits>

namespace clipscope {
namespace {

at::Tensor waves(std::int64_t channels, std::int64_t height, std::int64_t width)
{
    return at::sin(at::arange(channels * height * width, at::kDouble) * 0.83)
        .view({channels, height, width});
}

double apart(const at::Tensor& a, const at::Tensor& b)
{
    return (a - b).abs().max().item<double>();
}

TEST(FirstComponentTest, OneVaryingChannelIsItsOwnComponent)
{
    const at::Tensor one = waves(1, 3, 4);
    const at::Tensor expected = one[0] - one.mean();
    const at::Tensor actual = firstComponent(at::cat({at::full({5, 3, 4}, 2.5), one}));
    EXPECT_NEAR(apart(actual.abs(), expected.abs()), 0.0, 1e-12);
    EXPECT_EQ(actual.size(0), 3);
    EXPECT_EQ(actual.size(1), 4);
}

TEST(FirstComponentTest, BothSidesOfTheMatrixGiveTheSame)
{
    // 5 channels of 12 cells go by channels; with 20 dead ones more, by cells.
    const at::Tensor few = waves(5, 3, 4);
    const at::Tensor many = at::cat({few, at::zeros({20, 3, 4}, at::kDouble)});
    EXPECT_LT(apart(firstComponent(few), firstComponent(many)), 1e-12);
    EXPECT_GT(firstComponent(few).abs().max().item<double>(), 0.1);
}

TEST(FirstComponentTest, TheValueFartherFromZeroIsPositive)
{
    const at::Tensor maps = waves(6, 4, 4);
    const at::Tensor actual = firstComponent(maps);
    EXPECT_GE(actual.max().item<double>(), -actual.min().item<double>());
    EXPECT_EQ(apart(actual, firstComponent(-maps)), 0.0);
}

TEST(FirstComponentTest, AnOffsetPerChannelChangesNothing)
{
    const at::Tensor maps = waves(4, 3, 3);
    const at::Tensor offsets = at::arange(4, at::kDouble).view({4, 1, 1}) * 10.0;
    EXPECT_LT(apart(firstComponent(maps), firstComponent(maps + offsets)), 1e-10);
}

TEST(FirstComponentTest, ConstantChannelsGiveExactlyZero)
{
    // 0.1 and 1/3 have means that rounding moves.
    const at::Tensor maps =
        at::cat({at::full({3, 7, 7}, 0.1, at::kFloat), at::full({90, 7, 7}, 1.0F / 3.0F)});
    EXPECT_EQ(firstComponent(maps).abs().max().item<double>(), 0.0);
    EXPECT_EQ(firstComponent(waves(3, 1, 1)).abs().max().item<double>(), 0.0);
}

TEST(FirstComponentTest, ValuesThatAreNotFiniteCountAsZero)
{
    at::Tensor broken = waves(4, 3, 3);
    at::Tensor repaired = broken.clone();
    broken[1][2][0] = std::numeric_limits<double>::quiet_NaN();
    broken[3][0][1] = std::numeric_limits<double>::infinity();
    repaired[1][2][0] = 0;
    repaired[3][0][1] = 0;
    EXPECT_EQ(apart(firstComponent(broken), firstComponent(repaired)), 0.0);
}

}  // namespace
}  // namespace clipscope
