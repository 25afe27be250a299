// SPDX-License-Identifier: GPL-3.0-or-later
// One method, or the average of several runs of it.
//
// Papers: Jung and Oh, "Towards Better Explanations of Class Activation Mapping" and the
// pytorch-grad-cam program (aug and eigen smoothing, several layers); CLIPCAM (Hsia et al., ICASSP
// 2022), its program's iterative mask.
#include "core/engine/saliency_run.h"

#include "core/heatmap/average_maps.h"
#include "core/saliency/blocks/first_component.h"
#include "core/saliency/blocks/gradient_draft.h"
#include "core/saliency/blocks/to_bank.h"
#include "core/saliency/clip_probe.h"
#include "core/saliency/registry.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/from_blob.h>
#include <ATen/ops/stack.h>

#include <opencv2/core.hpp>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

namespace clipscope {

namespace {

/// A picture that a run looks at: the request's own, or a variant of it.
struct Variant {
    at::Tensor pixels;
    bool original = false;  // activations and banks of the original are kept for later requests
};

class Runner {
public:
    Runner(
        const SaliencyRequest& request,
        const ParamValues& params,
        const RunSources& sources,
        const RunContext& context,
        RunReport& report)
        : m_request(request)
        , m_params(params)
        , m_in(sources)
        , m_context(
              runsOf(request, sources.layers.size()) > 1 ? context.withoutPartials() : context)
        , m_report(report)
        , m_method(createMethod(request.method))
    {
    }

    SaliencyOutcome run()
    {
        const auto picture = m_in.features.image(m_in.view);
        Variant variant{.pixels = picture->pixels, .original = true};
        SaliencyOutcome outcome = overAugmentations(variant);
        if (m_request.repetition.maskIterations == 0)
            return outcome;
        std::vector<NativeMap> maps{outcome.map};
        for (int i = 0; i < m_request.repetition.maskIterations; ++i) {
            variant = {.pixels = repainted(variant.pixels, maps.back()), .original = false};
            SaliencyOutcome next = overAugmentations(variant);
            maps.push_back(next.map);
            takeNotes(outcome, next);
        }
        const int side = m_in.model.config().vision.inputSize;
        return merged(std::move(outcome), averageMaps(maps, {side, side}));
    }

private:
    SaliencyOutcome overAugmentations(const Variant& variant)
    {
        if (!m_request.repetition.augSmooth)
            return overLayers(variant);
        constexpr std::array kIntensities = {0.9, 1.0, 1.1};
        std::optional<SaliencyOutcome> first;
        std::vector<NativeMap> maps;
        for (const bool mirrored : {false, true}) {
            const at::Tensor base = mirrored ? variant.pixels.flip({3}) : variant.pixels;
            for (const double intensity : kIntensities) {
                SaliencyOutcome outcome = overLayers(
                    {.pixels = base * intensity,
                     .original = variant.original && !mirrored && intensity == 1.0});
                if (mirrored)
                    cv::flip(outcome.map.values, outcome.map.values, 1);
                maps.push_back(outcome.map);
                if (first)
                    takeNotes(*first, outcome);
                else
                    first = std::move(outcome);
            }
        }
        return merged(std::move(*first), averageMaps(maps, maps.front().grid()));
    }

    SaliencyOutcome overLayers(const Variant& variant)
    {
        SaliencyOutcome outcome = once(variant, m_in.layers.front());
        if (m_in.layers.size() == 1)
            return outcome;
        std::vector<NativeMap> maps{outcome.map};
        for (std::size_t i = 1; i < m_in.layers.size(); ++i) {
            SaliencyOutcome next = once(variant, m_in.layers[i]);
            maps.push_back(next.map);
            takeNotes(outcome, next);
        }
        // Maps of one size average exactly; others meet at the size of the model's input.
        const bool oneSize = std::all_of(maps.begin(), maps.end(), [&](const NativeMap& map) {
            return map.grid() == maps.front().grid();
        });
        const int side = m_in.model.config().vision.inputSize;
        return merged(
            std::move(outcome),
            averageMaps(maps, oneSize ? maps.front().grid() : Size{side, side}));
    }

    SaliencyOutcome once(const Variant& variant, const LayerInfo& layer)
    {
        m_context.step({.stage = "encoding picture", .done = 0, .total = 0});
        const auto cut = variant.original ? m_in.features.cut(m_in.view, layer.name)
                                          : std::make_shared<const Cut>(m_in.model.visual().trunk(
                                                variant.pixels, layer.name));
        m_report.passes += variant.original ? 0 : 1;
        BankSource banks;
        TensorSource tensors;
        if (variant.original) {
            banks = [&](const std::string& family, std::int64_t rows) {
                return m_in.features.bank(m_in.view, layer.name, family, rows);
            };
            tensors = [&](const std::string& id, const std::function<at::Tensor()>& compute) {
                return m_in.features.tensor(m_in.view, id, compute);
            };
        }
        const ClipProbe probe(
            {.model = m_in.model,
             .encoder = m_in.encoder,
             .draft = m_in.draft,
             .pixels = variant.pixels,
             .target = m_in.target,
             .cut = *cut,
             .layer = layer.name,
             .banks = std::move(banks),
             .tensors = std::move(tensors),
             .texts =
                 [&](const std::vector<std::string>& texts) {
                     std::vector<at::Tensor> rows;
                     for (const std::string& text : texts) {
                         m_context.step({.stage = "reading texts", .done = 0, .total = 0});
                         rows.push_back(m_in.features.text(text)->embedding);
                     }
                     return at::stack(rows);
                 },
             .batch = m_in.batch,
             .seed = m_request.seed,
             .beforeLong =
                 [this](const Probe& asked, std::int64_t missing) {
                     if (m_context.wantsPartials())
                         m_context.partial(
                             gradientDraft(asked), {.stage = "draft", .done = 0, .total = missing});
                 }});
        SaliencyOutcome outcome = m_method->run(probe, m_params, m_context);
        m_report.passes += probe.passes();
        m_report.gradientMilliseconds += probe.gradientMilliseconds();
        if (m_request.eigenSmooth)
            smoothe(outcome, probe);
        return outcome;
    }

    /// Replaces the sum over channels by their first principal component.
    static void smoothe(SaliencyOutcome& outcome, const Probe& probe)
    {
        at::Tensor terms = outcome.terms;
        if (!terms.defined() && outcome.bank) {
            std::vector<float> weights = outcome.bank->weights;
            const at::Tensor column =
                at::from_blob(
                    weights.data(), {static_cast<std::int64_t>(weights.size()), 1, 1}, at::kFloat)
                    .clone();
            terms = probe.activation() * column;
        }
        if (!terms.defined()) {
            outcome.notes.emplace_back(
                "this method does not weigh channels, so there is nothing for eigen smoothing to "
                "smooth; the map is the method's own");
            return;
        }
        outcome.map.values = toNativeMap(firstComponent(terms)).values;
        outcome.bank.reset();
    }

    /// The picture with 0, the mean colour, wherever the latest map is above one half.
    [[nodiscard]] static at::Tensor repainted(const at::Tensor& pixels, const NativeMap& map)
    {
        const int side = static_cast<int>(pixels.size(3));
        const Heatmap heat = makeHeatmap(map, Geometry({side, side}, side, Fit::Stretch));
        cv::Mat kept = heat.values <= 0.5;  // 255 where the picture stays
        const at::Tensor mask = at::from_blob(kept.data, {side, side}, at::kByte).ne(0);
        return pixels * mask.to(pixels.scalar_type());
    }

    static void takeNotes(SaliencyOutcome& outcome, const SaliencyOutcome& other)
    {
        const auto take = [](std::vector<std::string>& into, const std::vector<std::string>& from) {
            for (const std::string& sentence : from)
                if (std::find(into.begin(), into.end(), sentence) == into.end())
                    into.push_back(sentence);
        };
        take(outcome.notes, other.notes);
        take(outcome.remarks, other.remarks);
    }

    static SaliencyOutcome merged(SaliencyOutcome outcome, NativeMap map)
    {
        outcome.map = std::move(map);
        outcome.bank.reset();
        outcome.terms.reset();
        return outcome;
    }

    const SaliencyRequest& m_request;
    const ParamValues& m_params;
    const RunSources& m_in;
    RunContext m_context;
    RunReport& m_report;
    std::unique_ptr<SaliencyMethod> m_method;
};

}  // namespace

SaliencyOutcome runSaliency(
    const SaliencyRequest& request,
    const ParamValues& params,
    const RunSources& sources,
    const RunContext& context,
    RunReport& report)
{
    return Runner(request, params, sources, context, report).run();
}

std::int64_t runsOf(const SaliencyRequest& request, std::size_t layers)
{
    constexpr std::int64_t kAugmentations = 6;
    return static_cast<std::int64_t>(layers) * (request.repetition.augSmooth ? kAugmentations : 1) *
           (1 + request.repetition.maskIterations);
}

}  // namespace clipscope
