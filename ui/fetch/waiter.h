// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/run_context.h"

#include <QEventLoop>
#include <QTimer>

#include <chrono>
#include <cstdint>
#include <string>

namespace clipscope::ui {

/// Lets Qt work while the calling thread waits, and keeps the caller informed meanwhile: progress
/// at most twenty times a second, and Cancelled within a twentieth of a second.
class Waiter {
public:
    explicit Waiter(RunContext context);

    /// Its quit() ends the current wait().
    [[nodiscard]] QEventLoop& loop() { return m_loop; }
    /// Returns when something has happened or after a twentieth of a second.
    void wait();
    void pause(std::chrono::duration<double> duration);

    /// Sets what is reported from now on; `total` is 0 while unknown. Throws Cancelled.
    void report(const std::string& stage, std::int64_t done, std::int64_t total);
    /// Reports now, however recent the last report is.
    void reportNow();

private:
    using Clock = std::chrono::steady_clock;

    void inform();

    RunContext m_context;
    QEventLoop m_loop;
    QTimer m_tick;
    Progress m_progress{.stage = "downloading"};
    Clock::time_point m_lastReport{};
};

}  // namespace clipscope::ui
