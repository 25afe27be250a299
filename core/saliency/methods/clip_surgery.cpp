// SPDX-License-Identifier: GPL-3.0-or-later
// CLIP Surgery: every patch is compared with the prompt, after attention among values alone, and
// what all prompts have in common is taken away.
//
// Paper:  Li et al., "A Closer Look at the Explainability of Contrastive Language-Image
//         Pre-training", arXiv:2304.05653, sections 3.2 and 3.3.
// Agrees: tests/core/saliency/transformer_golden_test.cpp (formula in double, 1e-5).
//
// One deviation: on ResNets the published program weighs prompts by what its replaced attention
// makes of the class token; here it is the picture's embedding, as on ViTs.

#include "core/clip/layers/products.h"
#include "core/clip/resnet_encoder.h"
#include "core/saliency/method.h"
#include "core/saliency/probe.h"
#include "core/saliency/transformer/cells.h"
#include "core/saliency/transformer/parallel_streams.h"
#include "core/saliency/transformer/prompt_contrast.h"

#include <ATen/TensorOperators.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/linalg_vector_norm.h>
#include <ATen/ops/softmax.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace clipscope {

namespace {

constexpr double kPromptSharpness = 2;  // of the softmax over prompts; fixed in the program
constexpr const char* kEmptyPromptSet = "surgery";

/// The picture and its parts in the space of the prompts, unit rows.
struct DenseFeatures {
    at::Tensor picture;  ///< [1, E]
    at::Tensor cells;    ///< [h * w, E]
};

double perHeadScale(const at::Tensor& values)
{
    return 1.0 / std::sqrt(static_cast<double>(values.size(-1)));
}

DenseFeatures featuresOf(
    const VitEncoder& vit, const Probe& probe, const ParamValues& params, const RunContext& context)
{
    const auto mix = [](const at::Tensor&, const Attention::Projections& p) {
        return attend(p.value, p.value, p.value, perHeadScale(p.value));
    };
    const bool replaced = params.text("architecture") == "on";
    const ParallelStreams streams = runParallel(
        vit,
        probe.pixels(),
        replaced ? static_cast<std::size_t>(params.integer("blocks")) : 0,
        mix,
        context);
    return {
        .picture = unitRows(vit.project(streams.original)),
        .cells = unitRows(vit.projectAll(streams.modified).squeeze(0).slice(0, 1))};
}

/// Values [1, L, C] of the attention pool, mixed among alike ones.
at::Tensor mixedAmongValues(const at::Tensor& packed, std::int64_t heads, bool normalised)
{
    constexpr double kEpsilon = 1e-6;
    constexpr double kLargerScale = 8;
    const at::Tensor values = packed.unflatten(2, {heads, -1}).transpose(1, 2);
    const double scale = perHeadScale(values);
    if (!normalised)
        return attend(values, values, values, scale).transpose(1, 2).flatten(2);
    const at::Tensor lengths =
        at::linalg_vector_norm(values, 2, at::IntArrayRef{-1}, /*keepdim=*/true);
    const at::Tensor keys = values / (lengths + kEpsilon);
    return attend(keys, keys, values, scale * kLargerScale).transpose(1, 2).flatten(2);
}

DenseFeatures featuresOf(const ResNetEncoder& resnet, const Probe& probe, const ParamValues& params)
{
    const Cut cut = resnet.trunk(probe.pixels(), resnet.lastBlockOutput());
    const AttentionPool& pool = resnet.attentionPool();
    at::Tensor values = pool.values(pool.tokens(cut.activation));
    if (params.text("architecture") == "on")
        values = mixedAmongValues(values, pool.heads(), params.text("keys") == "normalised-x8");
    return {
        .picture = unitRows(resnet.head(cut, resnet.lastBlockOutput())),
        .cells = unitRows(pool.project(values).squeeze(0).slice(0, 1))};
}

/// What the explained prompt has of each cell more than all prompts have on average, where each
/// counts by how well it describes the whole picture: [h * w].
at::Tensor withoutRedundancy(const DenseFeatures& features, const Target& target)
{
    const at::Tensor& texts = target.texts();
    const at::Tensor weights =
        at::softmax(affine(features.picture, texts, {}) * kPromptSharpness, -1) *
        static_cast<double>(texts.size(0));
    const at::Tensor weighted = affine(features.cells, texts, {}) * weights;
    return weighted.select(1, static_cast<std::int64_t>(target.explained())) - weighted.mean(1);
}

class ClipSurgery final : public SaliencyMethod {
public:
    [[nodiscard]] SaliencyOutcome
    run(const Probe& probe, const ParamValues& params, const RunContext& context) const override
    {
        context.step({.stage = "two paths", .done = 0, .total = 1});
        const at::NoGradGuard guard;
        const VitEncoder* vit = asTransformer(probe);
        // The prompt comes in last, so that a further one costs next to nothing.
        const at::Tensor rows = probe.kept(
            "clipsurgery " + params.text("architecture") + ' ' + params.text("keys") + ' ' +
                std::to_string(params.integer("blocks")),
            [&] {
                const DenseFeatures computed = vit != nullptr
                                                   ? featuresOf(*vit, probe, params, context)
                                                   : featuresOf(resnetOf(probe), probe, params);
                return at::cat({computed.picture, computed.cells});
            });
        const DenseFeatures features{.picture = rows.narrow(0, 0, 1), .cells = rows.slice(0, 1)};
        SaliencyOutcome outcome{
            .map = toCellMap(compared(features, probe, params), probe.visual(), Rectify::Never)};
        outcome.notes = notesOn(probe, params);
        return outcome;
    }

private:
    static at::Tensor
    compared(const DenseFeatures& features, const Probe& probe, const ParamValues& params)
    {
        const Target& target = probe.target();
        if (params.text("features") == "off")
            return along(features.cells, target.direction());
        if (target.texts().size(0) > 1)
            return withoutRedundancy(features, target);
        return along(features.cells, target.text() - emptyPrompt(probe, kEmptyPromptSet));
    }

    static std::vector<std::string> notesOn(const Probe& probe, const ParamValues& params)
    {
        std::vector<std::string> notes;
        const VitEncoder* vit = asTransformer(probe);
        const bool replaced = params.text("architecture") == "on";
        if (vit != nullptr && replaced &&
            params.integer("blocks") > static_cast<std::int64_t>(vit->blocks().size()))
            notes.push_back(
                "this model has only " + std::to_string(vit->blocks().size()) +
                " blocks, so all of them were modified");
        if (vit == nullptr && !replaced)
            notes.emplace_back(
                "a ResNet pools its cells with one query; with the architecture off every cell is "
                "read by itself");
        const Scalar scalar = probe.target().scalar();
        if (params.text("features") == "on" &&
            (scalar == Scalar::Contrast || scalar == Scalar::Sum))
            notes.emplace_back(
                "CLIP Surgery has its own way to compare prompts, so that the scalar '" +
                std::string(toString(scalar)) + "' made no difference");
        return notes;
    }
};

}  // namespace

MethodEntry describeClipSurgery()
{
    return {
        .info =
            {.id = "clipsurgery",
             .title = "CLIP Surgery",
             .family = MethodFamily::Attention,
             .layer = LayerRole::LastBlockOutput,
             .usesLayer = false,
             .summary = "Compares patches with the prompt, less what all prompts share.",
             .behaviour = "Clean maps with little noise that depend on which other prompts are "
                          "given; weaker on ResNets, where only the pooling can be changed.",
             .needs = "attention",
             .paper = "Li et al., arXiv:2304.05653",
             .params =
                 {{.id = "blocks",
                   .title = "Blocks",
                   .help = "How many of a ViT's last blocks get attention among values.",
                   .fallback = std::int64_t{6},
                   .minimum = 1,
                   .maximum = 100,
                   .choices = {}},
                  {.id = "architecture",
                   .title = "Architecture surgery",
                   .help = "Off leaves the network's own attention in place.",
                   .fallback = std::string("on"),
                   .choices = {"on", "off"}},
                  {.id = "features",
                   .title = "Feature surgery",
                   .help = "Off compares with the prompt alone and keeps what all prompts share.",
                   .fallback = std::string("on"),
                   .choices = {"on", "off"}},
                  {.id = "keys",
                   .title = "Keys on ResNets",
                   .help = "As the published program runs, or normalised and eight times as sharp, "
                           "as it describes.",
                   .fallback = std::string("as-published"),
                   .choices = {"as-published", "normalised-x8"}}},
             .cost = [](int, const ParamValues&) { return Cost{.encoderPasses = 1}; }},
        .create = []() -> std::unique_ptr<SaliencyMethod> {
            return std::make_unique<ClipSurgery>();
        },
    };
}

}  // namespace clipscope
