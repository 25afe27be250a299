// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fetch/waiter.h"

#include <utility>

namespace clipscope::ui {
namespace {

constexpr std::chrono::milliseconds kTick{50};

}  // namespace

Waiter::Waiter(RunContext context) : m_context(std::move(context))
{
    m_tick.setSingleShot(true);
    m_tick.setInterval(kTick);
    QObject::connect(&m_tick, &QTimer::timeout, &m_loop, &QEventLoop::quit);
}

void Waiter::wait()
{
    m_tick.start();
    m_loop.exec();
    m_tick.stop();
    inform();
}

void Waiter::pause(std::chrono::duration<double> duration)
{
    const auto start = Clock::now();
    while (Clock::now() - start < duration)
        wait();
}

void Waiter::report(const std::string& stage, std::int64_t done, std::int64_t total)
{
    m_progress = {.stage = stage, .done = done, .total = total};
    inform();
}

void Waiter::reportNow()
{
    m_lastReport = Clock::now();
    m_context.step(m_progress);
}

void Waiter::inform()
{
    if (m_context.stopRequested() || Clock::now() - m_lastReport >= kTick)
        reportNow();
}

}  // namespace clipscope::ui
