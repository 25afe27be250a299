// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/engine_backend.h"

#include "core/base/error.h"
#include "core/text/bpe_tokenizer.h"

#include <algorithm>
#include <thread>
#include <utility>

#ifdef __linux__
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace clipscope::ui {
namespace {

/// Lowers the priority of the calling thread, and so of the pool that it will start: the engine
/// uses every core, and the window must still be drawn at once.
void yieldToTheWindow()
{
#ifdef __linux__
    constexpr int kNicer = 5;
    // Best effort: if it is refused, the window is merely less smooth during a run.
    static_cast<void>(setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), kNicer));
#endif
}

}  // namespace

EngineBackend::EngineBackend(DataPaths paths, const EngineOptions& options)
    : m_paths(std::move(paths))
    , m_options(options)
    , m_engine(options)
{
}

std::vector<ModelEntry> EngineBackend::listModels()
{
    std::vector<ModelEntry> entries;
    for (const ModelFiles& files : clipscope::listModels(m_paths)) {
        ModelEntry entry{
            .name = files.name,
            .folder = files.weights.parent_path(),
            .descriptor = {},
            .problem = {}};
        try {
            entry.descriptor = describeModel(files);
        } catch (const Error& error) {
            entry.problem = error.what();  // listed all the same, so that people see why
        }
        entries.push_back(std::move(entry));
    }
    return entries;
}

LoadedModel EngineBackend::loadModel(const ModelWish& wish, const RunContext& context)
{
    ModelFiles files = resolveModel(wish.nameOrPath, m_paths);
    files.overrides = wish.overrides;
    if (wish.merges) {
        files.merges = *wish.merges;
        files.mergesGiven = true;
    }
    m_engine.loadModel(files, context);
    const ModelDescriptor& descriptor = m_engine.model();
    // A tokenizer of its own, so that the window can count tokens while the engine is busy.
    auto tokenizer =
        std::make_shared<const BpeTokenizer>(BpeTokenizer::fromFile(descriptor.files.merges));
    const int contextLength = descriptor.config.text.context;
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    return LoadedModel{
        .descriptor = descriptor,
        .device = "cpu",
        .precision = std::string(toString(m_options.precision)),
        .scoresInHalf = m_engine.scoresIn() == Precision::BFloat16,
        .threads = m_options.threads > 0 ? m_options.threads : static_cast<int>(cores),
        .countTokens = [tokenizer, contextLength](const std::string& prompt) {
            return TokenCount{tokenizer->encode(prompt, contextLength).total, contextLength};
        }};
}

std::vector<PromptScore>
EngineBackend::score(const ScoreRequest& request, const RunContext& context)
{
    return m_engine.score(request.image, request.fit, request.prompts, context, request.templates);
}

SaliencyResult EngineBackend::explain(const SaliencyRequest& request, const RunContext& context)
{
    return m_engine.explain(request, context);
}

HeadReport EngineBackend::attributeHeads(const SaliencyRequest& request, const RunContext& context)
{
    return m_engine.attributeHeads(request, context);
}

void EngineBackend::completeBank(const SaliencyRequest& request, const RunContext& context)
{
    m_engine.completeBank(request, context);
}

double EngineBackend::estimateSeconds(const SaliencyRequest& request)
{
    return m_engine.estimateSeconds(request);
}

BackendFactory engineBackend(DataPaths paths, const EngineOptions& options)
{
    return [paths = std::move(paths), options] {
        yieldToTheWindow();
        return std::make_unique<EngineBackend>(paths, options);
    };
}

}  // namespace clipscope::ui
