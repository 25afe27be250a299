// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <memory>

namespace clipscope::ui {

/// Lets through at most one message per interval, and none while the last one has not been
/// received: a busy window is never buried in events.
class Throttle {
public:
    using Clock = std::chrono::steady_clock;
    static constexpr std::chrono::milliseconds kInterval{50};  // 20 messages a second

    /// True if a message may be sent now; the caller then sends it with a copy of `receipt()`.
    [[nodiscard]] bool mayPass()
    {
        const auto now = Clock::now();
        if (*m_underway || (m_sentAny && now - m_lastSent < kInterval))
            return false;
        m_sentAny = true;
        m_lastSent = now;
        *m_underway = true;
        return true;
    }
    /// The receiver sets it to false when the message has arrived.
    [[nodiscard]] std::shared_ptr<std::atomic<bool>> receipt() const { return m_underway; }

private:
    std::shared_ptr<std::atomic<bool>> m_underway = std::make_shared<std::atomic<bool>>(false);
    bool m_sentAny = false;
    Clock::time_point m_lastSent{};
};

}  // namespace clipscope::ui
