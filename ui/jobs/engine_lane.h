// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/attack/defences.h"
#include "core/attack/sweep.h"
#include "core/engine/failure.h"
#include "core/engine/job_queue.h"
#include "core/sticker/sticker.h"
#include "ui/jobs/backend.h"

#include <QObject>

#include <array>
#include <memory>
#include <vector>

namespace clipscope::ui {

/// The kinds of work of the engine lane; the newest of a kind wins.
/// Study: an explanation in the background, apart from the one that is waited for.
/// Survey: estimates for many. Clean: scores of the photo without its stickers. Sweep: scores with
/// other stickers than the document's. Defend: scores with a defence against them.
/// Bank: work ahead while nobody asks for anything; every other job stops it.
enum class Task {
    ListModels,
    LoadModel,
    Score,
    Explain,
    Heads,
    Estimate,
    Study,
    Survey,
    Clean,
    Sweep,
    Defend,
    Bank
};
inline constexpr std::size_t kTasks = 12;

/// One point of a sweep.
struct SweepProbe {
    std::vector<Sticker> stickers;
    std::size_t swept = 0;  ///< index into stickers
    SweepPlan plan;
    std::size_t index = 0;  ///< of the point
};

/// One defence against stickers.
struct DefenceTrial {
    std::vector<Sticker> stickers;
    Defence defence;
    std::size_t cleanTop = 0;  ///< as in DefenceQuestion
};

/// Sends requests to the engine thread and turns what comes back into signals of the GUI thread.
///
/// Every accepted job ends in exactly one signal: its result, cancelled or failed; a job that was
/// overtaken by a newer one of its kind ends in silence. Destruction stops the running job at its
/// next step and drops the rest.
class EngineLane final : public QObject {
    Q_OBJECT
public:
    using JobId = JobQueue::JobId;

    /// `factory` runs on the engine thread, before the first job; if it throws, every job fails.
    explicit EngineLane(BackendFactory factory, QObject* parent = nullptr);
    ~EngineLane() override;

    JobId listModels();
    JobId loadModel(ModelWish wish);
    /// `scored` follows, or `cleanScored`.
    JobId score(ScoreRequest request);
    JobId scoreClean(ScoreRequest request);
    /// Scores of the request's picture with stickers on it, one of which is as it is at a point of
    /// a sweep; `probed` follows.
    JobId probe(ScoreRequest request, SweepProbe probe);
    /// Scores of the request's picture without and with stickers on it, both behind a defence;
    /// `defended` follows.
    JobId defend(ScoreRequest request, DefenceTrial trial);
    JobId explain(SaliencyRequest request);
    JobId attributeHeads(SaliencyRequest request);
    JobId estimate(SaliencyRequest request);
    JobId study(SaliencyRequest request);
    JobId survey(std::vector<SaliencyRequest> requests);
    /// Encodes what later prompts for the request's picture would need; `banked` follows.
    JobId bank(SaliencyRequest request);
    void cancel(Task task);

Q_SIGNALS:
    void modelsListed(const std::vector<clipscope::ui::ModelEntry>& models);
    void modelLoaded(const clipscope::ui::LoadedModel& model);
    void scored(const std::vector<clipscope::PromptScore>& scores);
    void cleanScored(const std::vector<clipscope::PromptScore>& scores);
    void probed(const clipscope::SweepPoint& point);
    void defended(const clipscope::DefenceRow& row);
    void explained(const std::shared_ptr<const clipscope::SaliencyResult>& result);
    void headsAttributed(const std::shared_ptr<const clipscope::HeadReport>& report);
    void estimated(double seconds);
    void studied(const std::shared_ptr<const clipscope::SaliencyResult>& result);
    void banked();
    void surveyed(const std::vector<double>& seconds);  ///< in the order of the requests

    /// At most 20 a second each; only of the newest job of a kind.
    void progressed(clipscope::ui::Task task, const clipscope::Progress& progress);
    /// Of explanations alone.
    void refined(const clipscope::NativeMap& map, const clipscope::Progress& progress);

    void cancelled(clipscope::ui::Task task);
    void failed(clipscope::ui::Task task, const clipscope::Failure& failure);

private:
    class Sink;
    using Deliver = std::function<void()>;
    /// Computes on the engine thread; what it returns runs on the GUI thread.
    using Compute = std::function<Deliver(Backend&, const RunContext&)>;

    JobId submit(Task task, Compute compute);
    void run(Task task, JobId id, const std::stop_token& stop, const Compute& compute);
    [[nodiscard]] Backend& backend();
    /// Runs `deliver` on the GUI thread unless a newer job of this kind was submitted meanwhile.
    void post(Task task, JobId id, Deliver deliver);

    BackendFactory m_factory;
    std::unique_ptr<Backend> m_backend;    // made and used on the engine thread
    std::array<JobId, kTasks> m_newest{};  // read and written on the GUI thread
    JobQueue m_queue;                      // last: joins before the members above go away
};

}  // namespace clipscope::ui
