// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fake_backend.h"

#include "core/base/error.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <numeric>
#include <utility>

namespace clipscope::test {
namespace {

std::vector<PromptScore> scoresOf(const std::vector<std::string>& prompts)
{
    std::vector<PromptScore> scores;
    for (const std::string& text : prompts) {
        PromptScore score;
        score.text = text;
        score.cosine = 0.2 + 0.01 * static_cast<double>(text.size());
        score.logit = 100 * score.cosine;
        if (prompts.size() > 1)
            score.probability = 1.0 / static_cast<double>(prompts.size());
        scores.push_back(score);
    }
    return scores;
}

std::vector<PromptScore>
scoresOf(const std::vector<std::string>& prompts, const std::vector<double>& logits)
{
    double sum = 0;
    for (const double logit : logits)
        sum += std::exp(logit);
    std::vector<PromptScore> scores = scoresOf(prompts);
    for (std::size_t i = 0; i < scores.size(); ++i) {
        scores[i].logit = logits.at(i);
        scores[i].cosine = logits.at(i) / 100;
        if (scores.size() > 1)
            scores[i].probability = std::exp(logits.at(i)) / sum;
    }
    return scores;
}

}  // namespace

void FakeScript::hold()
{
    const std::scoped_lock lock(m_mutex);
    m_held = true;
}

void FakeScript::release()
{
    const std::scoped_lock lock(m_mutex);
    m_held = false;
    m_wake.notify_all();
}

void FakeScript::waitWhileHeld(const RunContext& run)
{
    ++waiting;
    std::unique_lock lock(m_mutex);
    while (m_held && !run.stopRequested())
        m_wake.wait_for(lock, std::chrono::milliseconds(2));
}

ui::ModelWish FakeScript::lastWish()
{
    const std::scoped_lock lock(m_mutex);
    return m_lastWish;
}

void FakeScript::setLastWish(const ui::ModelWish& wish)
{
    const std::scoped_lock lock(m_mutex);
    m_lastWish = wish;
}

FakeScript::Logits FakeScript::logits()
{
    const std::scoped_lock lock(m_mutex);
    return m_logits;
}

void FakeScript::setLogits(Logits logits)
{
    const std::scoped_lock lock(m_mutex);
    m_logits = std::move(logits);
}

FakeBackend::FakeBackend(std::shared_ptr<FakeScript> script) : m_script(std::move(script))
{
    m_script->thread = std::this_thread::get_id();
}

std::vector<ui::ModelEntry> FakeBackend::listModels()
{
    std::vector<ui::ModelEntry> entries{{.name = "fake", .folder = "/shipped/fake"}};
    std::error_code error;
    for (std::filesystem::directory_iterator at(m_script->modelFolder, error), end;
         !error && at != end;
         at.increment(error))
        if (const std::string name = at->path().filename().string(); !name.starts_with('.'))
            entries.push_back({.name = name, .folder = at->path()});
    return entries;
}

ui::LoadedModel FakeBackend::loadModel(const ui::ModelWish& wish, const RunContext& context)
{
    ++m_script->loads;
    m_script->setLastWish(wish);
    context.step({.stage = "loading model", .done = 1, .total = 4});
    if (m_script->holdsLoads) {
        m_script->waitWhileHeld(context);
        context.step({.stage = "loading model", .done = 2, .total = 4});
    }
    if (m_script->failLoads)
        throw Error(ErrorCode::NoModel, "there is no model '" + wish.nameOrPath + "'");
    ui::LoadedModel model;
    ModelDescriptor& descriptor = model.descriptor;
    descriptor.files.name = std::filesystem::path(wish.nameOrPath).filename().string();
    descriptor.files.weights = m_script->weights.empty()
                                   ? std::filesystem::path("/nowhere") / wish.nameOrPath
                                   : m_script->weights;
    descriptor.files.merges = wish.merges.value_or("/nowhere/merges.txt");
    descriptor.files.overrides = wish.overrides;
    descriptor.config.vision.inputSize = 32;
    descriptor.config.vision.family = m_script->isResNet ? VisionFamily::ResNet : VisionFamily::Vit;
    descriptor.config.vision.width = m_script->channels;
    descriptor.config.vision.heads = wish.overrides.visionHeads.value_or(2);
    descriptor.config.vision.patch = 32 / kSide;
    descriptor.config.vision.blocks = {1};
    descriptor.config.activation = wish.overrides.activation.value_or(Activation::Gelu);
    descriptor.config.pixels.mean = wish.overrides.mean.value_or(descriptor.config.pixels.mean);
    descriptor.choices = {
        {"activation",
         std::string(toString(descriptor.config.activation)),
         wish.overrides.activation   ? "user"
         : m_script->knowsActivation ? "config.json"
                                     : "default"},
        {"image heads",
         std::to_string(descriptor.config.vision.heads),
         wish.overrides.visionHeads ? "user" : "shapes of the weights"}};
    model.threads = 1;
    model.countTokens = [context = m_script->contextLength.load()](const std::string& text) {
        const auto words = std::count(text.begin(), text.end(), ' ') + 1;
        return ui::TokenCount{static_cast<int>(words) + 2, context};
    };
    return model;
}

std::vector<PromptScore> FakeBackend::score(const ui::ScoreRequest& request, const RunContext& ctx)
{
    ++m_script->scores;
    ctx.step({.stage = "scoring prompts", .done = 0, .total = 1});
    if (m_script->holdsScores) {
        m_script->waitWhileHeld(ctx);
        ctx.step({.stage = "scoring prompts", .done = 1, .total = 1});
    }
    const FakeScript::Logits logits = m_script->logits();
    return logits ? scoresOf(request.prompts, logits(request)) : scoresOf(request.prompts);
}

SaliencyResult FakeBackend::explain(const SaliencyRequest& request, const RunContext& context)
{
    ++m_script->explains;
    const auto given = request.params.find("k");
    const int wished = given == request.params.end()
                           ? int{m_script->channels}
                           : static_cast<int>(std::get<std::int64_t>(given->second));
    const int k = std::min<int>(wished, m_script->channels);
    for (int done = 0; done < m_script->steps; ++done) {
        context.step({.stage = "scoring channels", .done = done, .total = m_script->steps});
        if (done > 0)
            context.partial(
                combineFirst(bank(k), std::max(1, k * done / m_script->steps)),
                {.stage = "scoring channels", .done = done, .total = m_script->steps});
        if (done == 1)
            m_script->waitWhileHeld(context);
    }
    if (m_script->failNextExplain.exchange(false))
        throw Error(ErrorCode::OutOfMemory, "there is not enough memory for one picture");
    SaliencyResult result;
    result.imageId = request.image.id();
    result.method = request.method;
    if (given != request.params.end())
        result.params["k"] = std::int64_t{k};
    result.fit = request.fit;
    result.prompts = scoresOf(request.prompts);
    result.explained = request.explained;
    result.bank = bank(k);
    result.map = combineFirst(*result.bank, k);
    if (!m_script->hasBank)
        result.bank.reset();
    result.passes = k;
    return result;
}

void FakeBackend::completeBank(const SaliencyRequest&, const RunContext& context)
{
    ++m_script->banks;
    context.step({.stage = "scoring channels", .done = 0, .total = 2});
    if (m_script->holdsBanks)
        m_script->waitWhileHeld(context);
    context.step({.stage = "scoring channels", .done = 2, .total = 2});
}

HeadReport FakeBackend::attributeHeads(const SaliencyRequest& request, const RunContext& context)
{
    constexpr int kLayers = 3;
    constexpr int kHeads = 2;
    ++m_script->attributions;
    context.step({.stage = "decomposing", .done = 0, .total = kLayers});
    if (m_script->failAttributions)
        throw Error(ErrorCode::OutOfMemory, "there is not enough memory for the heads");
    HeadReport report;
    report.imageId = request.image.id();
    report.prompts = scoresOf(request.prompts);
    report.explained = request.explained;
    Attribution& attribution = report.attribution;
    attribution.heads = cv::Mat(kLayers, kHeads, CV_32FC1);
    attribution.headMaps = cv::Mat(kLayers * kHeads, kSide * kSide, CV_32FC1, cv::Scalar(0));
    attribution.classShares = cv::Mat(kLayers, kHeads, CV_32FC1, cv::Scalar(0));
    attribution.grid = {kSide, kSide};
    for (int layer = 0; layer < kLayers; ++layer)
        for (int head = 0; head < kHeads; ++head) {
            const int cell = kHeads * layer + head;
            const float value = 0.01F * static_cast<float>((cell + 1) * (head == 0 ? 1 : -1));
            attribution.heads.at<float>(layer, head) = value;
            attribution.headMaps.at<float>(cell, cell) = value;
        }
    attribution.mlps = {0.1F, 0.02F, 0.03F, -0.01F};
    attribution.cosine = 0.11;  // -0.03 of the heads, 0.14 of the rest
    return report;
}

double FakeBackend::estimateSeconds(const SaliencyRequest&)
{
    return m_script->estimate;
}

ChannelBank FakeBackend::bank(int k) const
{
    const int channels = m_script->channels;
    ChannelBank bank;
    bank.grid = {kSide, kSide};
    bank.activations = cv::Mat(channels, kSide * kSide, CV_32FC1, cv::Scalar(0));
    for (int channel = 0; channel < channels; ++channel)
        bank.activations.at<float>(channel, channel % (kSide * kSide)) = 1;
    bank.order.resize(static_cast<std::size_t>(k));
    std::iota(bank.order.begin(), bank.order.end(), 0);
    for (int channel = 0; channel < k; ++channel)
        bank.logits.push_back(20 - 0.25F * static_cast<float>(channel));
    bank.importance.assign(static_cast<std::size_t>(channels), 1);
    bank.weights = softmaxWeights(bank.order, bank.logits, k, channels, bank.softmax);
    return bank;
}

ui::BackendFactory fakeBackend(const std::shared_ptr<FakeScript>& script)
{
    return [script] { return std::make_unique<FakeBackend>(script); };
}

}  // namespace clipscope::test
