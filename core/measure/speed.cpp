// SPDX-License-Identifier: GPL-3.0-or-later
// How long explanations take here, and how much of the machine they use.
#include "core/measure/speed.h"

#include "core/base/check.h"
#include "core/base/stopwatch.h"
#include "core/engine/cost_model.h"
#include "core/measure/product_peak.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <type_traits>
#include <utility>
#include <variant>

namespace clipscope {

namespace {

/// Notes when the draft and the first partial map came.
class FirstPartial final : public RunSink {
public:
    void progress(const Progress&) override {}
    void partial(const NativeMap&, const Progress& progress) override
    {
        std::optional<double>& first = progress.done == 0 ? m_draft : m_at;
        if (!first)
            first = m_watch.milliseconds();
    }
    [[nodiscard]] std::optional<double> at() const { return m_at; }
    [[nodiscard]] std::optional<double> draftAt() const { return m_draft; }

private:
    Stopwatch m_watch;
    std::optional<double> m_at;
    std::optional<double> m_draft;
};

/// Shapes on noise.
Image drawnPicture()
{
    cv::Mat rgb(480, 640, CV_8UC3);
    cv::RNG(1).fill(rgb, cv::RNG::UNIFORM, 90, 170);
    cv::circle(rgb, {220, 230}, 120, cv::Scalar(200, 40, 40), cv::FILLED);
    cv::rectangle(rgb, {400, 250}, {560, 420}, cv::Scalar(40, 80, 200), cv::FILLED);
    return {rgb, "drawn"};
}

/// The same picture to look at, another one to every cache.
Image variantOf(const Image& image, int number)
{
    cv::Mat rgb = image.rgb().clone();
    auto& pixel = rgb.at<cv::Vec3b>(0, 0);
    pixel[0] = static_cast<unsigned char>(pixel[0] + number);
    return {rgb, image.source()};
}

std::int64_t kOf(const SaliencyResult& result)
{
    const auto k = result.params.find("k");
    const bool isThere =
        k != result.params.end() && std::holds_alternative<std::int64_t>(k->second);
    return isThere ? std::get<std::int64_t>(k->second) : 0;
}

SpeedTiming timed(Engine& engine, const SaliencyRequest& request, const std::stop_token& stop)
{
    FirstPartial sink;
    const Stopwatch watch;
    const SaliencyResult result = engine.explain(request, RunContext(stop, &sink));
    return {
        .draft = sink.draftAt(),
        .firstPartial = sink.at(),
        .total = watch.milliseconds(),
        .scoring = result.timing.scores,
        .masked = result.passes - 1,  // the picture itself is one of them
        .k = kOf(result)};
}

template <typename Number>
Number median(std::vector<Number> numbers)
{
    std::sort(numbers.begin(), numbers.end());
    return numbers[numbers.size() / 2];
}

SpeedTiming medianOf(const std::vector<SpeedTiming>& timings)
{
    const auto over = [&timings](const auto& field) {
        std::vector<std::decay_t<decltype(field(timings.front()))>> values;
        for (const SpeedTiming& timing : timings)
            values.push_back(field(timing));
        return median(std::move(values));
    };
    return {
        .draft = over([](const SpeedTiming& timing) { return timing.draft; }),
        .firstPartial = over([](const SpeedTiming& timing) { return timing.firstPartial; }),
        .total = over([](const SpeedTiming& timing) { return timing.total; }),
        .scoring = over([](const SpeedTiming& timing) { return timing.scoring; }),
        .masked = over([](const SpeedTiming& timing) { return timing.masked; }),
        .k = timings.front().k};
}

}  // namespace

double SpeedReport::shareOfPeak() const
{
    return peakMacsPerSecond > 0 ? picturesPerSecond * macsPerPicture / peakMacsPerSecond : 0;
}

SpeedReport measureSpeed(
    Engine& engine,
    const EngineOptions& options,
    const SpeedRequest& request,
    const std::stop_token& stop,
    RunSink* sink)
{
    CLIPSCOPE_CHECK(request.repeats >= 1, "a measurement has to be made once at least");
    CLIPSCOPE_CHECK(request.prompts.size() == 2, "a measurement takes two prompts");
    const VisionConfig& vision = engine.model().config.vision;
    SpeedReport report{
        .model = engine.identity(),
        .method = request.method,
        .threads = options.threads,
        .precision = engine.scoresIn(),
        .repeats = request.repeats,
        .batch = scoringBatch(vision)};
    report.macsPerPicture = forwardMacs(vision);
    report.peakMacsPerSecond = measuredPeak(engine.scoresIn()).value_or(0);
    report.before = memoryUse();

    const RunContext context(stop, sink);
    const Image picture = request.image ? *request.image : drawnPicture();
    std::vector<SpeedTiming> first;
    std::vector<SpeedTiming> second;
    std::vector<SpeedTiming> again;
    // The first picture is not counted: it packs weights and warms caches.
    for (int i = 0; i <= request.repeats; ++i) {
        context.step({.stage = "measuring", .done = i, .total = request.repeats + 1});
        SaliencyRequest saliency{
            .image = variantOf(picture, i),
            .prompts = request.prompts,
            .method = request.method,
            .params = request.params,
            .fit = request.fit};
        const SpeedTiming fresh = timed(engine, saliency, stop);
        saliency.explained = 1;
        const SpeedTiming other = timed(engine, saliency, stop);
        const SpeedTiming known = timed(engine, saliency, stop);
        if (i == 0)
            continue;
        first.push_back(fresh);
        second.push_back(other);
        again.push_back(known);
    }
    report.newPicture = medianOf(first);
    report.secondPrompt = medianOf(second);
    report.samePrompt = medianOf(again);
    report.k = report.newPicture.k;
    if (report.newPicture.masked > 0)
        report.picturesPerSecond =
            1000 * static_cast<double>(report.newPicture.masked) / report.newPicture.scoring;
    report.after = memoryUse();
    return report;
}

}  // namespace clipscope
