// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/engine_lane.h"
#include "ui/state/document.h"
#include "ui/state/exhibit.h"
#include "ui/state/model_shelf.h"
#include "ui/state/notice.h"
#include "ui/state/result_store.h"
#include "ui/state/run_status.h"
#include "ui/state/score_board.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <optional>

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
    /// Seconds that the wished run would take; 0 while unknown or while nothing needs to run.
    [[nodiscard]] double estimate() const { return m_estimate; }
    /// The finished result behind the canvas, as if run with the k in force; nothing if it is
    /// partial.
    [[nodiscard]] std::optional<SaliencyResult> shownResult() const;

    /// Explains now, whatever Live says.
    void run();
    /// Stops what is running or waiting; what has been computed stays on the canvas.
    void cancel();
    /// Shows a map that shipped with a sample, until a computed one replaces it.
    void showPrecomputed(const NativeMap& map);

Q_SIGNALS:
    void statusChanged();
    void compositionChanged();
    void noticed(const clipscope::ui::Notice& notice);

private:
    enum class Urgency { Typed, Picked };

    void connectLanes();
    void onDocumentChanged(Changes changes);
    void consider(Urgency urgency);
    [[nodiscard]] bool showKept(const SaliencyRequest& request);
    void submit();
    void stopRun();
    void makeWay();
    void resume();

    void onProgress(Task task, const Progress& progress);
    void onRefined(const NativeMap& map, const Progress& progress);
    void onExplained(const ResultPtr& result);
    void onCancelled(Task task);
    void onFailed(Task task, const Failure& failure);

    [[nodiscard]] std::optional<SaliencyRequest> wish() const;
    [[nodiscard]] std::string keyOf(const SaliencyRequest& request) const;
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
    QElapsedTimer m_stepClock;
    double m_estimate = 0;

    ResultStore m_store;
    ResultPtr m_result;  // behind the newest complete map
    std::optional<SaliencyRequest> m_running;
    QStringList m_toldNotes;
};

}  // namespace clipscope::ui
