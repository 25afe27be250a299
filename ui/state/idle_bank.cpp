// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/idle_bank.h"

#include "core/saliency/channel_methods.h"
#include "core/saliency/method_info.h"

#include <QDir>
#include <QFile>

#include <utility>

namespace clipscope::ui {

IdleBank::IdleBank(Explainer& explainer, EngineLane& engine, OnBattery onBattery, QObject* parent)
    : QObject(parent)
    , m_explainer(explainer)
    , m_engine(engine)
    , m_onBattery(std::move(onBattery))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kRestMs);
    connect(&m_timer, &QTimer::timeout, this, &IdleBank::work);
    connect(&m_explainer, &Explainer::finished, this, &IdleBank::onFinished);
    connect(&m_explainer, &Explainer::statusChanged, this, &IdleBank::onStatus);
    connect(&m_engine, &EngineLane::banked, this, [this] {
        m_request.reset();
        setState(State::Complete);
    });
    // Somebody has asked for something: go on after the next rest.
    connect(&m_engine, &EngineLane::cancelled, this, [this](Task task) {
        if (task == Task::Bank)
            rest();
    });
    // Whatever went wrong would go wrong again, and nobody waits for this.
    connect(&m_engine, &EngineLane::failed, this, [this](Task task, const Failure&) {
        if (task != Task::Bank)
            return;
        m_request.reset();
        setState(State::Nothing);
    });
    connect(&m_engine, &EngineLane::progressed, this, [this](Task task, const Progress& progress) {
        if (task != Task::Bank || progress.total <= 0)
            return;
        m_progress = static_cast<double>(progress.done) / static_cast<double>(progress.total);
        Q_EMIT changed();
    });
}

void IdleBank::setEnabled(bool on)
{
    m_isEnabled = on;
    if (!on && m_state == State::Working)
        m_engine.cancel(Task::Bank);
    rest();
}

void IdleBank::setRest(int milliseconds)
{
    m_timer.setInterval(milliseconds);
}

void IdleBank::onFinished(const SaliencyRequest& request)
{
    const bool isUseful = scoresChannels(findMethod(request.method)) &&
                          request.repetition.maskIterations == 0 && !request.repetition.augSmooth;
    m_request = isUseful ? std::optional(request) : std::nullopt;
    rest();
}

void IdleBank::onStatus()
{
    if (m_explainer.status().isBusy() && m_state != State::Working)
        m_timer.stop();
    else if (m_state == State::Resting && !m_timer.isActive())
        m_timer.start();
}

void IdleBank::rest()
{
    if (!m_request || !m_isEnabled)
        return setState(State::Nothing);
    m_timer.start();
    setState(State::Resting);
}

void IdleBank::work()
{
    if (!m_request || !m_isEnabled || m_onBattery())
        return setState(State::Nothing);
    if (m_explainer.status().isBusy())
        return rest();
    m_progress = 0;
    m_engine.bank(*m_request);
    setState(State::Working);
}

void IdleBank::setState(State state)
{
    m_state = state;
    Q_EMIT changed();
}

bool IdleBank::runsOnBattery()
{
    // Linux tells here; elsewhere there is no such folder, and nothing is known.
    const QDir supplies(QStringLiteral("/sys/class/power_supply"));
    for (const QString& name : supplies.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile status(supplies.filePath(name + QStringLiteral("/status")));
        if (status.open(QIODevice::ReadOnly) && status.readAll().trimmed() == "Discharging")
            return true;
    }
    return false;
}

}  // namespace clipscope::ui
