// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/run_context.h"
#include "core/engine/head_captions.h"
#include "core/engine/head_report.h"
#include "core/engine/model_library.h"
#include "core/engine/request.h"
#include "core/engine/result.h"
#include "core/text/bpe_tokenizer.h"

#include <memory>
#include <string>
#include <vector>

namespace clipscope {

class MaskedEncoder;

/// Owns a model and everything cached about it, and answers requests. Belongs to one thread at a
/// time (the engine thread of the window, the main thread of the command line); torch stays inside.
///
/// Kept between requests: text embeddings, the picture's activations, and per picture a bank of
/// masked-image embeddings, so that a second prompt pays only for channels not scored before.
class Engine {
public:
    explicit Engine(const EngineOptions& options = {});
    ~Engine();
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    /// Loads a model, unless it is the one in force. On failure the previous model stays.
    /// Throws Cancelled, or Error as the readers do.
    void loadModel(const ModelFiles& files, const RunContext& context);
    [[nodiscard]] bool hasModel() const;
    /// What masked pictures are first encoded in here: Float32 or BFloat16. Throws Error(NoModel).
    [[nodiscard]] Precision scoresIn() const;
    /// Of the model in force; throws Error(NoModel) without one. The checksum is computed on first
    /// use.
    [[nodiscard]] const ModelDescriptor& model() const;
    [[nodiscard]] ModelIdentity identity();

    /// Tokens as the model in force would read the prompt.
    [[nodiscard]] Tokens tokenize(const std::string& prompt) const;

    /// Cosine, logit and probability of each prompt, read in `templates`; `filter` as in
    /// SaliencyRequest.
    /// Throws Error(InvalidArgument) if there is no prompt or an empty one.
    [[nodiscard]] std::vector<PromptScore> score(
        const Image& image,
        Fit fit,
        const std::vector<std::string>& prompts,
        const RunContext& context,
        const std::vector<std::string>& templates = {},
        std::optional<ResampleFilter> filter = std::nullopt);

    /// Runs one request. Reports partial maps while scoring. Throws Cancelled between batches.
    [[nodiscard]] SaliencyResult explain(const SaliencyRequest& request, const RunContext& context);

    /// Encodes whatever is missing of the request's picture under the masks of the channels of its
    /// layer, in full precision and by falling importance for its prompt, so that explain() answers
    /// every prompt and any k of the methods that scoresChannels() names without the network. What
    /// was encoded before a stop is kept. Does nothing for other methods. Throws as explain().
    void completeBank(SaliencyRequest request, const RunContext& context);

    /// Describes an attention head of a ViT from what it contributes to many pictures. Pictures
    /// that cannot be read are left out and named. Throws Error(Unsupported) for a ResNet,
    /// Error(InvalidArgument) for a block or head that is not there, fewer than two readable
    /// pictures or no texts. Can be stopped between pictures.
    [[nodiscard]] HeadCaptions
    captionHead(const HeadCaptionRequest& request, const RunContext& context);

    /// What every layer and head of a ViT adds to the cosine of the explained prompt, whatever the
    /// request's method: one pass, and none for a further prompt of the same picture. Reads
    /// picture, fit, filter, prompts, explained and templates. Throws Error(Unsupported) for a
    /// ResNet, and as explain() does. Can be stopped between layers.
    [[nodiscard]] HeadReport
    attributeHeads(const SaliencyRequest& request, const RunContext& context);

    /// Seconds that `request` would take, from what earlier runs took; 0 if nothing is known yet.
    [[nodiscard]] double estimateSeconds(const SaliencyRequest& request) const;

private:
    [[nodiscard]] SaliencyResult explainWith(
        const SaliencyRequest& request, const MaskedEncoder* draft, const RunContext& context);

    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace clipscope
