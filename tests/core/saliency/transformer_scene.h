// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/saliency/registry.h"
#include "core/weights/safetensors.h"
#include "tests/support/tiny_scene.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/stack.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace clipscope {

/// What golden/make_transformer.py computed.
inline const StateDict& transformerGolden()
{
    static const StateDict tensors =
        readSafetensors(CLIPSCOPE_TEST_SOURCE_DIR
                        "/tests/core/saliency/golden/transformer.safetensors")
            .tensors;
    return tensors;
}

/// The scene of the golden numbers: other pixels than TinyScene's, and further texts that become
/// one word each, by their position.
class TransformerScene {
public:
    explicit TransformerScene(VisionFamily family) : m_scene(TinyScene::make(family, false))
    {
        m_scene.pixels = tinyPixels(family, 1);
    }

    /// Explains prompt `explained` of the first `prompts` ones.
    void explain(
        std::int64_t prompts,
        std::size_t explained = 0,
        Scalar scalar = Scalar::Logit,
        double alpha = 1)
    {
        m_scene.target = std::make_unique<Target>(Target::Inputs{
            .texts = m_scene.texts.slice(0, 0, prompts).contiguous(),
            .explained = explained,
            .logitScale = m_scene.model->logitScale(),
            .scalar = scalar,
            .rival = 1,
            .alpha = alpha});
    }

    [[nodiscard]] SaliencyOutcome
    run(const std::string& method,
        const std::map<std::string, ParamValue>& params = {},
        const RunContext& context = {})
    {
        const at::NoGradGuard guard;
        ProbeInputs inputs = m_scene.inputs(1);
        inputs.texts = [this](const std::vector<std::string>& texts) {
            m_asked = texts;
            std::vector<at::Tensor> rows;
            for (std::size_t i = 0; i < texts.size(); ++i)
                rows.push_back(
                    TinyScene::encode(*m_scene.model, {static_cast<std::int32_t>(1 + i % 60)}));
            return at::stack(rows);
        };
        const ClipProbe probe(std::move(inputs));
        return createMethod(method)->run(probe, ParamValues(findMethod(method), params), context);
    }

    [[nodiscard]] const ClipModel& model() const { return *m_scene.model; }
    [[nodiscard]] const at::Tensor& pixels() const { return m_scene.pixels; }
    [[nodiscard]] const at::Tensor& texts() const { return m_scene.texts; }
    /// The further texts that the last run asked for.
    [[nodiscard]] const std::vector<std::string>& asked() const { return m_asked; }

private:
    TinyScene m_scene;
    std::vector<std::string> m_asked;
};

}  // namespace clipscope
