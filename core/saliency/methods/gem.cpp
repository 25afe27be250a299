// SPDX-License-Identifier: GPL-3.0-or-later
// GEM: every patch is compared with the prompt, after the last blocks let alike patches agree.
//
// Paper:  Bousselham et al., "Grounding Everything: Emerging Localization Properties in
//         Vision-Language Transformers", CVPR 2024, arXiv:2312.00878, section 3.
// Agrees: tests/core/saliency/transformer_golden_test.cpp (formula in double, 1e-5).

#include "core/clip/layers/products.h"
#include "core/saliency/method.h"
#include "core/saliency/probe.h"
#include "core/saliency/transformer/cells.h"
#include "core/saliency/transformer/parallel_streams.h"

#include <ATen/TensorOperators.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/linalg_vector_norm.h>

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>

namespace clipscope {

namespace {

/// The inverse temperature: the mean length of the block's input tokens, as seen by one head.
double adaptiveSharpness(const at::Tensor& normed, std::int64_t headSize)
{
    const at::Tensor lengths = at::linalg_vector_norm(normed, 2, at::IntArrayRef{-1});
    return lengths.mean().item<double>() / std::sqrt(static_cast<double>(headSize));
}

/// Values [1, heads, L, d] shared among tokens whose `states` are alike.
at::Tensor selfSelf(
    const at::Tensor& states, const at::Tensor& values, double sharpness, std::int64_t iterations)
{
    at::Tensor unit = unitRows(states);
    for (std::int64_t i = 0; i < iterations; ++i)
        unit = unitRows(attend(unit, unit, unit, sharpness));
    return attend(unit, unit, values, sharpness);
}

class Gem final : public SaliencyMethod {
public:
    [[nodiscard]] SaliencyOutcome
    run(const Probe& probe, const ParamValues& params, const RunContext& context) const override
    {
        context.step({.stage = "two paths", .done = 0, .total = 1});
        const at::NoGradGuard guard;
        const VitEncoder& vit = transformerOf(probe);
        const auto blocks = static_cast<std::int64_t>(vit.blocks().size());
        const std::int64_t depth = params.integer("depth");
        const std::int64_t iterations = params.integer("iterations");
        const double given = params.real("temperature");
        const auto mix = [&](const at::Tensor& normed, const Attention::Projections& p) {
            const double sharpness = given > 0 ? given : adaptiveSharpness(normed, p.value.size(3));
            // The query's scale cancels: all three are normalised.
            return (selfSelf(p.query, p.value, sharpness, iterations) +
                    selfSelf(p.key, p.value, sharpness, iterations) +
                    selfSelf(p.value, p.value, sharpness, iterations)) /
                   3.0;
        };
        const bool original = params.text("stream") == "original";
        // The prompt comes in last, so that a further one costs next to nothing.
        const at::Tensor features = probe.kept(
            "gem " + std::to_string(depth) + ' ' + std::to_string(iterations) + ' ' +
                std::to_string(std::bit_cast<std::uint64_t>(given)) + ' ' + params.text("stream"),
            [&] {
                const ParallelStreams streams = runParallel(
                    vit, probe.pixels(), static_cast<std::size_t>(depth - 1), mix, context);
                return unitRows(vit.projectAll(original ? streams.original : streams.modified))
                    .squeeze(0);
            });
        SaliencyOutcome outcome{
            .map =
                tokensToCellMap(along(features, probe.target().direction()), vit, Rectify::Never)};
        if (depth - 1 > blocks && !original)
            outcome.notes.push_back(
                "this model has only " + std::to_string(blocks) +
                " blocks, so all of them were modified");
        return outcome;
    }
};

}  // namespace

MethodEntry describeGem()
{
    return {
        .info =
            {.id = "gem",
             .title = "GEM",
             .family = MethodFamily::Attention,
             .layer = LayerRole::LastBlockOutput,
             .runsOn = RunsOn::TransformerOnly,
             .usesLayer = false,
             .summary = "Compares every patch with the prompt after alike patches have agreed.",
             .behaviour = "Outlines objects well, several of a kind included, and always shows "
                          "something: the map cannot tell whether the thing is there.",
             .needs = "attention",
             .paper = "Bousselham et al., CVPR 2024, arXiv:2312.00878",
             .params =
                 {{.id = "depth",
                   .title = "Depth",
                   .help = "One more than the number of last blocks whose attention is replaced.",
                   .fallback = std::int64_t{7},
                   .minimum = 2,
                   .maximum = 100,
                   .choices = {}},
                  {.id = "iterations",
                   .title = "Iterations",
                   .help = "How often alike patches agree before the values are shared.",
                   .fallback = std::int64_t{1},
                   .minimum = 0,
                   .maximum = 10,
                   .choices = {}},
                  {.id = "temperature",
                   .title = "Inverse temperature",
                   .help =
                       "Larger lets only very alike patches agree; 0 takes it from the picture.",
                   .fallback = 0.0,
                   .minimum = 0,
                   .maximum = 1000,
                   .choices = {}},
                  {.id = "stream",
                   .title = "Stream",
                   .help = "GEM's features, or those of the unchanged network for comparison.",
                   .fallback = std::string("gem"),
                   .choices = {"gem", "original"}}},
             .cost = [](int, const ParamValues&) { return Cost{.encoderPasses = 1}; }},
        .create = []() -> std::unique_ptr<SaliencyMethod> { return std::make_unique<Gem>(); },
    };
}

}  // namespace clipscope
