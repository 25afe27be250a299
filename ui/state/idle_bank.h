// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/engine_lane.h"
#include "ui/state/explainer.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>

namespace clipscope::ui {

/// Works ahead: once a score method has been run and nobody has asked for anything for a while, the
/// channels that it did not score are scored as well, so that the next prompt or a larger k for the
/// same picture is answered at once. Any question stops it; what it has is kept, and it goes on
/// after the next rest. Never on battery.
class IdleBank final : public QObject {
    Q_OBJECT
public:
    using OnBattery = std::function<bool()>;
    static constexpr int kRestMs = 2500;

    /// `onBattery`: asked before every start.
    IdleBank(
        Explainer& explainer,
        EngineLane& engine,
        OnBattery onBattery = &runsOnBattery,
        QObject* parent = nullptr);

    void setEnabled(bool on);
    [[nodiscard]] bool isEnabled() const { return m_isEnabled; }
    void setRest(int milliseconds);

    enum class State {
        Nothing,  ///< nothing to do, or not now
        Resting,  ///< begins after a rest
        Working,
        Complete  ///< every prompt for the picture is answered from memory
    };
    [[nodiscard]] State state() const { return m_state; }
    /// How far Working is, 0 to 1.
    [[nodiscard]] double progress() const { return m_progress; }

    /// True where the system says that a battery is being drained.
    [[nodiscard]] static bool runsOnBattery();

Q_SIGNALS:
    void changed();

private:
    void onFinished(const SaliencyRequest& request);
    void onStatus();
    void rest();
    void work();
    void setState(State state);

    Explainer& m_explainer;
    EngineLane& m_engine;
    OnBattery m_onBattery;
    QTimer m_timer;
    std::optional<SaliencyRequest> m_request;  // whose picture is worked on; none: nothing to do
    State m_state = State::Nothing;
    double m_progress = 0;
    bool m_isEnabled = true;
};

}  // namespace clipscope::ui
