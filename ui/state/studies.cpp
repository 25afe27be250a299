// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/studies.h"

#include <algorithm>
#include <utility>

namespace clipscope::ui {

Studies::Studies(const Parts& parts, QObject* parent)
    : QObject(parent)
    , m_models(parts.models)
    , m_explainer(parts.explainer)
    , m_engine(parts.engine)
{
    connect(&m_explainer, &Explainer::statusChanged, this, [this] {
        if (m_explainer.status().isBusy())
            makeWay();
        else
            next();
    });
    yieldTo(parts.scores);
    connectLane();
}

void Studies::yieldTo(ScoreBoard& scores)
{
    // As a running explanation does: the scores go first, and this goes on behind them.
    connect(&scores, &ScoreBoard::aboutToScore, this, [this] {
        if (m_running)
            m_engine.cancel(Task::Study);
    });
    connect(&scores, &ScoreBoard::scoringQueued, this, [this] {
        if (m_running && !m_makesWay)
            m_engine.study(m_running->request);
    });
}

void Studies::connectLane()
{
    connect(&m_engine, &EngineLane::progressed, this, [this](Task task, const Progress& progress) {
        if (task == Task::Study && m_running && !m_makesWay)
            Q_EMIT progressed(m_running->key, progress);
    });
    connect(&m_engine, &EngineLane::studied, this, [this](const ResultPtr& result) {
        if (const auto study = take())
            Q_EMIT finished(study->key, result);
        next();
    });
    connect(&m_engine, &EngineLane::failed, this, [this](Task task, const Failure& failure) {
        if (task != Task::Study)
            return;
        if (const auto study = take())
            Q_EMIT failed(study->key, QString::fromStdString(failure.text));
        next();
    });
    connect(&m_engine, &EngineLane::cancelled, this, [this](Task task) {
        if (task != Task::Study)
            return;
        if (auto study = take())
            m_waiting.push_front(*std::move(study));
        Q_EMIT changed();
        next();
    });
}

void Studies::setWanted(const std::vector<Study>& wanted)
{
    const auto isRunning = [this](const Study& study) {
        return m_running && study.key == m_running->key;
    };
    if (m_running && std::none_of(wanted.begin(), wanted.end(), isRunning)) {
        m_running.reset();  // its `cancelled` will find nothing to put back
        m_makesWay = false;
        m_engine.cancel(Task::Study);
    }
    m_waiting.clear();
    for (const Study& study : wanted)
        if (!isRunning(study))
            m_waiting.push_back(study);
    Q_EMIT changed();
    next();
}

std::string Studies::runningKey() const
{
    return m_running && !m_makesWay ? m_running->key : std::string();
}

void Studies::next()
{
    if (m_running || m_waiting.empty())
        return;
    const auto first = std::find_if(
        m_waiting.begin(), m_waiting.end(), [this](const Study& study) { return mayRun(study); });
    if (first == m_waiting.end())
        return;
    m_running = std::move(*first);
    m_waiting.erase(first);
    m_makesWay = false;
    m_engine.study(m_running->request);
    Q_EMIT changed();
}

bool Studies::mayRun(const Study& study) const
{
    const RunStatus& status = m_explainer.status();
    if (status.isBusy() || m_models.isLoading() || !m_models.loaded())
        return false;
    // What the user has stopped, or has not started, is no invitation to compute more.
    return study.isForced || status.stage == RunStage::Done || status.stage == RunStage::Failed;
}

void Studies::makeWay()
{
    if (!m_running || m_makesWay)
        return;
    m_makesWay = true;
    m_engine.cancel(Task::Study);  // the lane answers with `cancelled`
    Q_EMIT changed();
}

std::optional<Study> Studies::take()
{
    m_makesWay = false;
    return std::exchange(m_running, std::nullopt);
}

}  // namespace clipscope::ui
