// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/engine.h"

#include "core/base/check.h"
#include "core/base/memory.h"
#include "core/base/sha256.h"
#include "core/base/stopwatch.h"
#include "core/checkpoint/open_checkpoint.h"
#include "core/clip/clip_model.h"
#include "core/clip/load_clip.h"
#include "core/engine/attribute_heads.h"
#include "core/engine/cost_model.h"
#include "core/engine/describe_head.h"
#include "core/engine/feature_cache.h"
#include "core/engine/model_identity.h"
#include "core/engine/prompt_scores.h"
#include "core/engine/request_parts.h"
#include "core/engine/saliency_run.h"
#include "core/saliency/channel_methods.h"
#include "core/saliency/registry.h"
#include "core/scoring/scoring_encoder.h"

#include <ATen/Parallel.h>
#include <ATen/core/grad_mode.h>

#include <algorithm>
#include <thread>
#include <tuple>
#include <utility>

namespace clipscope {

namespace {

StorageType storageOf(Precision precision)
{
    return precision == Precision::BFloat16 ? StorageType::BFloat16 : StorageType::Float32;
}

/// A model with everything derived from it. Replaced as a whole.
struct LoadedModel {
    ModelDescriptor descriptor;
    BpeTokenizer tokenizer;
    std::unique_ptr<const ClipModel> owned;
    const ClipModel& model;
    std::unique_ptr<MaskedEncoder> encoder;
    std::unique_ptr<MaskedEncoder> draft;  // none: everything is scored by `encoder`
    FeatureCache features;
    std::string sha256;

    LoadedModel(
        ModelDescriptor description,
        BpeTokenizer words,
        std::unique_ptr<const ClipModel> clip,
        const EngineOptions& options)
        : descriptor(std::move(description))
        , tokenizer(std::move(words))
        , owned(std::move(clip))
        , model(*owned)
        , encoder(makeScoringEncoder(model, storageOf(options.precision)))
        , draft(
              options.precision == Precision::Auto && isBFloat16Fast()
                  ? makeScoringEncoder(model, StorageType::BFloat16)
                  : nullptr)
        , features(model, tokenizer, options.bankBytes)
        , sha256(descriptor.sha256)
    {
    }
};

void checkVocabulary(const BpeTokenizer& tokenizer, const ModelDescriptor& model)
{
    if (tokenizer.vocabularySize() == model.config.text.vocabulary)
        return;
    throw Error(
        ErrorCode::Corrupt,
        model.files.merges.string() + " makes a vocabulary of " +
            std::to_string(tokenizer.vocabularySize()) + " tokens but " +
            model.files.weights.string() + " has " + std::to_string(model.config.text.vocabulary) +
            "; put the model's own merges.txt beside its weights");
}

void checkPrompts(const std::vector<std::string>& prompts)
{
    CLIPSCOPE_CHECK(!prompts.empty(), "there is no prompt; type what to look for");
    for (const std::string& prompt : prompts)
        CLIPSCOPE_CHECK(
            prompt.find_first_not_of(" \t\r\n") != std::string::npos,
            "a prompt is empty; type what to look for");
}

void checkQuestion(const SaliencyRequest& request)
{
    checkPrompts(request.prompts);
    CLIPSCOPE_CHECK(
        request.explained < request.prompts.size(),
        "prompt " + std::to_string(request.explained) + " is to be explained but there are " +
            std::to_string(request.prompts.size()));
}

}  // namespace

struct Engine::State {
    EngineOptions options;
    std::unique_ptr<LoadedModel> loaded;
    CostModel costs;
    double loadMilliseconds = 0;  // of a load that no result has reported yet

    /// The number of threads belongs to the calling thread, so every entry sets it. Throws
    /// std::bad_alloc where less memory is to be had than libraries need to fail in good order.
    void useThreads() const
    {
        constexpr std::size_t kRoom = std::size_t{512} << 20U;  // bytes
        requireRoom(kRoom);
        const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
        const int wanted = options.threads > 0 ? options.threads : cores;
        if (at::get_num_threads() == wanted)
            return;
        // A thread that is refused ends the process in OpenMP's pool and is waited for, for ever,
        // in pthreadpool's.
        constexpr int kPools = 2;
        requireThreads(kPools * wanted);
        at::set_num_threads(wanted);
    }

    [[nodiscard]] LoadedModel& required() const
    {
        if (!loaded)
            throw Error(ErrorCode::NoModel, "no model is loaded; choose one first");
        return *loaded;
    }
};

Engine::Engine(const EngineOptions& options) : m_state(std::make_unique<State>())
{
    CLIPSCOPE_CHECK(
        options.threads >= 0,
        "the number of threads must be 0 (all cores) or more, not " +
            std::to_string(options.threads));
    m_state->options = options;
}

Engine::~Engine() = default;

void Engine::loadModel(const ModelFiles& files, const RunContext& context)
{
    if (m_state->loaded && m_state->loaded->descriptor.files == files)
        return;
    m_state->useThreads();
    const at::NoGradGuard guard;
    const Stopwatch watch;
    context.step({.stage = "loading model"});
    ModelDescriptor descriptor = describeModel(files);
    BpeTokenizer tokenizer = BpeTokenizer::fromFile(files.merges);
    checkVocabulary(tokenizer, descriptor);
    auto clip = loadClip(
        std::make_shared<const Checkpoint>(openCheckpoint(files.weights)),
        descriptor.config,
        files.weights.string(),
        context);
    auto loaded = std::make_unique<LoadedModel>(
        std::move(descriptor), std::move(tokenizer), std::move(clip), m_state->options);
    m_state->loaded = std::move(loaded);
    m_state->costs.clear();
    m_state->loadMilliseconds = watch.milliseconds();
}

bool Engine::hasModel() const
{
    return m_state->loaded != nullptr;
}

Precision Engine::scoresIn() const
{
    const bool drafts = m_state->required().draft != nullptr;
    return drafts                                              ? Precision::BFloat16
           : m_state->options.precision == Precision::BFloat16 ? Precision::BFloat16
                                                               : Precision::Float32;
}

const ModelDescriptor& Engine::model() const
{
    return m_state->required().descriptor;
}

ModelIdentity Engine::identity()
{
    LoadedModel& loaded = m_state->required();
    if (loaded.sha256.empty())
        loaded.sha256 = sha256OfFile(loaded.descriptor.files.weights);
    return identityOf(loaded.descriptor, loaded.sha256);
}

Tokens Engine::tokenize(const std::string& prompt) const
{
    const LoadedModel& loaded = m_state->required();
    return loaded.tokenizer.encode(prompt, loaded.descriptor.config.text.context);
}

std::vector<PromptScore> Engine::score(
    const Image& image,
    Fit fit,
    const std::vector<std::string>& prompts,
    const RunContext& context,
    const std::vector<std::string>& templates,
    std::optional<ResampleFilter> filter)
{
    checkPrompts(prompts);
    LoadedModel& loaded = m_state->required();
    m_state->useThreads();
    const at::NoGradGuard guard;
    context.step({.stage = "encoding picture", .done = 0, .total = 0});
    const auto picture = loaded.features.image({.image = image, .fit = fit, .filter = filter});
    return scorePrompts(
        loaded.features, *picture, prompts, templates, loaded.model.logitScale(), context);
}

SaliencyResult Engine::explain(const SaliencyRequest& request, const RunContext& context)
{
    return explainWith(request, m_state->required().draft.get(), context);
}

void Engine::completeBank(SaliencyRequest request, const RunContext& context)
{
    if (!scoresChannels(findMethod(request.method)))
        return;
    request.method = "scorecam";
    request.params.clear();
    request.repetition = {};
    request.eigenSmooth = false;
    request.words.reset();
    std::ignore = explainWith(request, nullptr, context.withoutPartials());
}

SaliencyResult Engine::explainWith(
    const SaliencyRequest& request, const MaskedEncoder* draft, const RunContext& context)
{
    checkQuestion(request);
    LoadedModel& loaded = m_state->required();
    const MethodInfo& info = findMethod(request.method);
    const std::string obstacle = whyNot(info, loaded.descriptor.config.vision.family);
    if (!obstacle.empty())
        throw Error(ErrorCode::Unsupported, obstacle);
    const std::vector<LayerInfo> layers = layersFor(loaded.descriptor, info, request.layer);
    ParamValues params(info, request.params);

    m_state->useThreads();
    const at::NoGradGuard guard;
    const Stopwatch total;
    SaliencyResult result{
        .imageId = request.image.id(),
        .method = info.id,
        .layer = namesOf(layers),
        .params = {},
        .fit = request.fit,
        .seed = request.seed,
        .explained = request.explained,
        .filter = request.filter,
        .templates = request.templates,
        .scalar = request.scalar,
        .alpha = request.alpha,
        .eigenSmooth = request.eigenSmooth,
        .repetition = request.repetition};
    result.timing.load = std::exchange(m_state->loadMilliseconds, 0.0);
    clampChannels(params, layers, result.notes);
    result.params = params.all();

    const Stopwatch forward;
    context.step({.stage = "encoding picture", .done = 0, .total = 0});
    const View view{.image = request.image, .fit = request.fit, .filter = request.filter};
    const auto picture = loaded.features.image(view);
    std::ignore = loaded.features.cut(view, layers.front().name);
    result.timing.forward = forward.milliseconds();

    const Stopwatch words;
    result.prompts = scorePrompts(
        loaded.features,
        *picture,
        request.prompts,
        request.templates,
        loaded.model.logitScale(),
        context);
    const Target target = makeTarget(loaded.features, request, loaded.model.logitScale(), result);
    if (request.words)
        result.words =
            relevantWords(loaded.model, loaded.tokenizer, *picture, *request.words, result);
    result.timing.text = words.milliseconds();
    addNotes(result, request, info, loaded.descriptor);

    const Stopwatch scoring;
    RunReport report;
    SaliencyOutcome outcome = runSaliency(
        request,
        params,
        {.model = loaded.model,
         .encoder = *loaded.encoder,
         .draft = draft,
         .features = loaded.features,
         .target = target,
         .view = view,
         .layers = layers,
         .batch = scoringBatch(loaded.descriptor.config.vision)},
        context,
        report);
    result.timing.gradient = report.gradientMilliseconds;
    result.timing.scores = scoring.milliseconds() - result.timing.gradient;
    if (draft == loaded.draft.get())
        m_state->costs.record(report.passes, result.timing.scores / 1000.0);

    result.map = std::move(outcome.map);
    result.bank = std::move(outcome.bank);
    result.attribution = std::move(outcome.attribution);
    result.notes.insert(result.notes.end(), outcome.notes.begin(), outcome.notes.end());
    result.remarks = std::move(outcome.remarks);
    result.scoring = std::move(outcome.scoring);
    result.passes = 1 + report.passes;
    result.timing.total = total.milliseconds() + result.timing.load;
    return result;
}

HeadCaptions Engine::captionHead(const HeadCaptionRequest& request, const RunContext& context)
{
    LoadedModel& loaded = m_state->required();
    m_state->useThreads();
    const at::NoGradGuard guard;
    return describeHead(loaded.model, loaded.features, request, context);
}

HeadReport Engine::attributeHeads(const SaliencyRequest& request, const RunContext& context)
{
    checkQuestion(request);
    LoadedModel& loaded = m_state->required();
    m_state->useThreads();
    const at::NoGradGuard guard;
    return clipscope::attributeHeads(loaded.model, loaded.features, request, context);
}

double Engine::estimateSeconds(const SaliencyRequest& request) const
{
    if (!m_state->loaded)
        return 0;
    const ModelDescriptor& model = m_state->loaded->descriptor;
    const MethodInfo& info = findMethod(request.method);
    const std::vector<LayerInfo> layers = layersFor(model, info, request.layer);
    const Cost cost = info.cost(layers.front().channels, ParamValues(info, request.params));
    const double share = headShare(model, layers.front());
    return static_cast<double>(runsOf(request, layers.size())) *
           m_state->costs.seconds(cost, share);
}

}  // namespace clipscope
