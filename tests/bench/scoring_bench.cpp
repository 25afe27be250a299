// SPDX-License-Identifier: GPL-3.0-or-later
// How fast the shipped model scores masked pictures: the reference encoder against the scoring
// engine, and whole explanations with a cold and with a warm bank. Compare ratios of one run only.
#include "core/base/error.h"
#include "core/checkpoint/open_checkpoint.h"
#include "core/clip/clip_model.h"
#include "core/clip/load_clip.h"
#include "core/engine/cost_model.h"
#include "core/engine/engine.h"
#include "core/scoring/scoring_encoder.h"

#include <ATen/Parallel.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/randn.h>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <benchmark/benchmark.h>
#include <memory>
#include <thread>

namespace clipscope {
namespace {

const DataPaths& shipped()
{
    static const DataPaths paths{
        .vocabulary = CLIPSCOPE_TEST_SOURCE_DIR "/resources/vocab/clip_merges.txt",
        .samples = {},
        .models = {CLIPSCOPE_TEST_SOURCE_DIR "/models"}};
    return paths;
}

const ClipModel& model()
{
    static const std::unique_ptr<const ClipModel> loaded = [] {
        const ModelDescriptor description = describeModel(resolveModel(kDefaultModel, shipped()));
        const std::string file = description.files.weights.string();
        return std::unique_ptr<const ClipModel>(loadClip(
            std::make_shared<const Checkpoint>(openCheckpoint(description.files.weights)),
            description.config,
            file));
    }();
    return *loaded;
}

void encodeWith(benchmark::State& state, const MaskedEncoder& encoder)
{
    const at::NoGradGuard guard;
    at::set_num_threads(std::max(1, static_cast<int>(std::thread::hardware_concurrency())));
    const VisionConfig& vision = model().config().vision;
    const std::int64_t batch = scoringBatch(vision);
    const at::Tensor pixels = at::randn({batch, 3, vision.inputSize, vision.inputSize});
    benchmark::DoNotOptimize(encoder.encode(pixels));  // plans and packs
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(encoder.encode(pixels));
    state.counters["pictures/s"] = benchmark::Counter(
        static_cast<double>(state.iterations() * batch), benchmark::Counter::kIsRate);
    state.SetLabel(encoder.name());
}

void EncodeReference(benchmark::State& state)
{
    encodeWith(state, *makeReferenceEncoder(model()));
}
BENCHMARK(EncodeReference)->Unit(benchmark::kMillisecond)->UseRealTime();

void EncodeFloat32(benchmark::State& state)
{
    encodeWith(state, *makeScoringEncoder(model(), StorageType::Float32));
}
BENCHMARK(EncodeFloat32)->Unit(benchmark::kMillisecond)->UseRealTime();

void EncodeBFloat16(benchmark::State& state)
{
    try {
        encodeWith(state, *makeScoringEncoder(model(), StorageType::BFloat16));
    } catch (const Error& error) {
        state.SkipWithError(error.what());
    }
}
BENCHMARK(EncodeBFloat16)->Unit(benchmark::kMillisecond)->UseRealTime();

/// Another picture each time, so that no bank helps.
SaliencyRequest requestFor(int number)
{
    cv::Mat rgb(360, 480, CV_8UC3, cv::Scalar(225, 222, 210));
    cv::circle(rgb, {160 + number % 160, 180}, 90, cv::Scalar(200, 30, 35), cv::FILLED);
    return {.image = Image(rgb, "disc"), .prompts = {"apple", "dog"}};
}

void FirstPrompt(benchmark::State& state)
{
    Engine engine;
    engine.loadModel(resolveModel(kDefaultModel, shipped()), RunContext());
    int number = 0;
    benchmark::DoNotOptimize(engine.explain(requestFor(number), RunContext()));
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(engine.explain(requestFor(++number), RunContext()));
    state.SetLabel("gScoreCAM k = 300, new picture");
}
BENCHMARK(FirstPrompt)->Unit(benchmark::kMillisecond)->UseRealTime();

void SamePromptAgain(benchmark::State& state)
{
    Engine engine;
    engine.loadModel(resolveModel(kDefaultModel, shipped()), RunContext());
    benchmark::DoNotOptimize(engine.explain(requestFor(0), RunContext()));
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(engine.explain(requestFor(0), RunContext()));
    state.SetLabel("gScoreCAM k = 300, all channels in the bank");
}
BENCHMARK(SamePromptAgain)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace clipscope

BENCHMARK_MAIN();
