// SPDX-License-Identifier: GPL-3.0-or-later
// What the window waits for when nothing but the map, the threshold or the colours change: from a
// native map to everything that is drawn, on a picture of 12 megapixels. No network runs. Compare
// ratios of one run only.
#include "core/image/colormap.h"
#include "ui/jobs/compose.h"

#include <opencv2/core.hpp>

#include <benchmark/benchmark.h>
#include <cmath>

namespace clipscope {
namespace {

using ui::compose;
using ui::ComposeRequest;
using ui::CompositionPtr;

ui::PicturePtr largePicture()
{
    static const ui::PicturePtr picture =
        ui::makePicture(Image(cv::Mat(3000, 4000, CV_8UC3, cv::Scalar(90, 120, 60)), "12 MP"), {});
    return picture;
}

/// A hill, a lower one and ripples.
NativeMap hills(int side)
{
    cv::Mat values(side, side, CV_32FC1);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const double u = (x + 0.5) / side;
            const double v = (y + 0.5) / side;
            const double large = std::exp(-20 * (std::pow(u - 0.3, 2) + std::pow(v - 0.4, 2)));
            const double small = std::exp(-60 * (std::pow(u - 0.8, 2) + std::pow(v - 0.7, 2)));
            values.at<float>(y, x) =
                static_cast<float>(large + 0.8 * small + 0.05 * std::sin(40 * u + 25 * v * v));
        }
    }
    return {.values = values};
}

ComposeRequest newMap(int side)
{
    ComposeRequest request;
    request.picture = largePicture();
    request.map = hills(side);
    request.modelSide = 224;
    request.colorMap = colorMaps().front().id;
    return request;
}

/// `change(request, number)` alters what was known before; as in the window, the composition on
/// show is known and lives until the next one is there.
template <typename Change>
void composeAgain(benchmark::State& state, Change change)
{
    ComposeRequest request = newMap(static_cast<int>(state.range(0)));
    CompositionPtr shown = compose(request);
    int number = 0;
    for ([[maybe_unused]] auto _ : state) {
        change(request, ++number);
        request.known = shown;
        shown = compose(request);
        benchmark::DoNotOptimize(shown);
    }
}

void ComposeNewMap(benchmark::State& state)
{
    composeAgain(state, [](ComposeRequest& request, int) {
        request.map.values = request.map.values.clone();
    });
}

void ComposeNewMapClosed(benchmark::State& state)
{
    composeAgain(state, [](ComposeRequest& request, int) {
        request.map.values = request.map.values.clone();
        request.mapOptions.closing = {.size = 41, .percent = false};
    });
}

void ComposeNewMapBicubic(benchmark::State& state)
{
    composeAgain(state, [](ComposeRequest& request, int) {
        request.map.values = request.map.values.clone();
        request.mapOptions.interpolation = Interpolation::Bicubic;
    });
}

void ComposeThreshold(benchmark::State& state)
{
    composeAgain(state, [](ComposeRequest& request, int number) {
        request.threshold = {Threshold::Kind::Fixed, 0.2 + number % 50 / 100.0};
    });
}

void ComposeThresholdAtLeast(benchmark::State& state)
{
    composeAgain(state, [](ComposeRequest& request, int number) {
        request.threshold = {Threshold::Kind::AtLeast, 0.2 + number % 50 / 100.0};
    });
}

void ComposeColours(benchmark::State& state)
{
    composeAgain(state, [](ComposeRequest& request, int number) {
        request.colorMap = colorMaps()[static_cast<std::size_t>(number) % colorMaps().size()].id;
    });
}

void bothGrids(benchmark::internal::Benchmark* benchmark)
{
    benchmark->Arg(7)
        ->Arg(12)
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime()
        ->MeasureProcessCPUTime();
}

BENCHMARK(ComposeNewMap)->Apply(bothGrids);
BENCHMARK(ComposeNewMapClosed)->Apply(bothGrids);
BENCHMARK(ComposeNewMapBicubic)->Apply(bothGrids);
BENCHMARK(ComposeThreshold)->Apply(bothGrids);
BENCHMARK(ComposeThresholdAtLeast)->Apply(bothGrids);
BENCHMARK(ComposeColours)->Apply(bothGrids);

}  // namespace
}  // namespace clipscope
