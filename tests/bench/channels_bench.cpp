// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does for a step of the k slider and for a click on the picture, without the
// network: the widest released layer (3072 channels), a fine grid, all channels scored.
#include "core/heatmap/contributions.h"

#include <opencv2/core.hpp>

#include <benchmark/benchmark.h>
#include <numeric>
#include <random>

namespace clipscope {
namespace {

ChannelBank widestBank()
{
    constexpr int kChannels = 3072;
    constexpr int kSide = 24;
    std::mt19937 random(1);
    std::uniform_real_distribution<float> draw(0, 1);
    ChannelBank bank{
        .activations = cv::Mat(kChannels, kSide * kSide, CV_32FC1),
        .grid = {kSide, kSide},
        .weights = {}};
    for (auto value = bank.activations.begin<float>(); value != bank.activations.end<float>();
         ++value)
        *value = draw(random);
    bank.order.resize(kChannels);
    std::iota(bank.order.begin(), bank.order.end(), 0);
    for (int c = 0; c < kChannels; ++c)
        bank.logits.push_back(20 + draw(random));
    bank.weights = weightsOfFirst(bank, kChannels);
    return bank;
}

void StepOfK(benchmark::State& state)
{
    const ChannelBank bank = widestBank();
    int k = 0;
    for ([[maybe_unused]] auto _ : state) {
        k = k % bank.channels() + 1;
        benchmark::DoNotOptimize(combineFirst(bank, k));
    }
}
BENCHMARK(StepOfK)->Unit(benchmark::kMillisecond);

void RankAtACell(benchmark::State& state)
{
    const ChannelBank bank = widestBank();
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(ranking(
            contributions(bank.weights, activationsAt(bank, Cell{.column = 11, .row = 7}))));
}
BENCHMARK(RankAtACell)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace clipscope
