// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/run_context.h"
#include "core/engine/head_report.h"
#include "core/engine/model_library.h"
#include "core/engine/request.h"
#include "core/engine/result.h"
#include "ui/state/model_wish.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace clipscope::ui {

/// One line of the model list: what it is, or why it cannot be used.
struct ModelEntry {
    std::string name;
    std::filesystem::path folder;  ///< that it lies in
    std::optional<ModelDescriptor> descriptor;
    std::string problem;  ///< one sentence, empty if the model can be used
};

/// How long a prompt is for the model in force.
struct TokenCount {
    int used = 0;   ///< tokens of the whole prompt, start and end included
    int limit = 0;  ///< the model's context
};

/// What the window needs to know of a model that was loaded.
struct LoadedModel {
    ModelDescriptor descriptor;
    std::string device = "cpu";
    std::string precision = "float32";  ///< as asked for: "auto", ...
    bool scoresInHalf = false;          ///< channels are scored in bfloat16 first
    int threads = 0;
    std::function<TokenCount(const std::string&)> countTokens;  ///< callable from any thread
};

/// Prompts against one picture.
struct ScoreRequest {
    Image image;
    Fit fit = Fit::Stretch;
    std::vector<std::string> prompts;         ///< at least one, none empty
    std::vector<std::string> templates = {};  ///< "a photo of {}"; several: the ensemble's mean
};

/// Everything that the window asks of the inference engine. Lives and is called on the engine
/// thread only. Calls throw Error, or Cancelled when `context` says stop.
class Backend {
public:
    Backend() = default;
    Backend(const Backend&) = delete;
    Backend& operator=(const Backend&) = delete;
    virtual ~Backend() = default;

    [[nodiscard]] virtual std::vector<ModelEntry> listModels() = 0;
    [[nodiscard]] virtual LoadedModel
    loadModel(const ModelWish& wish, const RunContext& context) = 0;
    [[nodiscard]] virtual std::vector<PromptScore>
    score(const ScoreRequest& request, const RunContext& context) = 0;
    [[nodiscard]] virtual SaliencyResult
    explain(const SaliencyRequest& request, const RunContext& context) = 0;
    /// What every layer and head of a ViT adds to the cosine of the explained prompt.
    [[nodiscard]] virtual HeadReport
    attributeHeads(const SaliencyRequest& request, const RunContext& context) = 0;
    /// Encodes what later prompts for the request's picture would need.
    virtual void completeBank(const SaliencyRequest& request, const RunContext& context) = 0;
    /// Seconds that `request` would take; 0 while nothing is known.
    [[nodiscard]] virtual double estimateSeconds(const SaliencyRequest& request) = 0;
};

/// Called once, on the engine thread.
using BackendFactory = std::function<std::unique_ptr<Backend>()>;

}  // namespace clipscope::ui
