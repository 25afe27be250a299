// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/data_paths.h"
#include "core/engine/engine.h"
#include "ui/jobs/backend.h"

namespace clipscope::ui {

/// Answers from clipscope::Engine.
class EngineBackend final : public Backend {
public:
    EngineBackend(DataPaths paths, const EngineOptions& options);

    [[nodiscard]] std::vector<ModelEntry> listModels() override;
    [[nodiscard]] LoadedModel loadModel(const ModelWish& wish, const RunContext& context) override;
    [[nodiscard]] std::vector<PromptScore>
    score(const ScoreRequest& request, const RunContext& context) override;
    [[nodiscard]] SaliencyResult
    explain(const SaliencyRequest& request, const RunContext& context) override;
    [[nodiscard]] HeadReport
    attributeHeads(const SaliencyRequest& request, const RunContext& context) override;
    void completeBank(const SaliencyRequest& request, const RunContext& context) override;
    [[nodiscard]] double estimateSeconds(const SaliencyRequest& request) override;

private:
    DataPaths m_paths;
    EngineOptions m_options;
    Engine m_engine;
};

/// Makes the engine on the thread that calls it.
[[nodiscard]] BackendFactory engineBackend(DataPaths paths, const EngineOptions& options);

}  // namespace clipscope::ui
