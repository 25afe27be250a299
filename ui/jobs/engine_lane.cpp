// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/engine_lane.h"

#include "core/sticker/composite.h"
#include "ui/jobs/stick.h"
#include "ui/jobs/throttle.h"

#include <QMetaObject>

#include <utility>

namespace clipscope::ui {
namespace {

constexpr std::array<const char*, kTasks> kTags{
    "list models",
    "load model",
    "score",
    "explain",
    "heads",
    "estimate",
    "study",
    "survey",
    "clean",
    "sweep",
    "defend",
    "bank"};

std::size_t indexOf(Task task)
{
    return static_cast<std::size_t>(task);
}

}  // namespace

/// Carries progress and partial maps of one job to the GUI thread, throttled.
class EngineLane::Sink final : public RunSink {
public:
    Sink(EngineLane& lane, Task task, JobId id) : m_lane(lane), m_task(task), m_id(id) {}

    void progress(const Progress& progress) override
    {
        if (!m_progress.mayPass())
            return;
        EngineLane* lane = &m_lane;
        send(m_progress, [lane, task = m_task, progress] {
            Q_EMIT lane->progressed(task, progress);
        });
    }
    void partial(const NativeMap& map, const Progress& progress) override
    {
        if (!m_partial.mayPass())
            return;
        EngineLane* lane = &m_lane;
        // A copy: the engine goes on writing to its own.
        send(m_partial, [lane, copy = NativeMap{map.values.clone(), map.rectify}, progress] {
            Q_EMIT lane->refined(copy, progress);
        });
    }

private:
    void send(const Throttle& throttle, Deliver deliver)
    {
        const auto receipt = throttle.receipt();
        EngineLane* lane = &m_lane;
        QMetaObject::invokeMethod(
            lane,
            [lane, task = m_task, id = m_id, receipt, deliver = std::move(deliver)] {
                *receipt = false;
                if (lane->m_newest[indexOf(task)] == id)
                    deliver();
            },
            Qt::QueuedConnection);
    }

    EngineLane& m_lane;
    Task m_task;
    JobId m_id;
    Throttle m_progress;
    Throttle m_partial;
};

EngineLane::EngineLane(BackendFactory factory, QObject* parent)
    : QObject(parent)
    , m_factory(std::move(factory))
{
}

EngineLane::~EngineLane() = default;

EngineLane::JobId EngineLane::listModels()
{
    return submit(Task::ListModels, [this](Backend& engine, const RunContext&) {
        return [this, models = engine.listModels()] { Q_EMIT modelsListed(models); };
    });
}

EngineLane::JobId EngineLane::loadModel(ModelWish wish)
{
    return submit(
        Task::LoadModel,
        [this, wish = std::move(wish)](Backend& engine, const RunContext& context) {
            return [this, model = engine.loadModel(wish, context)] { Q_EMIT modelLoaded(model); };
        });
}

EngineLane::JobId EngineLane::score(ScoreRequest request)
{
    return submit(
        Task::Score,
        [this, request = std::move(request)](Backend& engine, const RunContext& context) {
            return [this, scores = engine.score(request, context)] { Q_EMIT scored(scores); };
        });
}

EngineLane::JobId EngineLane::scoreClean(ScoreRequest request)
{
    return submit(
        Task::Clean,
        [this, request = std::move(request)](Backend& engine, const RunContext& context) {
            return [this, scores = engine.score(request, context)] { Q_EMIT cleanScored(scores); };
        });
}

EngineLane::JobId EngineLane::probe(ScoreRequest request, SweepProbe probe)
{
    return submit(
        Task::Sweep,
        [this, request = std::move(request), probe = std::move(probe)](
            Backend& engine, const RunContext& context) {
            const PatchSource& patches = stickerPatches();
            std::vector<Sticker> stickers = probe.stickers;
            Sticker& swept = stickers.at(probe.swept);
            swept = stickerAt(swept, probe.plan, probe.index, request.image.size(), patches);
            ScoreRequest stuck = request;
            stuck.image = composed(request.image, stickers, patches);
            SweepPoint point;
            point.index = probe.index;
            point.sticker = swept;
            point.scores = engine.score(stuck, context);
            point.top = topOf(point.scores);
            return [this, point = std::move(point)] { Q_EMIT probed(point); };
        });
}

EngineLane::JobId EngineLane::defend(ScoreRequest request, DefenceTrial trial)
{
    return submit(
        Task::Defend,
        [this, request = std::move(request), trial = std::move(trial)](
            Backend& engine, const RunContext& context) {
            const PatchSource& patches = stickerPatches();
            const Size size = request.image.size();
            const DefenceQuestion question{
                .clean = request.image,
                .attacked = composed(request.image, trial.stickers, patches),
                .stickers = outlineMaskOf(trial.stickers, size, patches),
                .templates = request.templates,
                .cleanTop = trial.cleanTop,
                .coveredShare = coveredShare(trial.stickers, size, patches)};
            const Scorer score = [&engine, &request](
                                     const Image& image,
                                     const std::vector<std::string>& templates,
                                     const RunContext& run) {
                ScoreRequest asked = request;
                asked.image = image;
                asked.templates = templates;
                return engine.score(asked, run);
            };
            DefenceRow found;
            runDefences(question, {trial.defence}, score, context, [&found](DefenceRow row) {
                found = std::move(row);
            });
            return [this, found = std::move(found)] { Q_EMIT defended(found); };
        });
}

EngineLane::JobId EngineLane::explain(SaliencyRequest request)
{
    return submit(
        Task::Explain,
        [this, request = std::move(request)](Backend& engine, const RunContext& context) {
            auto result = std::make_shared<const SaliencyResult>(engine.explain(request, context));
            return [this, result = std::move(result)] { Q_EMIT explained(result); };
        });
}

EngineLane::JobId EngineLane::attributeHeads(SaliencyRequest request)
{
    return submit(
        Task::Heads,
        [this, request = std::move(request)](Backend& engine, const RunContext& context) {
            auto report =
                std::make_shared<const HeadReport>(engine.attributeHeads(request, context));
            return [this, report = std::move(report)] { Q_EMIT headsAttributed(report); };
        });
}

EngineLane::JobId EngineLane::estimate(SaliencyRequest request)
{
    return submit(
        Task::Estimate, [this, request = std::move(request)](Backend& engine, const RunContext&) {
            return [this, seconds = engine.estimateSeconds(request)] { Q_EMIT estimated(seconds); };
        });
}

EngineLane::JobId EngineLane::study(SaliencyRequest request)
{
    return submit(
        Task::Study,
        [this, request = std::move(request)](Backend& engine, const RunContext& context) {
            auto result = std::make_shared<const SaliencyResult>(
                engine.explain(request, context.withoutPartials()));
            return [this, result = std::move(result)] { Q_EMIT studied(result); };
        });
}

EngineLane::JobId EngineLane::survey(std::vector<SaliencyRequest> requests)
{
    return submit(
        Task::Survey, [this, requests = std::move(requests)](Backend& engine, const RunContext&) {
            std::vector<double> seconds;
            for (const SaliencyRequest& request : requests)
                seconds.push_back(engine.estimateSeconds(request));
            return [this, seconds = std::move(seconds)] { Q_EMIT surveyed(seconds); };
        });
}

EngineLane::JobId EngineLane::bank(SaliencyRequest request)
{
    return submit(
        Task::Bank,
        [this, request = std::move(request)](Backend& engine, const RunContext& context) {
            engine.completeBank(request, context);
            return [this] { Q_EMIT banked(); };
        });
}

void EngineLane::cancel(Task task)
{
    m_queue.cancel(kTags[indexOf(task)]);
}

EngineLane::JobId EngineLane::submit(Task task, Compute compute)
{
    if (task != Task::Bank)
        m_queue.cancel(kTags[indexOf(Task::Bank)]);
    const JobId id = m_queue.submit(
        kTags[indexOf(task)],
        [this, task, compute = std::move(compute)](JobId job, const std::stop_token& stop) {
            run(task, job, stop, compute);
        });
    m_newest[indexOf(task)] = id;
    return id;
}

void EngineLane::run(Task task, JobId id, const std::stop_token& stop, const Compute& compute)
{
    Sink sink(*this, task, id);
    try {
        const RunContext context(stop, &sink);
        if (stop.stop_requested())
            throw Cancelled{};
        post(task, id, compute(backend(), context));
    } catch (const Cancelled&) {
        post(task, id, [this, task] { Q_EMIT cancelled(task); });
    } catch (...) {
        post(task, id, [this, task, failure = describeCurrentException()] {
            Q_EMIT failed(task, failure);
        });
    }
}

Backend& EngineLane::backend()
{
    if (!m_backend)
        m_backend = m_factory();
    return *m_backend;
}

void EngineLane::post(Task task, JobId id, Deliver deliver)
{
    QMetaObject::invokeMethod(
        this,
        [this, task, id, deliver = std::move(deliver)] {
            if (m_newest[indexOf(task)] == id)
                deliver();
        },
        Qt::QueuedConnection);
}

}  // namespace clipscope::ui
