// SPDX-License-Identifier: GPL-3.0-or-later
// Dense methods read the picture once and answer further prompts from what they kept.
#include "core/saliency/registry.h"
#include "tests/support/tiny_scene.h"

#include <ATen/core/grad_mode.h>

#include <opencv2/core.hpp>

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace clipscope {
namespace {

using Params = std::map<std::string, ParamValue>;

class KeptFeaturesTest : public testing::TestWithParam<const char*> {
protected:
    cv::Mat run(const ProbeInputs& inputs, const Params& params = {}) const
    {
        const at::NoGradGuard guard;
        const ClipProbe probe(inputs);
        return createMethod(GetParam())
            ->run(probe, ParamValues(findMethod(GetParam()), params), RunContext())
            .map.values;
    }
    /// Inputs that keep tensors in `m_kept`.
    ProbeInputs keeping(TinyScene& scene)
    {
        ProbeInputs inputs = scene.inputs(4);
        inputs.tensors = [this](const std::string& id, const std::function<at::Tensor()>& compute) {
            at::Tensor& tensor = m_kept[id];
            if (!tensor.defined()) {
                tensor = compute();
                ++m_computed;
            }
            return tensor;
        };
        return inputs;
    }
    std::map<std::string, at::Tensor> m_kept;
    int m_computed = 0;
};

TEST_P(KeptFeaturesTest, AnswerTheNextPromptAsAFreshRunWould)
{
    TinyScene scene = TinyScene::make(VisionFamily::Vit, /*gradientLayer=*/false);
    const cv::Mat first = run(keeping(scene));
    scene.explain({.explained = 1});
    const cv::Mat second = run(keeping(scene));
    EXPECT_EQ(m_computed, 1);
    EXPECT_EQ(cv::norm(second, run(scene.inputs(4)), cv::NORM_INF), 0.0);
    EXPECT_GT(cv::norm(second, first, cv::NORM_INF), 0.0);
}

TEST_P(KeptFeaturesTest, EveryOptionHasItsOwn)
{
    TinyScene scene = TinyScene::make(VisionFamily::Vit, /*gradientLayer=*/false);
    int runs = 0;
    for (const ParamSpec& spec : findMethod(GetParam()).params) {
        if (spec.id == "features" || spec.id == "keys")
            continue;  // the first comes behind what is kept, the second is for ResNets
        Params params;
        if (!spec.choices.empty())
            params[spec.id] = spec.choices.back();
        else if (std::holds_alternative<double>(spec.fallback))
            params[spec.id] = std::get<double>(spec.fallback) + 1.5;
        else
            params[spec.id] = std::int64_t{2};
        EXPECT_EQ(
            cv::norm(run(keeping(scene), params), run(scene.inputs(4), params), cv::NORM_INF), 0.0)
            << spec.id;
        ++runs;
    }
    EXPECT_EQ(m_computed, runs);
}

INSTANTIATE_TEST_SUITE_P(
    Dense,
    KeptFeaturesTest,
    testing::Values("gem", "clipsurgery", "maskclip"),
    [](const auto& method) { return std::string(method.param); });

}  // namespace
}  // namespace clipscope
