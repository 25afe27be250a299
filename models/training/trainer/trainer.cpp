// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/training/trainer/trainer.h"

#include "core/base/check.h"
#include "core/base/stopwatch.h"
#include "models/training/trainer/losses.h"

#include <ATen/TensorOperators.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/log_softmax.h>
#include <ATen/ops/tensor.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <numbers>
#include <numeric>
#include <set>
#include <utility>

namespace clipscope::training {

namespace {

constexpr double kHighestScale = 50;  // of logits; CLIP's own limit is 100, on far more classes
constexpr std::int64_t kStepsBetweenLines = 20;

/// Stops a rendering as it stops a training.
class StopSink final : public RunSink {
public:
    explicit StopSink(const TrainerOptions& options) : m_options(options) {}
    void progress(const Progress& progress) override
    {
        if (m_options.shouldStop())
            throw Cancelled{};
        if (progress.done - m_said < kStepsBetweenLines * 100)
            return;
        m_said = progress.done;
        m_options.say(
            progress.stage + " " + std::to_string(progress.done) + " of " +
            std::to_string(progress.total));
    }
    void partial(const NativeMap& /*map*/, const Progress& /*progress*/) override {}

private:
    const TrainerOptions& m_options;
    std::int64_t m_said = 0;
};

ClipConfig withVocabulary(ClipConfig config, const BpeTokenizer& tokenizer)
{
    config.text.vocabulary = tokenizer.vocabularySize();
    return config;
}

}  // namespace

Trainer::Trainer(Recipe recipe, const SceneSource& source, TrainerOptions options)
    : m_recipe(std::move(recipe))
    , m_source(source)
    , m_options(std::move(options))
    , m_tokenizer(BpeTokenizer::fromFile(m_recipe.merges))
{
    std::filesystem::create_directories(m_options.work);
    m_recipe.model = withVocabulary(m_recipe.model, m_tokenizer);
    m_labels =
        std::make_unique<LabelTexts>(source.vocabulary(), m_tokenizer, m_recipe.model.text.context);
    if (!load()) {
        StateDict weights = initialWeights(m_recipe.model, m_recipe.seed);
        for (auto& [name, weight] : weights)
            weight = weight.to(m_options.device);
        m_model = std::make_unique<TrainedClip>(m_recipe.model, weights, m_options.precision);
        m_weights = m_model->weights();
        ClipConfig one = m_recipe.model;
        // Any matrix of normal numbers will do: the token embedding of a vocabulary of labels.
        one.text.vocabulary = static_cast<int>(m_labels->size());
        one.text.width = one.embedding;
        m_weights["prototypes"] = initialWeights(one, m_recipe.seed + 1)
                                      .at("token_embedding.weight")
                                      .to(m_options.device)
                                      .requires_grad_(true);
        m_optimiser = Optimiser::start(m_weights);
    }
}

std::filesystem::path Trainer::modelFolder() const
{
    return m_options.work / m_recipe.name;
}

bool Trainer::run()
{
    while (m_position.stage < m_recipe.stages.size()) {
        const Stage& stage = m_recipe.stages[m_position.stage];
        if (!renderPools(stage) || !runStage(stage))
            return false;
        m_position = {.stage = m_position.stage + 1, .step = 0};
        save();
        exportModel();
    }
    exportModel();
    return true;
}

bool Trainer::renderPools(const Stage& stage)
{
    for (const auto& [name, options] : m_recipe.pools) {
        const bool isAsked =
            std::find(m_recipe.evaluation.begin(), m_recipe.evaluation.end(), name) !=
            m_recipe.evaluation.end();
        if (m_pools.contains(name) || !(isAsked || stage.pools.contains(name)))
            continue;
        const auto path = m_options.work / (name + ".pool");
        StopSink sink(m_options);
        try {
            ScenePool::write(path, m_source, options, RunContext(std::stop_token(), &sink));
        } catch (const Cancelled&) {
            return false;
        }
        m_pools.insert_or_assign(name, ScenePool::open(path, m_source, options));
    }
    return true;
}

double Trainer::rateAt(const Stage& stage) const
{
    const auto step = static_cast<double>(m_position.step);
    const auto rise = static_cast<double>(std::max<std::int64_t>(stage.rise, 1));
    const double risen = std::min(1.0, (step + 1) / rise);
    const double done = std::clamp(
        (step - rise) / std::max(1.0, static_cast<double>(stage.steps) - rise), 0.0, 1.0);
    const double cosine = 0.5 * (1 + std::cos(std::numbers::pi * done));
    return stage.rate * risen * (stage.lastRate + (1 - stage.lastRate) * cosine);
}

std::uint64_t Trainer::stepSeed() const
{
    return mixed(
        mixed(m_recipe.seed, m_position.stage), static_cast<std::uint64_t>(m_position.step));
}

std::vector<std::int64_t>
Trainer::chooseLabels(const Stage& stage, const Batch& batch, SeededRandom& random) const
{
    std::set<std::int64_t> chosen;
    for (const auto& labels : batch.labels)
        chosen.insert(labels.begin(), labels.end());
    const auto wanted =
        static_cast<std::size_t>(std::clamp<std::int64_t>(stage.labels, 1, m_labels->size()));
    while (chosen.size() < wanted)
        chosen.insert(
            static_cast<std::int64_t>(random.uniform(0, static_cast<double>(m_labels->size()))));
    return {chosen.begin(), chosen.end()};
}

at::Tensor Trainer::pictureLoss(
    const Stage& stage,
    const at::Tensor& images,
    const at::Tensor& labels,
    const std::vector<std::int64_t>& chosen,
    const Batch& batch) const
{
    const at::Tensor logits = images.matmul(labels.t()) * m_model->logitScale();
    const at::Tensor presence = m_labels->presence(batch.labels).to(logits.device());
    at::Tensor loss;
    for (const LabelKind kind : {LabelKind::Object, LabelKind::Word}) {
        std::vector<std::int64_t> numbers;
        std::vector<std::int64_t> columns;
        for (std::size_t i = 0; i < chosen.size(); ++i)
            if (m_labels->vocabulary()[static_cast<std::size_t>(chosen[i])].kind == kind) {
                numbers.push_back(chosen[i]);
                columns.push_back(static_cast<std::int64_t>(i));
            }
        if (columns.size() < 2)
            continue;
        const auto indices = [&](const std::vector<std::int64_t>& list) {
            return at::tensor(list, at::TensorOptions(at::kLong)).to(logits.device());
        };
        const at::Tensor part = presenceLoss(
            logits.index_select(1, indices(columns)), presence.index_select(1, indices(numbers)));
        const double weight = kind == LabelKind::Word ? stage.wordWeight : 1.0;
        loss = loss.defined() ? loss + part * weight : part * weight;
    }
    return loss;
}

at::Tensor Trainer::lossOf(const Stage& stage)
{
    const std::uint64_t seed = stepSeed();
    SeededRandom random(mixed(seed, 1));
    const bool hasPictures = stage.kind != Stage::Kind::Align;
    const Batch batch = drawBatch(
        m_pools,
        stage,
        m_recipe.model.pixels,
        m_labels->vocabulary(),
        seed,
        hasPictures ? Content::PicturesAndTexts : Content::TextsAlone);
    const at::Tensor prototypes = normalisedRows(m_weights.at("prototypes"));

    at::Tensor images;
    if (hasPictures)
        images = normalisedRows(m_model->encodeImages(batch.pixels.to(m_options.device)));
    if (stage.kind == Stage::Kind::Warmup) {
        std::vector<std::int64_t> all(static_cast<std::size_t>(m_labels->size()));
        std::iota(all.begin(), all.end(), 0);
        return pictureLoss(stage, images, prototypes, all, batch);
    }

    // Prompts and captions apart, as captions are longer and would have prompts padded.
    const std::vector<std::int64_t> chosen = chooseLabels(stage, batch, random);
    const std::vector<std::string> all = m_labels->prompts(random);
    std::vector<std::string> texts;
    for (const std::int64_t label : chosen)
        texts.push_back(all[static_cast<std::size_t>(label)]);
    const at::Tensor prompts = normalisedRows(m_model->encodeTexts(m_labels->tokens(texts)));
    texts.clear();
    for (const SceneCaption& caption : batch.captions)
        texts.push_back(caption.text);
    const at::Tensor captions = normalisedRows(m_model->encodeTexts(m_labels->tokens(texts)));

    if (stage.kind == Stage::Kind::Align) {
        // A caption stands where its labels do; a prompt is nearer to its own label than to any
        // other.
        const at::Tensor fixed = prototypes.detach();
        const at::Tensor meaning = m_labels->meaning(batch.captions).to(m_options.device);
        const at::Tensor targets = normalisedRows(meaning.matmul(fixed));
        const at::Tensor nearness = (captions * targets).sum(1).mean();
        const at::Tensor own = fixed.index_select(
            0, at::tensor(chosen, at::TensorOptions(at::kLong)).to(m_options.device));
        constexpr double kSharp = 20;
        const at::Tensor logits = prompts.matmul(own.t()) * kSharp;
        return 2 - nearness - (prompts * own).sum(1).mean() -
               at::log_softmax(logits, 1).diagonal().mean();
    }
    const at::Tensor logits = images.matmul(captions.t()) * m_model->logitScale();
    const at::Tensor alsoTrue =
        LabelTexts::isTrue(batch.labels, batch.captions).to(m_options.device);
    return contrastiveLoss(logits, alsoTrue, stage.smoothing) +
           pictureLoss(stage, images, prompts, chosen, batch) * stage.labelWeight;
}

bool Trainer::runStage(const Stage& stage)
{
    Stopwatch sinceSave;
    Stopwatch sinceLine;
    std::int64_t stepsInLine = 0;
    double sumOfLosses = 0;
    std::ofstream curve(m_options.work / "curve.csv", std::ios::app);
    while (m_position.step < stage.steps) {
        if (m_options.shouldStop()) {
            save();
            return false;
        }
        const at::Tensor loss = lossOf(stage);
        m_loss = loss.item<double>();
        if (!std::isfinite(m_loss))
            throw Error(
                ErrorCode::Internal,
                "the loss of the stage " + stage.name + " is no number any more; lower its rate");
        loss.backward();
        const double length =
            m_optimiser.apply(m_weights, {.rate = rateAt(stage), .decay = stage.decay});
        {
            const at::NoGradGuard guard;
            m_weights.at("logit_scale").clamp_(0, std::log(kHighestScale));
        }
        ++m_position.step;
        sumOfLosses += m_loss;
        if (++stepsInLine == kStepsBetweenLines || m_position.step == stage.steps) {
            const double seconds = sinceLine.seconds();
            const double speed = static_cast<double>(stepsInLine * stage.batch) / seconds;
            const double left = static_cast<double>(stage.steps - m_position.step) * seconds /
                                static_cast<double>(stepsInLine);
            const double mean = sumOfLosses / static_cast<double>(stepsInLine);
            char line[160];
            std::snprintf(
                line,
                sizeof(line),
                "%s %lld/%lld loss %.4f gradient %.2f %.1f images/s, %.0f min left in this stage",
                stage.name.c_str(),
                static_cast<long long>(m_position.step),
                static_cast<long long>(stage.steps),
                mean,
                length,
                speed,
                left / 60);
            m_options.say(line);
            curve << stage.name << ',' << m_position.step << ',' << m_position.step * stage.batch
                  << ',' << mean << ',' << rateAt(stage) << ',' << speed << std::endl;
            sinceLine = Stopwatch();
            stepsInLine = 0;
            sumOfLosses = 0;
        }
        if ((stage.evaluateEvery > 0 && m_position.step % stage.evaluateEvery == 0) ||
            m_position.step == stage.steps) {
            evaluate(stage);
            sinceLine = Stopwatch();
            stepsInLine = 0;
            sumOfLosses = 0;
        }
        if (sinceSave.seconds() > m_options.secondsBetweenCheckpoints) {
            save();
            sinceSave = Stopwatch();
        }
    }
    return true;
}

}  // namespace clipscope::training
