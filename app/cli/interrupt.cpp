// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include "app/cli/exit_code.h"

#include <cstdlib>
#include <initializer_list>
#include <pthread.h>

namespace clipscope::cli {

namespace {

constexpr int kQuit = SIGUSR1;  // sent by the destructor to its own thread alone

bool isIgnored(int signal)
{
    struct sigaction action {};
    return sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

}  // namespace

InterruptWatch::InterruptWatch()
{
    sigemptyset(&m_watched);
    sigaddset(&m_watched, kQuit);
    for (const int signal : {SIGINT, SIGTERM})
        if (!isIgnored(signal))
            sigaddset(&m_watched, signal);
    pthread_sigmask(SIG_BLOCK, &m_watched, &m_previous);
    m_thread = std::thread([this] { wait(); });
}

InterruptWatch::~InterruptWatch()
{
    pthread_kill(m_thread.native_handle(), kQuit);
    m_thread.join();
    pthread_sigmask(SIG_SETMASK, &m_previous, nullptr);
}

void InterruptWatch::wait()
{
    while (true) {
        int signal = 0;
        if (sigwait(&m_watched, &signal) != 0 || signal == kQuit)
            return;
        if (!m_stop.request_stop())
            std::_Exit(static_cast<int>(ExitCode::Interrupted));
    }
}

}  // namespace clipscope::cli
