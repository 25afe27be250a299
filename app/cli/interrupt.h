// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <csignal>
#include <stop_token>
#include <thread>

namespace clipscope::cli {

/// Turns Ctrl+C (SIGINT) and SIGTERM into a stop request; a second one ends the program at once.
///
/// The signals are blocked in the thread that makes the watch, and so in every thread started while
/// it lives, and are taken by a thread of its own: no code runs inside a signal handler. Make it
/// before the first computation, because the threads of the tensor library inherit the mask. A
/// signal that was ignored at the start (nohup, a background job of a script) stays ignored.
class InterruptWatch {
public:
    InterruptWatch();
    ~InterruptWatch();
    InterruptWatch(const InterruptWatch&) = delete;
    InterruptWatch& operator=(const InterruptWatch&) = delete;

    [[nodiscard]] std::stop_token token() const { return m_stop.get_token(); }

private:
    void wait();

    std::stop_source m_stop;
    sigset_t m_watched{};
    sigset_t m_previous{};
    std::thread m_thread;
};

}  // namespace clipscope::cli
