// SPDX-License-Identifier: GPL-3.0-or-later
// What the methods cost on networks of real size with random weights: RN50 for the families that
// run everywhere, ViT-B/16 for the transformer's. Compare ratios of one run only.
#include "core/clip/clip_model.h"
#include "core/engine/cost_model.h"
#include "core/saliency/clip_probe.h"
#include "core/saliency/registry.h"
#include "core/scoring/scoring_encoder.h"
#include "tests/support/tiny_clip.h"

#include <ATen/Parallel.h>
#include <ATen/TensorOperators.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/randn.h>
#include <ATen/ops/stack.h>

#include <benchmark/benchmark.h>
#include <map>
#include <memory>
#include <string>
#include <thread>

namespace clipscope {
namespace {

/// A real image tower beside a short text tower, which no timing here depends on.
ClipConfig realSize(VisionFamily family)
{
    ClipConfig config = tinyConfig(family);
    config.vision =
        family == VisionFamily::ResNet
            ? VisionConfig{.family = family, .inputSize = 224, .width = 64, .heads = 32, .blocks = {3, 4, 6, 3}}
            : VisionConfig{
                  .family = family,
                  .inputSize = 224,
                  .width = 768,
                  .heads = 12,
                  .patch = 16,
                  .blocks = {12}};
    config.embedding = family == VisionFamily::ResNet ? 1024 : 512;
    return config;
}

struct Scene {
    std::unique_ptr<ClipModel> model;
    std::unique_ptr<MaskedEncoder> encoder;
    at::Tensor pixels;
    std::unique_ptr<Target> target;
    std::map<std::string, Cut> cuts;

    explicit Scene(VisionFamily family)
    {
        const at::NoGradGuard guard;
        at::set_num_threads(std::max(1, static_cast<int>(std::thread::hardware_concurrency())));
        const ClipConfig config = realSize(family);
        model = std::make_unique<ClipModel>(
            formulaWeights(canonicalShapes(config)), config, "random weights");
        encoder = makeScoringEncoder(*model, StorageType::Float32);
        pixels = at::randn({1, 3, config.vision.inputSize, config.vision.inputSize});
        const auto text = [&](std::int32_t word) {
            return model->encodeText(
                {config.text.vocabulary - 2, word, config.text.vocabulary - 1});
        };
        target = std::make_unique<Target>(
            Target::Inputs{.texts = at::stack({text(5), text(9)}), .logitScale = 100});
    }

    static Scene& of(VisionFamily family)
    {
        static Scene resnet(VisionFamily::ResNet);
        static Scene vit(VisionFamily::Vit);
        return family == VisionFamily::ResNet ? resnet : vit;
    }

    const Cut& cut(const std::string& layer)
    {
        auto& kept = cuts[layer];
        if (!kept.activation.defined())
            kept = model->visual().trunk(pixels, layer);
        return kept;
    }
};

void explain(
    benchmark::State& state,
    VisionFamily family,
    const std::string& id,
    const std::map<std::string, ParamValue>& params)
{
    const at::NoGradGuard guard;
    Scene& scene = Scene::of(family);
    const MethodInfo& info = findMethod(id);
    const std::string layer = info.layer == LayerRole::GradientLayer
                                  ? scene.model->visual().gradientLayer()
                                  : scene.model->visual().lastBlockOutput();
    const Cut& cut = scene.cut(layer);
    std::int64_t passes = 0;
    for ([[maybe_unused]] auto _ : state) {
        const ClipProbe probe(
            {.model = *scene.model,
             .encoder = *scene.encoder,
             .pixels = scene.pixels,
             .target = *scene.target,
             .cut = cut,
             .layer = layer,
             .banks = {},
             .texts = {},
             .batch = scoringBatch(scene.model->config().vision)});
        benchmark::DoNotOptimize(
            createMethod(id)->run(probe, ParamValues(info, params), RunContext()));
        passes = probe.passes();
    }
    state.counters["passes"] = static_cast<double>(passes);
    state.SetLabel(info.title);
}

using Params = std::map<std::string, ParamValue>;

void registerMethods()
{
    const auto add = [](VisionFamily family, const char* id, Params params) {
        const std::string name =
            std::string("Method/") + (family == VisionFamily::ResNet ? "RN50/" : "ViT-B-16/") + id;
        benchmark::RegisterBenchmark(
            name.c_str(), [=](benchmark::State& state) { explain(state, family, id, params); })
            ->Unit(benchmark::kMillisecond)
            ->UseRealTime();
    };
    for (const char* id :
         {"gradcam", "gradcam++", "layercam", "eigencam", "ablationcam", "fullgrad", "fem"})
        add(VisionFamily::ResNet, id, {});
    // A share of the channels and masks: time is proportional to their number.
    add(VisionFamily::ResNet, "gscorecam", {{"k", std::int64_t{30}}});
    add(VisionFamily::ResNet, "groupcam", {{"groups", std::int64_t{32}}});
    add(VisionFamily::ResNet, "rise", {{"masks", std::int64_t{30}}});
    for (const char* id :
         {"gradcam",
          "hilacam",
          "gem",
          "clipsurgery",
          "textspan",
          "rollout",
          "gradrollout",
          "maskclip"})
        add(VisionFamily::Vit, id, {});
}

[[maybe_unused]] const bool registered = (registerMethods(), true);

}  // namespace
}  // namespace clipscope
