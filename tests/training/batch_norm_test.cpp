// SPDX-License-Identifier: GPL-3.0-or-later
// The fused BatchNorm of training against torch's own.
#include "models/training/trainer/batch_statistics_norm.h"
#include "tests/core/clip/near.h"
#include "tests/support/tiny_clip.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/batch_norm.h>
#include <ATen/ops/full.h>
#include <ATen/ops/relu.h>

#include <gtest/gtest.h>

namespace clipscope::training {
namespace {

constexpr double kHalf = 2e-2;  // bf16 has eight bits, and gradients are differences

at::Tensor maps(std::int64_t first)
{
    return formulaNumbers({6, 24, 5, 7}, first)
        .to(at::kBFloat16)
        .to(at::kFloat)
        .contiguous(at::MemoryFormat::ChannelsLast);
}

BatchStatisticsNorm::Vectors vectors()
{
    return {
        .weight = (formulaNumbers({24}, 11).to(at::kFloat) * 0.3 + 1).requires_grad_(true),
        .bias = (formulaNumbers({24}, 77).to(at::kFloat) * 0.3).requires_grad_(true),
        .runningMean = at::full({24}, 0.5, at::TensorOptions(at::kFloat)),
        .runningVariance = at::full({24}, 2.0, at::TensorOptions(at::kFloat))};
}

at::Tensor torchNorm(const BatchStatisticsNorm::Vectors& v, const at::Tensor& x)
{
    return at::batch_norm(
        x, v.weight, v.bias, v.runningMean, v.runningVariance, true, 0.1, 1e-5, false);
}

enum class Form { Plain, Relu, SumRelu };

class BatchNormTest : public testing::TestWithParam<Form> {};

TEST_P(BatchNormTest, ResultGradientsAndRunningStatisticsEqualTorch)
{
    const Form form = GetParam();
    const auto ours = vectors();
    const auto theirs = vectors();
    const BatchStatisticsNorm norm(ours, Precision::Mixed);
    const at::Tensor x = maps(1).requires_grad_(true);
    const at::Tensor y = maps(1).requires_grad_(true);
    const at::Tensor identity = maps(9000).requires_grad_(true);
    const at::Tensor same = maps(9000).requires_grad_(true);

    at::Tensor actual;
    at::Tensor expected = torchNorm(theirs, y);
    if (form == Form::Plain) {
        actual = norm.forward(x);
    } else if (form == Form::Relu) {
        actual = norm.forwardRelu(x);
        expected = at::relu(expected);
    } else {
        actual = norm.forwardSumRelu(x, identity);
        expected = at::relu(expected + same);
    }
    const at::Tensor gradient = maps(40000);
    (actual.to(at::kFloat) * gradient).sum().backward();
    (expected * gradient).sum().backward();

    EXPECT_LT(relativeDifference(actual.detach(), expected.detach()), kHalf);
    EXPECT_LT(relativeDifference(x.grad(), y.grad()), kHalf);
    EXPECT_LT(relativeDifference(ours.weight.grad(), theirs.weight.grad()), kHalf);
    EXPECT_LT(relativeDifference(ours.bias.grad(), theirs.bias.grad()), kHalf);
    EXPECT_LT(relativeDifference(ours.runningMean, theirs.runningMean), 1e-5);
    EXPECT_LT(relativeDifference(ours.runningVariance, theirs.runningVariance), 1e-5);
    if (form == Form::SumRelu) {
        EXPECT_LT(relativeDifference(identity.grad(), same.grad()), kHalf);
    }
}

INSTANTIATE_TEST_SUITE_P(
    Forms, BatchNormTest, testing::Values(Form::Plain, Form::Relu, Form::SumRelu));

}  // namespace
}  // namespace clipscope::training
