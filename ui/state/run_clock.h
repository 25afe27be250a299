// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/run_context.h"
#include "ui/state/run_status.h"

#include <QElapsedTimer>

namespace clipscope::ui {

/// Turns progress reports into a status with the time that is left.
class RunClock {
public:
    /// What comes next begins at nought.
    void reset() { m_step.invalidate(); }
    void advance(RunStatus& status, const Progress& progress);

private:
    QElapsedTimer m_step;  // since the present step began
};

}  // namespace clipscope::ui
