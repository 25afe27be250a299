// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/engine_lane.h"
#include "ui/state/document.h"
#include "ui/state/exhibit.h"
#include "ui/state/model_shelf.h"
#include "ui/state/notice.h"
#include "ui/state/result_store.h"
#include "ui/state/run_clock.h"
#include "ui/state/score_board.h"

#include <QObject>
#include <QTimer>

#include <optional>
#include <utility>

namespace clipscope::ui {

/// Keeps the shown map in step with the document: from memory where a kept result covers the
/// wish, else by a run of the engine (live: after a rest, latest wins). The old map stays until the
/// new one has something to show.
class Explainer final : public QObject {
    Q_OBJECT
public:
    struct Parts {
        Document& document;
        ModelShelf& models;
        ScoreBoard& scores;
        EngineLane& engine;
        Exhibit& exhibit;
    };

    explicit Explainer(const Parts& parts, QObject* parent = nullptr);

    [[nodiscard]] const RunStatus& status() const { return m_status; }
    /// What is on the canvas; null before the first map.
    [[nodiscard]] const CompositionPtr& composition() const { return m_exhibit.composition(); }
    /// True if the canvas shows something else than the document asks for.
    [[nodiscard]] bool isStale() const;
    /// Seconds that the wished or running run takes in all; 0 while unknown or while nothing needs
    /// to run.
    [[nodiscard]] double estimate() const { return m_estimate; }
    /// The finished result behind the newest complete map, as it was computed; null without one.
    [[nodiscard]] const ResultPtr& result() const { return m_result; }
    /// The finished result behind the canvas, as if run with the k in force; nothing if it is
    /// partial.
    [[nodiscard]] std::optional<SaliencyResult> shownResult() const;

    /// Explains now, whatever Live says.
    void run();
    /// Stops what is running or waiting; what has been computed stays on the canvas.
    void cancel();
    /// The same, and Live does not start again by itself until something else changes: run() then
    /// continues where it stopped.
    void stopAndKeep();
    /// A result computed before answers `request`, as if it had been computed now.
    void adopt(const SaliencyRequest& request, ResultPtr result);
    /// The same for any model, and without looking whether it is the answer to the present
    /// question.
    void keep(const SaliencyRequest& request, const std::string& model, ResultPtr result);
    /// The result that answers `request`, if there is one.
    [[nodiscard]] ResultPtr kept(const SaliencyRequest& request)
    {
        return m_store.find(request, m_models.key());
    }
    /// What is asked of the engine; nothing without model, picture or prompt.
    [[nodiscard]] std::optional<SaliencyRequest> wish() const;
    /// Gives the engine to a short question of somebody else; resume() must follow.
    void makeWay();
    /// Goes on with the run that made way.
    void resume();
    /// Puts another map on the canvas until something is explained or dropInspected() is called.
    void inspect(const NativeMap& map, const QString& what);
    void dropInspected();
    [[nodiscard]] bool isInspecting() const { return m_inspecting; }
    /// Shows a map that shipped with a sample or, with another label, came with a session, until a
    /// computed one replaces it. `result`: that it was made of.
    void showPrecomputed(
        const NativeMap& map,
        MapLabel label = {.origin = MapOrigin::Precomputed},
        const ResultPtr& result = {});

Q_SIGNALS:
    void statusChanged();
    void compositionChanged();
    /// A run has come to its end.
    void finished(
        const clipscope::SaliencyRequest& request,
        const std::shared_ptr<const clipscope::SaliencyResult>& result);
    /// result() is another one.
    void resultChanged();
    void noticed(const clipscope::ui::Notice& notice);

private:
    enum class Urgency { Typed, Picked };

    void connectLanes();
    void onDocumentChanged(Changes changes);
    void consider(Urgency urgency);
    [[nodiscard]] bool showKept(const SaliencyRequest& request);
    void submit();
    void stopRun();

    void onProgress(const Progress& progress);
    void onRefined(const NativeMap& map, const Progress& progress);
    void onExplained(const ResultPtr& result);
    void onCancelled(Task task);
    void onFailed(Task task, const Failure& failure);

    void showResult(const NativeMap& map, const std::string& key);
    void setResult(const ResultPtr& result);
    [[nodiscard]] std::string keyOf(const SaliencyRequest& request) const;
    [[nodiscard]] std::string shownKey(const SaliencyRequest& request) const;
    void setStage(RunStage stage);
    void settle();
    void tellNotes(const std::vector<std::string>& notes);
    void tell(Notice::Kind kind, const QString& text, Remedy remedy = Remedy::None);

    Document& m_document;
    ModelShelf& m_models;
    ScoreBoard& m_scores;
    EngineLane& m_engine;
    Exhibit& m_exhibit;

    QTimer m_rest;
    RunStatus m_status;
    RunClock m_clock;
    double m_estimate = 0;

    ResultStore m_store;
    ResultPtr m_result;  // behind the newest complete map
    std::optional<SaliencyRequest> m_running;
    RunStage m_afterCancel = RunStage::Cancelled;
    bool m_inspecting = false;
    QStringList m_toldNotes;
};

}  // namespace clipscope::ui
