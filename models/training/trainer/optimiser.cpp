// SPDX-License-Identifier: GPL-3.0-or-later
// AdamW with an average of the weights.
//
// Paper:  Loshchilov and Hutter, ICLR 2019, arXiv:1711.05101, algorithm 2.
#include "models/training/trainer/optimiser.h"

#include <ATen/Parallel.h>
#include <ATen/TensorOperators.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/zeros_like.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace clipscope::training {

namespace {

constexpr double kBeta1 = 0.9;
constexpr double kBeta2 = 0.98;  // CLIP, arXiv:2103.00020, table 18
constexpr double kEpsilon = 1e-7;

struct Factors {
    float cut, rate, shrink, firstScale, secondScale, average;
};

void moveRange(
    std::int64_t begin,
    std::int64_t end,
    const Factors& f,
    const float* __restrict gradient,
    float* __restrict weight,
    float* __restrict first,
    float* __restrict second,
    float* __restrict averaged)
{
    constexpr auto kB1 = static_cast<float>(kBeta1);
    constexpr auto kB2 = static_cast<float>(kBeta2);
    constexpr auto kTiny = static_cast<float>(kEpsilon);
    for (std::int64_t i = begin; i < end; ++i) {
        const float g = gradient[i] * f.cut;
        first[i] = kB1 * first[i] + (1 - kB1) * g;
        second[i] = kB2 * second[i] + (1 - kB2) * g * g;
        weight[i] = weight[i] * f.shrink - f.rate * first[i] * f.firstScale /
                                               (std::sqrt(second[i] * f.secondScale) + kTiny);
        averaged[i] += (1 - f.average) * (weight[i] - averaged[i]);
    }
}

}  // namespace

Optimiser Optimiser::start(const StateDict& weights)
{
    Optimiser optimiser;
    for (const auto& [name, weight] : weights) {
        optimiser.averaged.emplace(name, weight.detach().clone());
        if (weight.requires_grad()) {
            optimiser.first.emplace(name, at::zeros_like(weight.detach()));
            optimiser.second.emplace(name, at::zeros_like(weight.detach()));
        }
    }
    return optimiser;
}

double Optimiser::apply(StateDict& weights, const Step& step)
{
    const at::NoGradGuard guard;
    ++steps;
    double squares = 0;
    for (const auto& [name, weight] : weights)
        if (weight.grad().defined())
            squares += weight.grad().pow(2).sum(at::kDouble).item<double>();
    const double length = std::sqrt(squares);
    const auto count = static_cast<double>(steps);
    // An average over few steps would remember the start.
    const double average = std::min(step.average, (1 + count) / (10 + count));
    const Factors base{
        .cut = static_cast<float>(length > step.longest ? step.longest / length : 1.0),
        .rate = static_cast<float>(step.rate),
        .shrink = 1,
        .firstScale = static_cast<float>(1 / (1 - std::pow(kBeta1, count))),
        .secondScale = static_cast<float>(1 / (1 - std::pow(kBeta2, count))),
        .average = static_cast<float>(average)};
    for (auto& [name, weight] : weights) {
        at::Tensor& mean = averaged.at(name);
        if (!weight.grad().defined()) {
            mean.add_(weight.detach() - mean, 1 - average);
            continue;
        }
        Factors factors = base;
        if (weight.dim() >= 2)
            factors.shrink = static_cast<float>(1 - step.rate * step.decay);
        const at::Tensor gradient = weight.grad().contiguous();
        if (weight.is_cpu()) {
            at::parallel_for(0, weight.numel(), 16384, [&](std::int64_t begin, std::int64_t end) {
                moveRange(
                    begin,
                    end,
                    factors,
                    gradient.data_ptr<float>(),
                    weight.data_ptr<float>(),
                    first.at(name).data_ptr<float>(),
                    second.at(name).data_ptr<float>(),
                    mean.data_ptr<float>());
            });
        } else {
            const at::Tensor g = gradient * factors.cut;
            at::Tensor& m = first.at(name).mul_(kBeta1).add_(g, 1 - kBeta1);
            at::Tensor& v = second.at(name).mul_(kBeta2).addcmul_(g, g, 1 - kBeta2);
            weight.detach()
                .mul_(factors.shrink)
                .addcdiv_(
                    m * factors.firstScale,
                    (v * factors.secondScale).sqrt().add_(kEpsilon),
                    -step.rate);
            mean.add_(weight.detach() - mean, 1 - average);
        }
        weight.mutable_grad().reset();
    }
    return length;
}

}  // namespace clipscope::training
