// SPDX-License-Identifier: GPL-3.0-or-later
// The shortcuts of the layers against the plain formulas.
#include "core/clip/layers/activation.h"
#include "core/clip/layers/attention_pool.h"
#include "core/clip/layers/folded_convolution.h"
#include "core/clip/layers/products.h"
#include "tests/core/clip/near.h"
#include "tests/support/tiny_clip.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/batch_norm.h>
#include <ATen/ops/bmm.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/conv2d.h>
#include <ATen/ops/softmax.h>

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <vector>

namespace clipscope {
namespace {

// Sums of up to 128 single-precision terms, in another order.
constexpr double kReordered = 1e-5;

at::Tensor numbers(const std::vector<std::int64_t>& shape, std::int64_t first)
{
    return formulaNumbers(shape, first).to(at::kFloat);
}

at::Tensor leaf(const at::Tensor& tensor)
{
    return tensor.detach().clone().requires_grad_(true);
}

TEST(ProductsTest, BatchedProductAndItsGradientsEqualBmm)
{
    for (const auto& [groups, rows, inner, columns] :
         {std::array<std::int64_t, 4>{6, 5, 7, 9}, {1, 1, 1, 1}, {2, 17, 64, 17}, {1, 3, 128, 2}}) {
        const at::Tensor left = numbers({groups, rows, inner}, 1);
        const at::Tensor right = numbers({groups, inner, columns}, 5000);
        const at::Tensor a = leaf(left);
        const at::Tensor b = leaf(right);
        const at::Tensor wantedA = leaf(left);
        const at::Tensor wantedB = leaf(right);
        const at::Tensor weights = numbers({groups, rows, columns}, 9000);

        const at::Tensor product = batchedProduct(a, b);
        const at::Tensor expected = at::bmm(wantedA, wantedB);
        (product * weights).sum().backward();
        (expected * weights).sum().backward();

        EXPECT_LT(relativeDifference(product.detach(), expected.detach()), kReordered);
        EXPECT_LT(relativeDifference(a.grad(), wantedA.grad()), kReordered);
        EXPECT_LT(relativeDifference(b.grad(), wantedB.grad()), kReordered);
    }
}

TEST(ProductsTest, AffineEqualsMatrixProductForAnyLeadingShape)
{
    const at::Tensor weight = numbers({6, 10}, 1);
    const at::Tensor bias = numbers({6}, 500);
    for (const std::vector<std::int64_t>& shape :
         {std::vector<std::int64_t>{10}, {3, 10}, {2, 5, 10}, {1, 1, 10}}) {
        const at::Tensor x = numbers(shape, 900);
        EXPECT_LT(
            relativeDifference(affine(x, weight, bias), x.matmul(weight.t()) + bias), kReordered);
        EXPECT_LT(relativeDifference(affine(x, weight, {}), x.matmul(weight.t())), kReordered);
    }
}

TEST(ProductsTest, AffinePassesGradientsOn)
{
    const at::Tensor x = leaf(numbers({2, 5, 10}, 1));
    const at::Tensor weight = numbers({6, 10}, 300);
    affine(x, weight, {}).sum().backward();
    EXPECT_LT(relativeDifference(x.grad(), weight.sum(0).expand({2, 5, 10})), kReordered);
}

TEST(ActivationTest, EqualsTheDefinitions)
{
    for (const double x : {-6.0, -2.3, -0.5, 0.0, 0.7, 3.0}) {
        const at::Tensor input = formulaNumbers({1}, 0) * x;  // the number for n = 0 is 1
        EXPECT_NEAR(
            activate(input, Activation::QuickGelu).item<double>(),
            x / (1.0 + std::exp(-1.702 * x)),
            1e-12);
        EXPECT_NEAR(
            activate(input, Activation::Gelu).item<double>(),
            0.5 * x * std::erfc(-x / std::sqrt(2.0)),
            1e-12);
    }
}

TEST(FoldedConvolutionTest, EqualsConvolutionThenBatchNorm)
{
    const at::Tensor kernel = numbers({6, 4, 3, 3}, 1);
    const at::Tensor weight = numbers({6}, 300) + 1.5;
    const at::Tensor bias = numbers({6}, 400);
    const at::Tensor mean = numbers({6}, 500);
    const at::Tensor variance =
        numbers({6}, 600).abs() * 1e-4;  // small enough for epsilon to count
    const at::Tensor x = numbers({2, 4, 9, 9}, 700);
    const WeightReader reader(
        {{"c.weight", kernel},
         {"n.weight", weight},
         {"n.bias", bias},
         {"n.running_mean", mean},
         {"n.running_var", variance}},
        "test");

    const auto folded = FoldedConvolution::read(
        reader, "c", "n", {.inputs = 4, .outputs = 6, .kernel = 3, .stride = 2});

    const at::Tensor expected = at::batch_norm(
        at::conv2d(x, kernel, {}, 2, 1), weight, bias, mean, variance, false, 0.0, 1e-5, false);
    EXPECT_LT(relativeDifference(folded.forward(x), expected), kReordered);
    EXPECT_NO_THROW(reader.finish());
}

/// Attention of all tokens to all tokens, the first of which is kept: the definition.
at::Tensor directPool(const StateDict& w, const at::Tensor& maps, std::int64_t heads)
{
    const std::int64_t batch = maps.size(0);
    const std::int64_t channels = maps.size(1);
    const std::int64_t perHead = channels / heads;
    const at::Tensor cells = maps.flatten(2).transpose(1, 2);
    const at::Tensor tokens =
        at::cat({cells.mean(1, true), cells}, 1) + w.at("positional_embedding");
    const auto project = [&](const std::string& name) {
        return (tokens.matmul(w.at(name + ".weight").t()) + w.at(name + ".bias"))
            .view({batch, -1, heads, perHead})
            .transpose(1, 2);
    };
    const at::Tensor scores = project("q_proj").matmul(project("k_proj").transpose(2, 3)) /
                              std::sqrt(static_cast<double>(perHead));
    const at::Tensor mixed = at::softmax(scores, -1)
                                 .matmul(project("v_proj"))
                                 .transpose(1, 2)
                                 .reshape({batch, -1, channels});
    return mixed.select(1, 0).matmul(w.at("c_proj.weight").t()) + w.at("c_proj.bias");
}

TEST(AttentionPoolTest, TheShortcutEqualsTheDirectFormulationAndItsGradient)
{
    constexpr std::int64_t kChannels = 128;
    const ShapeTable shapes{
        {"positional_embedding", {10, kChannels}},
        {"q_proj.weight", {kChannels, kChannels}},
        {"q_proj.bias", {kChannels}},
        {"k_proj.weight", {kChannels, kChannels}},
        {"k_proj.bias", {kChannels}},
        {"v_proj.weight", {kChannels, kChannels}},
        {"v_proj.bias", {kChannels}},
        {"c_proj.weight", {24, kChannels}},
        {"c_proj.bias", {24}},
    };
    const StateDict weights = formulaWeights(shapes);
    for (const std::int64_t heads : {1, 2, 4}) {
        for (const std::int64_t batch : {1, 3}) {
            const AttentionPool pool(
                WeightReader(weights, "test"),
                {.channels = kChannels, .heads = heads, .grid = 3, .embedding = 24});
            const at::Tensor maps = leaf(numbers({batch, kChannels, 3, 3}, 77).abs());
            const at::Tensor same = leaf(maps);
            const at::Tensor direction = numbers({batch, 24}, 1234);

            const at::Tensor embedding = pool.forward(maps);
            const at::Tensor expected = directPool(weights, same, heads);
            (embedding * direction).sum().backward();
            (expected * direction).sum().backward();

            EXPECT_LT(relativeDifference(embedding.detach(), expected.detach()), kReordered);
            EXPECT_LT(relativeDifference(maps.grad(), same.grad()), kReordered);
        }
    }
}

}  // namespace
}  // namespace clipscope
