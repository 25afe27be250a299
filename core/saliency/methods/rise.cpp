// SPDX-License-Identifier: GPL-3.0-or-later
// RISE: random masks, each counting as much as CLIP still sees of the prompt through it.
//
// Paper:  Petsiuk et al., "RISE", BMVC 2018, arXiv:1806.07421, equation 6; with the numbers of
//         gScoreCAM's program for CLIP: 8000 masks of 8 x 8 cells, a tenth of them open, logits.
// Agrees: tests/core/saliency/rise_test.cpp (a mask of its authors' program, max |d| 1e-6; the sum
//         written out in double).

#include "core/saliency/blocks/masks.h"
#include "core/saliency/blocks/rise_masks.h"
#include "core/saliency/blocks/to_bank.h"
#include "core/saliency/method.h"
#include "core/saliency/probe.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/clamp_min.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/zeros.h>

#include <numeric>
#include <sstream>
#include <string>
#include <vector>

namespace clipscope {

namespace {

constexpr const char* kStage = "scoring random masks";
constexpr std::int64_t kMasksPerStep = 256;  // made within a tenth of a second
constexpr double kSmallestCover = 1e-12;     // a pixel that no mask has opened yet stays 0

enum class Normalise { None, SubtractMean, Divide };

Normalise normaliseFromString(const std::string& text)
{
    if (text == "subtract-mean")
        return Normalise::SubtractMean;
    return text == "divide" ? Normalise::Divide : Normalise::None;
}

/// Sums over the masks so far; every normalisation comes from the same three.
class MaskSum {
public:
    MaskSum(const RiseMasks& masks, Normalise normalise)
        : m_masks(masks)
        , m_normalise(normalise)
        , m_scored(at::zeros({masks.side, masks.side}, at::kDouble))
        , m_cover(at::zeros({masks.side, masks.side}, at::kDouble))
    {
    }
    /// `scores`: of the first masks, those that were added before included. Throws Cancelled.
    void add(const std::vector<float>& scores, const RunContext& context, std::int64_t total)
    {
        for (; m_done < static_cast<std::int64_t>(scores.size()); ++m_done) {
            // Scores that are at hand come all at once, but their masks must still be made.
            if (m_done % kMasksPerStep == 0)
                context.step({.stage = kStage, .done = m_done, .total = total});
            const at::Tensor mask = m_masks.mask(m_done);
            const auto score = static_cast<double>(scores[static_cast<std::size_t>(m_done)]);
            m_scored.add_(mask, score);
            m_cover.add_(mask);
            m_scores += score;
        }
    }
    [[nodiscard]] NativeMap map() const
    {
        const auto count = static_cast<double>(m_done);
        at::Tensor map;
        if (m_normalise == Normalise::Divide)
            map = m_scored / at::clamp_min(m_cover, kSmallestCover);
        else if (m_normalise == Normalise::SubtractMean)
            map = (m_scored - m_cover * (m_scores / count)) / (count * m_masks.probability);
        else
            map = m_scored / (count * m_masks.probability);
        NativeMap native = toNativeMap(map);
        native.rectify = Rectify::Never;
        return native;
    }

private:
    RiseMasks m_masks;
    Normalise m_normalise;
    at::Tensor m_scored;  // sum of s_i m_i
    at::Tensor m_cover;   // sum of m_i
    double m_scores = 0;  // sum of s_i
    std::int64_t m_done = 0;
};

PictureFamily familyOf(const at::Tensor& pixels, const RiseMasks& masks, std::int64_t count)
{
    std::ostringstream id;
    id.precision(17);  // tells any two values apart
    id << "rise " << count << ' ' << masks.cells << ' ' << masks.probability << ' ' << masks.seed;
    return {
        .id = id.str(),
        .stage = kStage,
        .count = count,
        .make = [pixels, masks](const std::vector<std::int64_t>& rows) {
            std::vector<at::Tensor> made;
            for (const std::int64_t row : rows)
                made.push_back(masks.mask(row));
            return maskedPixels(pixels, at::stack(made));
        }};
}

class Rise final : public SaliencyMethod {
public:
    [[nodiscard]] SaliencyOutcome
    run(const Probe& probe, const ParamValues& params, const RunContext& context) const override
    {
        const std::int64_t count = params.integer("masks");
        const RiseMasks masks{
            .seed = probe.seed(),
            .cells = params.integer("cells"),
            .probability = params.real("probability"),
            .side = probe.pixels().size(2)};
        MaskSum sum(masks, normaliseFromString(params.text("normalise")));
        std::vector<std::int64_t> rows(static_cast<std::size_t>(count));
        std::iota(rows.begin(), rows.end(), std::int64_t{0});
        const auto addBatch = [&](const std::vector<float>& scores) {
            sum.add(scores, context, count);
            const auto done = static_cast<std::int64_t>(scores.size());
            if (done < count && context.wantsPartials())
                context.partial(sum.map(), {.stage = kStage, .done = done, .total = count});
        };
        sum.add(
            probe.scores(familyOf(probe.pixels(), masks, count), rows, context, addBatch),
            context,
            count);
        return {.map = sum.map()};
    }
};

std::vector<ParamSpec> parameters()
{
    return {
        {.id = "masks",
         .title = "Masks",
         .help = "Random masks; every one costs a pass, and the map's noise falls with the square "
                 "root of their number.",
         .fallback = std::int64_t{8000},
         .minimum = 1,
         .maximum = 1'000'000,
         .choices = {},
         .tier = ParamTier::Network},
        {.id = "cells",
         .title = "Cells",
         .help = "Cells along one side of a mask's grid; more show finer detail and need more "
                 "masks.",
         .fallback = std::int64_t{8},
         .minimum = 2,
         .maximum = 64,
         .choices = {},
         .tier = ParamTier::Network},
        {.id = "probability",
         .title = "Open cells",
         .help = "Probability that a cell of a mask lets the picture through.",
         .fallback = 0.1,
         .minimum = 0.001,
         .maximum = 1.0,
         .choices = {},
         .tier = ParamTier::Network},
        {.id = "normalise",
         .title = "Correction",
         .help = "What is done about some pixels being open in more masks than others: none (as "
                 "published), the mean score is subtracted first, or every pixel is divided by how "
                 "often it was open.",
         .fallback = std::string("none"),
         .choices = {"none", "subtract-mean", "divide"},
         .tier = ParamTier::Network}};
}

}  // namespace

MethodEntry describeRise()
{
    return {
        .info =
            {.id = "rise",
             .title = "RISE",
             .family = MethodFamily::Perturbation,
             .layer = LayerRole::LastBlockOutput,
             .usesLayer = false,
             .usesSeed = true,
             .summary = "Scores the picture through thousands of random masks: knows nothing of "
                        "the network's inside, and is slow.",
             .behaviour = "CLIP's logits share an offset of about 20, so uneven coverage by the "
                          "masks shows in the map as much as the prompt does; subtracting the mean "
                          "removes that, and a second prompt costs no passes.",
             .needs = "masked passes",
             .paper = "Petsiuk et al., arXiv:1806.07421",
             .params = parameters(),
             .cost =
                 [](int, const ParamValues& params) {
                     return Cost{.encoderPasses = 1 + params.integer("masks")};
                 }},
        .create = []() -> std::unique_ptr<SaliencyMethod> { return std::make_unique<Rise>(); },
    };
}

}  // namespace clipscope
