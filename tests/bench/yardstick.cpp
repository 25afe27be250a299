// SPDX-License-Identifier: GPL-3.0-or-later
// One gScoreCAM explanation on a network of real size with random weights, in every way that we
// have, against the formulation of the public program. Everything in one run on the same cores.
//
//   clipscope_yardstick [--model RN50x16] [--k 300] [--reference 64]
#include "core/base/stopwatch.h"
#include "core/clip/clip_model.h"
#include "core/clip/resnet_encoder.h"
#include "core/engine/cost_model.h"
#include "core/heatmap/heatmap.h"
#include "core/localize/localize.h"
#include "core/measure/memory_use.h"
#include "core/measure/product_peak.h"
#include "core/saliency/blocks/masks.h"
#include "core/saliency/blocks/rank_channels.h"
#include "core/saliency/clip_probe.h"
#include "core/saliency/registry.h"
#include "core/scoring/scoring_encoder.h"
#include "tests/bench/plain_resnet.h"
#include "tests/support/tiny_clip.h"

#include <ATen/Parallel.h>
#include <ATen/TensorOperators.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/randn.h>
#include <ATen/ops/sin.h>
#include <ATen/ops/stack.h>

#include <opencv2/core.hpp>

#include <CLI/CLI.hpp>
#include <cmath>
#include <cstdio>
#include <map>
#include <optional>
#include <string>
#include <thread>

namespace clipscope {
namespace {

VisionConfig visionOf(const std::string& name)
{
    const auto resnet = [](int input, int width, int heads, std::vector<int> blocks) {
        return VisionConfig{
            .family = VisionFamily::ResNet,
            .inputSize = input,
            .width = width,
            .heads = heads,
            .blocks = std::move(blocks)};
    };
    const auto vit = [](int input, int width, int heads, int patch, int layers) {
        return VisionConfig{
            .family = VisionFamily::Vit,
            .inputSize = input,
            .width = width,
            .heads = heads,
            .patch = patch,
            .blocks = {layers}};
    };
    const std::map<std::string, VisionConfig> known{
        {"RN50", resnet(224, 64, 32, {3, 4, 6, 3})},
        {"RN101", resnet(224, 64, 32, {3, 4, 23, 3})},
        {"RN50x4", resnet(288, 80, 40, {4, 6, 10, 6})},
        {"RN50x16", resnet(384, 96, 48, {6, 8, 18, 8})},
        {"RN50x64", resnet(448, 128, 64, {3, 15, 36, 10})},
        {"ViT-B/32", vit(224, 768, 12, 32, 12)},
        {"ViT-B/16", vit(224, 768, 12, 16, 12)},
        {"ViT-L/14", vit(224, 1024, 16, 14, 24)},
        {"ViT-L/14@336px", vit(336, 1024, 16, 14, 24)}};
    return known.at(name);
}

/// What one run found and took.
struct Run {
    double draft = 0;  ///< milliseconds to the draft
    double first = 0;  ///< to the first partial map
    double total = 0;
    std::int64_t passes = 0;
    SaliencyOutcome outcome;
};

class Notice final : public RunSink {
public:
    void progress(const Progress&) override {}
    void partial(const NativeMap&, const Progress& progress) override
    {
        double& at = progress.done == 0 ? draft : first;
        if (at == 0)
            at = watch.milliseconds();
    }
    Stopwatch watch;
    double draft = 0;
    double first = 0;
};

class Yardstick {
public:
    Yardstick(const std::string& name, std::int64_t k) : m_k(k)
    {
        ClipConfig config = tinyConfig(VisionFamily::ResNet);
        config.vision = visionOf(name);
        config.embedding = 768;
        config.text = {.context = 77, .vocabulary = 49408, .width = 768, .heads = 12, .layers = 12};
        m_weights = formulaWeights(canonicalShapes(config));
        m_model = std::make_unique<ClipModel>(m_weights, config, name);
        const std::int64_t n = config.vision.inputSize;
        m_pixels = at::sin(at::arange(3 * n * n, at::kFloat) * 0.37).view({1, 3, n, n}) +
                   at::randn({1, 3, n, n}) * 0.3;
        m_target = std::make_unique<Target>(
            Target::Inputs{.texts = at::stack({text(5), text(9)}), .logitScale = 100});
        m_layer = m_model->visual().lastBlockOutput();
        m_cut = m_model->visual().trunk(m_pixels, m_layer);
    }

    [[nodiscard]] const ClipModel& model() const { return *m_model; }
    [[nodiscard]] const StateDict& weights() const { return m_weights; }

    [[nodiscard]] at::Tensor text(std::int32_t word) const
    {
        std::vector<std::int32_t> ids{49406, 320, 1125, 539, 320, word, 49407};
        return m_model->encodeText(ids);
    }

    /// `bank`: what is known beforehand; null: nothing.
    Run explain(
        const MaskedEncoder& encoder,
        const MaskedEncoder* draft,
        std::int64_t batch,
        std::shared_ptr<EmbeddingBank> bank = nullptr,
        const char* method = "gscorecam") const
    {
        if (!bank)
            bank = std::make_shared<EmbeddingBank>(
                m_model->visual().layer(m_layer).channels, m_model->config().embedding);
        Notice notice;
        const ClipProbe probe(
            {.model = *m_model,
             .encoder = encoder,
             .draft = draft,
             .pixels = m_pixels,
             .target = *m_target,
             .cut = m_cut,
             .layer = m_layer,
             .banks = [bank](const std::string&, std::int64_t) { return bank; },
             .batch = batch,
             .beforeLong =
                 [&notice](const Probe& asked, std::int64_t) {
                     std::ignore = asked.gradient();
                     notice.partial({}, {.done = 0});
                 }});
        std::map<std::string, ParamValue> params;
        if (std::string(method) == "gscorecam")
            params["k"] = m_k;
        Run run;
        run.outcome = createMethod(method)->run(
            probe, ParamValues(findMethod(method), params), RunContext({}, &notice));
        run.total = notice.watch.milliseconds();
        run.draft = notice.draft;
        run.first = notice.first;
        run.passes = probe.passes();
        return run;
    }

    /// Seconds per masked picture of the public formulation: batches of `batch`, the prompt read
    /// again for each. `tower` replaces the trunk's convolutions.
    double plain(const PlainResNet& tower, std::int64_t batch, bool readsTexts) const
    {
        const at::Tensor maps = m_model->visual().asMaps(m_cut.activation).squeeze(0);
        const Stopwatch watch;
        if (readsTexts)
            std::ignore = text(5);
        const at::Tensor masked =
            maskedPixels(m_pixels, channelMasks(maps.narrow(0, 0, batch), m_pixels.size(2)));
        Cut cut;
        cut.activation = tower.trunk(masked);
        std::ignore = m_target->of(m_model->visual().head(cut, m_layer));
        return watch.milliseconds() / 1000 / static_cast<double>(batch);
    }

private:
    std::int64_t m_k;
    StateDict m_weights;
    std::unique_ptr<ClipModel> m_model;
    at::Tensor m_pixels;
    std::unique_ptr<Target> m_target;
    std::string m_layer;
    Cut m_cut;
};

/// How far a map is from another: correlation, largest difference after min-max, IoU of the boxes.
void compare(const NativeMap& map, const NativeMap& exact, int side)
{
    const Geometry geometry({side, side}, side, Fit::Stretch);
    const Heatmap a = makeHeatmap(map, geometry);
    const Heatmap b = makeHeatmap(exact, geometry);
    cv::Mat left;
    cv::Mat right;
    cv::subtract(a.values, cv::mean(a.values), left);
    cv::subtract(b.values, cv::mean(b.values), right);
    const double correlation = left.dot(right) / (cv::norm(left) * cv::norm(right));
    const auto boxA = localize(a, LocalizeOptions{}).box();
    const auto boxB = localize(b, LocalizeOptions{}).box();
    std::printf(
        ", map: correlation %.6f, largest difference %.4f",
        correlation,
        cv::norm(a.values, b.values, cv::NORM_INF));
    if (boxA && boxB) {
        const cv::Rect2d one(boxA->x, boxA->y, boxA->width, boxA->height);
        const cv::Rect2d two(boxB->x, boxB->y, boxB->width, boxB->height);
        const double common = (one & two).area();
        std::printf(", IoU of the boxes %.3f", common / (one.area() + two.area() - common));
    }
    std::printf("\n");
}

int run(int argc, char** argv)
{
    std::string name = "RN50x16";
    std::int64_t k = 300;
    std::int64_t reference = 64;
    CLI::App program(
        "gScoreCAM on a real size with random weights, against the public program's way");
    program.add_option("--model", name);
    program.add_option("--k", k);
    program.add_option(
        "--reference", reference, "Masked pictures of the reference's batch; 0: none");
    CLI11_PARSE(program, argc, argv);

    const at::NoGradGuard guard;
    const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    at::set_num_threads(cores);
    const Yardstick yardstick(name, k);
    const VisionConfig& vision = yardstick.model().config().vision;
    const double macs = forwardMacs(vision);
    const std::int64_t memory = memoryUse().now;
    std::printf(
        "%s, k = %lld, %d threads, %.1f GMAC a picture\n",
        name.c_str(),
        static_cast<long long>(k),
        cores,
        macs / 1e9);

    const auto share = [&](Precision precision, double picturesPerSecond) {
        const auto peak = measuredPeak(precision);
        if (peak)
            std::printf(
                ", %.0f %% of the peak of %.0f GMAC/s",
                100 * picturesPerSecond * macs / *peak,
                *peak / 1e9);
    };
    double referenceSeconds = 0;
    if (reference > 0 && vision.family == VisionFamily::ResNet) {
        {
            const PlainResNet plain(
                yardstick.weights(), vision, at::kFloat, at::MemoryFormat::Contiguous);
            std::ignore = yardstick.plain(plain, 2, true);
            referenceSeconds = yardstick.plain(plain, reference, true);
            std::printf(
                "reference (LibTorch fp32 NCHW, batch %lld, prompt read every time): %.0f ms a "
                "picture\n",
                static_cast<long long>(reference),
                1000 * referenceSeconds);
        }
        const PlainResNet plain(
            yardstick.weights(), vision, at::kBFloat16, at::MemoryFormat::ChannelsLast);
        std::ignore = yardstick.plain(plain, 2, false);
        const double seconds = yardstick.plain(plain, 16, false);
        std::printf("LibTorch bf16 NHWC, batch 16: %.0f ms a picture\n", 1000 * seconds);
    }

    const std::int64_t batch = scoringBatch(vision);
    const auto exactEncoder = makeScoringEncoder(yardstick.model(), StorageType::Float32);
    const auto warm = [&](const MaskedEncoder& encoder) {
        std::ignore = encoder.encode(at::randn({batch, 3, vision.inputSize, vision.inputSize}));
    };
    const auto report = [&](const char* title, const Run& run) {
        const double perSecond = 1000 * static_cast<double>(run.passes) / run.total;
        std::printf(
            "%s: %.2f s for %lld passes, draft after %.0f ms, first map after %.0f ms, %.1f "
            "pictures/s",
            title,
            run.total / 1000,
            static_cast<long long>(run.passes),
            run.draft,
            run.first,
            perSecond);
        if (referenceSeconds > 0)
            std::printf(
                ", %.1f times the reference's speed",
                referenceSeconds * static_cast<double>(k) / (run.total / 1000));
        return perSecond;
    };
    warm(*exactEncoder);
    const Run exact = yardstick.explain(*exactEncoder, nullptr, batch);
    share(Precision::Float32, report("oneDNN fp32", exact));
    std::printf("\n");
    if (canComputeBFloat16()) {
        const auto halfEncoder = makeScoringEncoder(yardstick.model(), StorageType::BFloat16);
        warm(*halfEncoder);
        const Run half = yardstick.explain(*halfEncoder, nullptr, batch);
        share(Precision::BFloat16, report("oneDNN bf16", half));
        compare(half.outcome.map, exact.outcome.map, vision.inputSize);
        const Run both = yardstick.explain(*exactEncoder, halfEncoder.get(), batch);
        report("bf16, then the heaviest in fp32", both);
        compare(both.outcome.map, exact.outcome.map, vision.inputSize);
        for (const std::string& remark : both.outcome.remarks)
            std::printf("  %s\n", remark.c_str());
    }

    // What the rows hold does not matter for the time.
    const std::int64_t channels = yardstick.model().visual().layers().back().channels;
    auto complete = std::make_shared<EmbeddingBank>(channels, yardstick.model().config().embedding);
    std::vector<std::int64_t> rows(static_cast<std::size_t>(channels));
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i] = static_cast<std::int64_t>(i);
    complete->put(rows, at::randn({channels, yardstick.model().config().embedding}));
    const Run second = yardstick.explain(*exactEncoder, nullptr, batch, complete);
    const Run all = yardstick.explain(*exactEncoder, nullptr, batch, complete, "scorecam");
    std::printf(
        "second prompt on a complete bank: %.0f ms; ScoreCAM, all %lld channels: %.0f ms\n",
        second.total,
        static_cast<long long>(channels),
        all.total);
    std::printf(
        "memory: %.2f GB before the first run, %.2f GB at most\n",
        static_cast<double>(memory) / 1e9,
        static_cast<double>(memoryUse().most) / 1e9);
    return 0;
}

}  // namespace
}  // namespace clipscope

int main(int argc, char** argv)
{
    return clipscope::run(argc, argv);
}
