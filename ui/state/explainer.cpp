// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/explainer.h"

#include "ui/state/wish.h"

#include <algorithm>
#include <utility>

namespace clipscope::ui {
namespace {

constexpr int kTypingRestMs = 400;
constexpr const char* kPrecomputed =
    "precomputed";  // stands for the model that made a sample's map

const Changes kAffectsMap = Change::Picture | Change::Prompts | Change::Explained | Change::Method |
                            Change::Params | Change::K | Change::Fit | Change::Reading |
                            Change::Channels | Change::Inspected | Change::Live | Change::Stuck;
const Changes kTyped = Change::Prompts | Change::K | Change::ChannelCount | Change::Stuck;

}  // namespace

Explainer::Explainer(const Parts& parts, QObject* parent)
    : QObject(parent)
    , m_document(parts.document)
    , m_models(parts.models)
    , m_scores(parts.scores)
    , m_engine(parts.engine)
    , m_exhibit(parts.exhibit)
{
    m_rest.setSingleShot(true);
    connect(&m_rest, &QTimer::timeout, this, &Explainer::submit);
    connect(&m_document, &Document::changed, this, &Explainer::onDocumentChanged);
    connect(&m_models, &ModelShelf::loadingStarted, this, [this] {
        stopRun();
        m_status = {};  // how far the run had come says nothing about the model
        m_clock.reset();
        setStage(RunStage::LoadingModel);
    });
    connect(&m_models, &ModelShelf::loadedChanged, this, [this] {
        m_status = {};
        setStage(RunStage::Idle);
        consider(Urgency::Picked);
    });
    connect(&m_models, &ModelShelf::loadingEnded, this, [this] {
        m_status = {};
        setStage(m_models.loaded() ? RunStage::Idle : RunStage::NoModel);
        if (m_models.loaded())
            consider(Urgency::Picked);
    });
    connect(&m_models, &ModelShelf::loadingProgressed, this, [this](const Progress& progress) {
        onProgress(progress);
    });
    connect(&m_scores, &ScoreBoard::aboutToScore, this, &Explainer::makeWay);
    connect(&m_scores, &ScoreBoard::scoringQueued, this, &Explainer::resume);
    connectLanes();
}

void Explainer::connectLanes()
{
    connect(&m_engine, &EngineLane::progressed, this, [this](Task task, const Progress& progress) {
        if (task == Task::Explain && m_running)
            onProgress(progress);
    });
    connect(&m_engine, &EngineLane::refined, this, &Explainer::onRefined);
    connect(&m_engine, &EngineLane::explained, this, &Explainer::onExplained);
    connect(&m_engine, &EngineLane::cancelled, this, &Explainer::onCancelled);
    connect(&m_engine, &EngineLane::failed, this, &Explainer::onFailed);
    connect(&m_engine, &EngineLane::estimated, this, [this](double seconds) {
        m_estimate = isStale() || m_status.isBusy() ? seconds : 0;
        Q_EMIT statusChanged();
    });
    connect(&m_exhibit, &Exhibit::changed, this, &Explainer::compositionChanged);
    connect(&m_exhibit, &Exhibit::failed, this, [this](const QString& text) {
        tell(Notice::Kind::Error, text);
    });
}

bool Explainer::isStale() const
{
    if (!composition())
        return false;
    const MapLabel& label = composition()->label;
    // The model of a stored map would have taken it over: the one in force is another.
    if (label.origin == MapOrigin::Stored && m_models.loaded() && !m_models.isLoading())
        return true;
    if (label.origin == MapOrigin::Precomputed || label.origin == MapOrigin::Stored) {
        const auto request = wishOf(m_document);
        return !request || label.key != answerKey(*request, kPrecomputed);
    }
    const auto request = wish();
    return !m_inspecting && (!request || label.key != shownKey(*request));
}

std::optional<SaliencyResult> Explainer::shownResult() const
{
    if (m_inspecting || !m_result || !composition() ||
        composition()->label.origin != MapOrigin::Complete)
        return std::nullopt;
    SaliencyResult result = *m_result;
    result.map = composition()->map;
    if (const auto k = result.params.find("k"); k != result.params.end())
        k->second = std::min(std::get<std::int64_t>(k->second), std::int64_t{m_document.k()});
    return result;
}

void Explainer::run()
{
    if (!m_document.picture())
        return tell(
            Notice::Kind::Warning,
            tr("There is no picture yet. Open one, drop one here or "
               "take a sample."),
            Remedy::OpenPicture);
    if (m_document.explainedPrompt().trimmed().isEmpty())
        return tell(
            Notice::Kind::Warning,
            tr("The prompt is empty. Type what to look for, for "
               "example “apple”."));
    if (m_models.isLoading())
        return;  // the run follows by itself
    if (!m_models.loaded())
        return tell(
            Notice::Kind::Warning,
            tr("There is no model yet. Open a checkpoint or a model "
               "folder."),
            Remedy::OpenModel);
    submit();
}

void Explainer::cancel()
{
    m_afterCancel = RunStage::Cancelled;
    if (m_models.isLoading())
        return m_engine.cancel(Task::LoadModel);
    if (m_rest.isActive()) {
        m_rest.stop();
        return setStage(m_afterCancel);
    }
    if (m_running)
        m_engine.cancel(Task::Explain);  // the lane answers with `cancelled`
}

void Explainer::stopAndKeep()
{
    cancel();
    m_afterCancel = RunStage::Stopped;
}

void Explainer::adopt(const SaliencyRequest& request, ResultPtr result)
{
    keep(request, m_models.key(), std::move(result));
    consider(Urgency::Picked);
}

void Explainer::keep(const SaliencyRequest& request, const std::string& model, ResultPtr result)
{
    m_store.add(request, model, std::move(result));
}

void Explainer::inspect(const NativeMap& map, const QString& what)
{
    m_inspecting = true;
    MapLabel label;
    label.what = what;
    m_exhibit.show(map, std::move(label));
}

void Explainer::dropInspected()
{
    if (std::exchange(m_inspecting, false))
        consider(Urgency::Picked);
}

void Explainer::showPrecomputed(const NativeMap& map, MapLabel label, const ResultPtr& result)
{
    if (m_exhibit.newest() && m_exhibit.newest()->origin == MapOrigin::Complete)
        return;  // there is a computed one already
    const auto request = wishOf(m_document);
    if (!request)
        return;
    label.key = answerKey(*request, kPrecomputed);
    if (result)
        setResult(result);
    m_exhibit.show(map, std::move(label));
}

void Explainer::onDocumentChanged(Changes changes)
{
    if (changes.testFlag(Change::Picture))
        setResult(nullptr);
    if (changes & kAffectsMap)
        m_inspecting = false;
    if (changes & kAffectsMap)
        consider(changes & ~kTyped ? Urgency::Picked : Urgency::Typed);
}

void Explainer::consider(Urgency urgency)
{
    const auto request = wish();
    if (!request) {
        stopRun();
        return settle();
    }
    const std::string key = keyOf(*request);
    if (m_running && keyOf(*m_running) == key)
        return;
    if (showKept(*request))
        return;
    stopRun();
    if (!m_document.isLive()) {
        setStage(RunStage::Idle);
        m_engine.estimate(*request);
        return;
    }
    m_engine.estimate(*request);
    setStage(RunStage::Waiting);
    m_rest.start(urgency == Urgency::Typed ? kTypingRestMs : 0);
}

bool Explainer::showKept(const SaliencyRequest& request)
{
    const ResultPtr result = m_store.find(request, m_models.key());
    if (!result)
        return false;
    const auto map = mapFor(*result, mapChoiceOf(m_document));
    if (!map)
        return false;
    stopRun();
    setResult(result);
    showResult(*map, shownKey(request));
    if (m_status.stage != RunStage::Done) {
        m_status = {};
        setStage(RunStage::Done);
    }
    return true;
}

void Explainer::showResult(const NativeMap& map, const std::string& key)
{
    const MapLabel* newest = m_exhibit.newest();
    if (newest && newest->key == key && newest->origin == MapOrigin::Complete)
        return;
    MapLabel label;
    label.key = key;
    label.what = titleFor(*m_result, mapChoiceOf(m_document));
    m_exhibit.show(map, std::move(label));
}

void Explainer::setResult(const ResultPtr& result)
{
    if (result == m_result)
        return;
    m_result = result;
    Q_EMIT resultChanged();
}

void Explainer::submit()
{
    const auto request = wish();
    if (!request)
        return settle();
    m_rest.stop();
    m_running = request;
    m_afterCancel = RunStage::Cancelled;
    m_status = {};
    m_clock.reset();
    m_engine.explain(*request);
    setStage(RunStage::Running);
}

void Explainer::stopRun()
{
    m_rest.stop();
    if (m_running) {
        m_running.reset();
        m_engine.cancel(Task::Explain);
    }
}

void Explainer::makeWay()
{
    if (m_running)
        m_engine.cancel(Task::Explain);
}

void Explainer::resume()
{
    // The engine keeps what the interrupted run has scored, so that starting again costs little.
    if (m_running)
        m_engine.explain(*m_running);
}

void Explainer::onProgress(const Progress& progress)
{
    m_clock.advance(m_status, progress);
    Q_EMIT statusChanged();
}

void Explainer::onRefined(const NativeMap& map, const Progress& progress)
{
    if (!m_running || m_inspecting)
        return;
    // A finished map of the same question is better than the beginnings of another.
    if (m_exhibit.newest() && m_exhibit.newest()->key == answerKey(*m_running, kPrecomputed))
        return;
    MapLabel label;
    label.origin = MapOrigin::Partial;
    label.key = keyOf(*m_running);
    label.done = progress.done;
    label.total = progress.total;
    m_exhibit.show(map, std::move(label));
}

void Explainer::onExplained(const ResultPtr& result)
{
    if (!m_running)
        return;
    const SaliencyRequest request = *std::exchange(m_running, std::nullopt);
    m_inspecting = false;
    m_store.add(request, m_models.key(), result);
    setResult(result);
    showResult(mapFor(*result, mapChoiceOf(m_document)).value_or(result->map), shownKey(request));
    m_scores.offer(result->prompts);
    m_status = {};
    m_estimate = 0;
    m_status.seconds = result->timing.total / 1000;
    m_status.passes = result->passes;
    setStage(RunStage::Done);
    Q_EMIT finished(request, result);
    tellNotes(result->notes);
}

void Explainer::onCancelled(Task task)
{
    if (task != Task::Explain || !m_running)
        return;
    m_running.reset();
    m_status.secondsLeft.reset();
    setStage(m_afterCancel);
}

void Explainer::onFailed(Task task, const Failure& failure)
{
    if (task != Task::Explain || !m_running)
        return;
    m_running.reset();
    setStage(RunStage::Failed);
    tell(Notice::Kind::Error, QString::fromStdString(failure.text), Remedy::Retry);
}

std::optional<SaliencyRequest> Explainer::wish() const
{
    if (!m_models.loaded() || m_models.isLoading())
        return std::nullopt;
    return wishOf(m_document);
}

std::string Explainer::keyOf(const SaliencyRequest& request) const
{
    return answerKey(request, m_models.key());
}

std::string Explainer::shownKey(const SaliencyRequest& request) const
{
    return keyOf(request) + mapChoiceOf(m_document).key();
}

void Explainer::setStage(RunStage stage)
{
    m_status.stage = stage;
    Q_EMIT statusChanged();
}

void Explainer::settle()
{
    if (m_models.isLoading())
        return setStage(RunStage::LoadingModel);
    m_status = {};
    setStage(m_models.loaded() ? RunStage::Idle : RunStage::NoModel);
}

void Explainer::tellNotes(const std::vector<std::string>& notes)
{
    for (const std::string& note : notes) {
        const QString text = QString::fromStdString(note);
        if (m_toldNotes.contains(text))
            continue;
        m_toldNotes.append(text);
        tell(Notice::Kind::Information, text);
    }
}

void Explainer::tell(Notice::Kind kind, const QString& text, Remedy remedy)
{
    Q_EMIT noticed({kind, text, remedy});
}

}  // namespace clipscope::ui
