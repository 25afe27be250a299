// SPDX-License-Identifier: GPL-3.0-or-later
// All methods of the transformer family against golden/make_transformer.py: plain formulas in
// double, the long way round.
#include "core/clip/vit_encoder.h"
#include "core/saliency/transformer/text_span.h"
#include "core/saliency/word_relevance.h"
#include "tests/core/clip/near.h"
#include "tests/core/saliency/transformer_scene.h"

#include <ATen/ops/from_blob.h>
#include <ATen/ops/linalg_vector_norm.h>
#include <ATen/ops/tensor.h>

#include <opencv2/core.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace clipscope {
namespace {

// Ours is single precision: 2e-6 of the greatest value is usual.
constexpr double kSinglePrecision = 1e-5;
// Differences of similar numbers, ten times as large as what is left of them.
constexpr double kDifferences = 5e-5;
// A softmax at s = 100: its gradient is the probability of a rival, which has no more digits than
// exp(a logit of 20 with an error of 1e-5).
constexpr double kSteepSoftmax = 5e-4;
constexpr double kOfHeat = 1e-4;

struct GoldenCase {
    std::string name;  ///< in the golden file
    std::string method;
    std::map<std::string, ParamValue> params;
    VisionFamily family = VisionFamily::Vit;
    std::int64_t prompts = 2;
    std::size_t explained = 0;
    Scalar scalar = Scalar::Logit;
    double alpha = 1;
    double tolerance = kSinglePrecision;
};

using Text = std::string;

std::vector<GoldenCase> transformerCases()
{
    const Text off = "off";
    return {
        {.name = "hilacam.all", .method = "hilacam"},
        {.name = "hilacam.last", .method = "hilacam", .params = {{"blocks", Text("last")}}},
        {.name = "hilacam.softmax", .method = "hilacam", .scalar = Scalar::Softmax},
        {.name = "gem", .method = "gem"},
        {.name = "gem.depth2", .method = "gem", .params = {{"depth", 2L}}},
        {.name = "gem.depth3.iterations0",
         .method = "gem",
         .params = {{"depth", 3L}, {"iterations", 0L}}},
        {.name = "gem.iterations2.temperature5",
         .method = "gem",
         .params = {{"iterations", 2L}, {"temperature", 5.0}}},
        {.name = "gem.contrast", .method = "gem", .scalar = Scalar::Contrast, .alpha = 0.5},
        {.name = "dense", .method = "gem", .params = {{"stream", Text("original")}}},
        {.name = "clipsurgery", .method = "clipsurgery"},
        {.name = "clipsurgery.plain", .method = "clipsurgery", .params = {{"features", off}}},
        {.name = "clipsurgery.blocks1", .method = "clipsurgery", .params = {{"blocks", 1L}}},
        {.name = "clipsurgery.blocks1.plain",
         .method = "clipsurgery",
         .params = {{"blocks", 1L}, {"features", off}}},
        {.name = "clipsurgery.blocks2", .method = "clipsurgery", .params = {{"blocks", 2L}}},
        {.name = "clipsurgery.off", .method = "clipsurgery", .params = {{"architecture", off}}},
        {.name = "clipsurgery.off.plain",
         .method = "clipsurgery",
         .params = {{"architecture", off}, {"features", off}}},
        {.name = "clipsurgery.second", .method = "clipsurgery", .explained = 1},
        {.name = "clipsurgery.single", .method = "clipsurgery", .prompts = 1},
        {.name = "maskclip.maskclip", .method = "maskclip"},
        {.name = "maskclip.surgery",
         .method = "maskclip",
         .params = {{"flavour", Text("surgery")}}},
        {.name = "maskclip.raw", .method = "maskclip", .params = {{"flavour", Text("raw")}}},
        {.name = "rawattention", .method = "rawattention"},
        {.name = "rawattention.block0.head1",
         .method = "rawattention",
         .params = {{"block", 0L}, {"head", 1L}}},
        {.name = "rollout.mean.0.0", .method = "rollout"},
        {.name = "rollout.mean.0.9", .method = "rollout", .params = {{"discard", 0.9}}},
        {.name = "rollout.max.0.0", .method = "rollout", .params = {{"fusion", Text("max")}}},
        {.name = "rollout.max.0.9",
         .method = "rollout",
         .params = {{"fusion", Text("max")}, {"discard", 0.9}}},
        {.name = "rollout.min.0.0", .method = "rollout", .params = {{"fusion", Text("min")}}},
        {.name = "rollout.min.0.9",
         .method = "rollout",
         .params = {{"fusion", Text("min")}, {"discard", 0.9}}},
        {.name = "gradrollout.0.0", .method = "gradrollout"},
        {.name = "gradrollout.0.9", .method = "gradrollout", .params = {{"discard", 0.9}}},
        {.name = "textspan", .method = "textspan"},
        {.name = "textspan.single", .method = "textspan", .prompts = 1},
        {.name = "textspan.single", .method = "textspan", .params = {{"contrast", Text("empty")}}},
        {.name = "textspan.none", .method = "textspan", .params = {{"contrast", Text("none")}}},
        {.name = "textspan.block1", .method = "textspan", .params = {{"block", 1L}}},
        {.name = "textspan.block2.head0",
         .method = "textspan",
         .params = {{"block", 2L}, {"head", 0L}}},
        {.name = "textspan.head0", .method = "textspan", .params = {{"head", 0L}}},
    };
}

std::vector<GoldenCase> resnetCases()
{
    const Text off = "off";
    const auto surgery = [](std::string name, std::map<std::string, ParamValue> params) {
        return GoldenCase{
            .name = "rn.clipsurgery." + name,
            .method = "clipsurgery",
            .params = std::move(params),
            .family = VisionFamily::ResNet};
    };
    std::vector<GoldenCase> cases{
        surgery("as-published", {}),
        surgery("normalised-x8", {{"keys", Text("normalised-x8")}}),
        surgery("off", {{"architecture", off}}),
        surgery("plain", {{"features", off}}),
        surgery("single", {}),
        {.name = "rn.maskclip", .method = "maskclip", .family = VisionFamily::ResNet}};
    cases[4].prompts = 1;
    return cases;
}

/// Maps that are differences of what several prompts give.
bool comparesPrompts(const GoldenCase& c)
{
    return (c.method == "clipsurgery" && !c.params.contains("features")) || c.method == "textspan";
}

at::Tensor toTensor(const cv::Mat& values)
{
    return at::from_blob(values.data, {values.rows, values.cols}, at::TensorOptions(at::kFloat))
        .clone();
}

void expectGolden(const GoldenCase& c)
{
    SCOPED_TRACE(c.name);
    TransformerScene scene(c.family);
    scene.explain(c.prompts, c.explained, c.scalar, c.alpha);
    const NativeMap map = scene.run(c.method, c.params).map;

    const at::Tensor& wanted = transformerGolden().at(c.name + ".map");
    EXPECT_LT(relativeDifference(toTensor(map.values), wanted), c.tolerance);

    // A map that hardly varies loses digits when its span is made 1.
    const double span = (wanted.max() - wanted.min()).item<double>();
    const double lost = wanted.abs().max().item<double>() / span;
    const Heatmap heat = makeHeatmap(
        map,
        Geometry(
            {.width = 10, .height = 7}, scene.model().config().vision.inputSize, Fit::Stretch));
    EXPECT_LT(
        relativeDifference(toTensor(heat.values), transformerGolden().at(c.name + ".heat")),
        std::max(kOfHeat, lost * c.tolerance));
}

TEST(TransformerGoldenTest, MapsOfAViTEqualTheFormulasInDouble)
{
    for (GoldenCase c : transformerCases()) {
        if (comparesPrompts(c))
            c.tolerance = kDifferences;
        if (c.scalar == Scalar::Softmax)
            c.tolerance = kSteepSoftmax;
        expectGolden(c);
    }
}

TEST(TransformerGoldenTest, MapsOfAResNetEqualTheFormulasInDouble)
{
    for (GoldenCase c : resnetCases()) {
        if (comparesPrompts(c))
            c.tolerance = kDifferences;
        expectGolden(c);
    }
}

TEST(DecompositionGoldenTest, EveryHeadAndLayerEqualsTheSumOverAllTokens)
{
    const TransformerScene scene(VisionFamily::Vit);
    const auto& vit = dynamic_cast<const VitEncoder&>(scene.model().visual());
    const Decomposition parts = decompose(vit, scene.pixels());

    const StateDict& golden = transformerGolden();
    EXPECT_LT(
        relativeDifference(parts.attention, golden.at("decomposition.attention")),
        kSinglePrecision);
    EXPECT_LT(relativeDifference(parts.mlps, golden.at("decomposition.mlps")), kSinglePrecision);
    EXPECT_LT(
        relativeDifference(parts.embedding, golden.at("decomposition.embedding")),
        kSinglePrecision);
    EXPECT_FALSE(parts.tokens.defined());
}

TEST(WordRelevanceGoldenTest, TokensEqualTheFormulaWithBothImageTowers)
{
    for (const auto& [family, name] :
         {std::pair(VisionFamily::Vit, "vit"), std::pair(VisionFamily::ResNet, "rn")}) {
        const at::NoGradGuard guard;
        const auto model = tinyClip(family);
        const at::Tensor image = model->visual().encode(tinyPixels(family, 1))[0];
        for (const auto& [blocks, suffix] :
             {std::pair(WordBlocks::Last, "last"), std::pair(WordBlocks::All, "all")}) {
            const TokenRelevance relevance = tokenRelevance(
                model->textTower(),
                {62, 7, 11, 3, 20, 63},
                image / at::linalg_vector_norm(image),
                model->logitScale(),
                blocks);
            EXPECT_LT(
                relativeDifference(
                    at::tensor(relevance.scores, at::kDouble),
                    transformerGolden().at(std::string("words.") + name + "." + suffix)),
                kDifferences)
                << name << " " << suffix;
            EXPECT_FALSE(relevance.none);
        }
    }
}

}  // namespace
}  // namespace clipscope
