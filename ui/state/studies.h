// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/engine_lane.h"
#include "ui/state/explainer.h"
#include "ui/state/model_shelf.h"
#include "ui/state/score_board.h"

#include <QObject>

#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace clipscope::ui {

/// An explanation that nobody is waiting for.
struct Study {
    std::string key;  ///< equal keys: the same study
    SaliencyRequest request;
    bool isForced = false;  ///< asked for by name: runs even if the canvas' own map is not there
};

/// Computes explanations one by one in the background. Makes way for whatever the user is waiting
/// for, and takes up the interrupted one afterwards: the engine keeps what it has scored.
class Studies final : public QObject {
    Q_OBJECT
public:
    struct Parts {
        ModelShelf& models;
        ScoreBoard& scores;
        Explainer& explainer;
        EngineLane& engine;
    };

    explicit Studies(const Parts& parts, QObject* parent = nullptr);

    /// Scores go first; this goes on behind them.
    void yieldTo(ScoreBoard& scores);
    /// What there is to do, in this order. Whatever is not in it any more is dropped.
    void setWanted(const std::vector<Study>& wanted);
    /// True while something is being computed or waits for its turn.
    [[nodiscard]] bool isBusy() const { return m_running || !m_waiting.empty(); }
    /// Key of the one that is being computed; empty if there is none or it has made way.
    [[nodiscard]] std::string runningKey() const;

Q_SIGNALS:
    void progressed(const std::string& key, const clipscope::Progress& progress);
    void finished(
        const std::string& key, const std::shared_ptr<const clipscope::SaliencyResult>& result);
    void failed(const std::string& key, const QString& text);
    void changed();  ///< what runs, or whether anything does

private:
    void connectLane();
    void next();
    [[nodiscard]] bool mayRun(const Study& study) const;
    void makeWay();
    [[nodiscard]] std::optional<Study> take();

    ModelShelf& m_models;
    Explainer& m_explainer;
    EngineLane& m_engine;
    std::deque<Study> m_waiting;
    std::optional<Study> m_running;
    bool m_makesWay = false;
};

}  // namespace clipscope::ui
