// SPDX-License-Identifier: GPL-3.0-or-later
// HilaCAM: what the class token saw through attention that raised the target, over all blocks.
//
// Paper:  Chefer et al., "Generic Attention-model Explainability for Interpreting Bi-Modal and
//         Encoder-Decoder Transformers", ICCV 2021, arXiv:2103.15679, equations 5-6.
// Agrees: tests/core/saliency/transformer_golden_test.cpp (formula in double, 1e-5).

#include "core/clip/vit_encoder.h"
#include "core/saliency/method.h"
#include "core/saliency/probe.h"
#include "core/saliency/transformer/attention_record.h"
#include "core/saliency/transformer/cells.h"
#include "core/saliency/transformer/token_flow.h"

#include <opencv2/imgproc.hpp>

#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace clipscope {

namespace {

/// gScoreCAM's evaluation of HilaCAM: Otsu's mask of the cells, brought to the model's input size
/// `side` bilinearly, as logistic values above one half wherever any of the mask arrived, i.e. the
/// mask and one cell's width around it. Nothing but zeros stays as it is.
NativeMap otsuTransformed(const NativeMap& map, int side)
{
    constexpr double kTop = 255.0;
    cv::Mat bytes;
    cv::normalize(map.values, bytes, 0, kTop, cv::NORM_MINMAX, CV_8U);
    cv::threshold(bytes, bytes, 0, 1.0, cv::THRESH_BINARY | cv::THRESH_OTSU);
    cv::Mat mask;
    bytes.convertTo(mask, CV_32F);
    cv::resize(mask, mask, {side, side}, 0, 0, cv::INTER_LINEAR);
    mask.forEach<float>([](float& value, const int*) {
        value = value > 0 ? 1.0F / (1.0F + std::exp(-value)) : 0.0F;
    });
    return {.values = mask, .rectify = Rectify::BeforeResize};
}

class HilaCam final : public SaliencyMethod {
public:
    [[nodiscard]] SaliencyOutcome
    run(const Probe& probe, const ParamValues& params, const RunContext& context) const override
    {
        context.step({.stage = "reading attention", .done = 0, .total = 1});
        const VitEncoder& vit = transformerOf(probe);
        const std::size_t first = params.text("blocks") == "last" ? vit.blocks().size() - 1 : 0;
        const AttentionRecord record = recordAttention(probe, first, context);
        std::vector<at::Tensor> steps;
        for (std::size_t i = 0; i < record.weights.size(); ++i)
            steps.push_back(
                relevanceStep(positiveAttention(record.weights[i], record.gradients[i])));
        // Never negative, so that it is the same where the map is rectified; nothing but zeros
        // is told as "no evidence" this way.
        NativeMap map = tokensToCellMap(flowInto(steps, 0), vit, Rectify::BeforeResize);
        if (params.text("transform") == "otsu")
            map = otsuTransformed(map, static_cast<int>(probe.pixels().size(3)));
        return {.map = std::move(map)};
    }
};

}  // namespace

MethodEntry describeHilaCam()
{
    return {
        .info =
            {.id = "hilacam",
             .title = "HilaCAM",
             .family = MethodFamily::Attention,
             .layer = LayerRole::LastBlockOutput,
             .runsOn = RunsOn::TransformerOnly,
             .usesLayer = false,
             .summary = "Follows the attention that raises the target back to the patches.",
             .behaviour = "Finds the main object fairly well; on fine-grained ViTs all blocks "
                          "together leave spots in the background that the last block alone "
                          "does not have.",
             .needs = "attention, gradients",
             .paper = "Chefer et al., ICCV 2021, arXiv:2103.15679",
             .params =
                 {{.id = "blocks",
                   .title = "Blocks",
                   .help = "All blocks, as in the paper and in gScoreCAM, or only the last, as in "
                           "the authors' notebook.",
                   .fallback = std::string("all"),
                   .choices = {"all", "last"}},
                  {.id = "transform",
                   .title = "Transform",
                   .help = "otsu: the mask of the cells above Otsu's threshold and a cell's width "
                           "around it, as gScoreCAM's program can evaluate HilaCAM.",
                   .fallback = std::string("none"),
                   .choices = {"none", "otsu"}}},
             .cost = [](int,
                        const ParamValues&) { return Cost{.encoderPasses = 1, .backwards = 1}; }},
        .create = []() -> std::unique_ptr<SaliencyMethod> { return std::make_unique<HilaCam>(); },
    };
}

}  // namespace clipscope
