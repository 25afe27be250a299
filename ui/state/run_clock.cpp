// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/state/run_clock.h"

namespace clipscope::ui {
namespace {

constexpr double kShortestGuess = 0.25;  // seconds of a step before its rate means anything

}  // namespace

void RunClock::advance(RunStatus& status, const Progress& progress)
{
    const QString step = QString::fromStdString(progress.stage);
    if (step != status.step || !m_step.isValid()) {
        status.step = step;
        m_step.start();
    }
    status.done = progress.done;
    status.total = progress.total;
    const double elapsed = static_cast<double>(m_step.elapsed()) / 1000;
    status.secondsLeft.reset();
    if (progress.done > 0 && progress.total > progress.done && elapsed > kShortestGuess)
        status.secondsLeft = elapsed * static_cast<double>(progress.total - progress.done) /
                             static_cast<double>(progress.done);
}

}  // namespace clipscope::ui
