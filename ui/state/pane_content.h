// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/run_context.h"
#include "ui/jobs/pane_job.h"

#include <QString>

#include <optional>

namespace clipscope::ui {

/// How far a pane is.
enum class PaneStage {
    Empty,    ///< there is nothing to show; the remark says what to do
    Waiting,  ///< will be computed by itself
    Running,
    Offered,  ///< would be computed, but the user has to say so: it takes long, or was stopped
    Failed,   ///< the remark says why
    Shown
};

/// What one pane shows. A value.
struct PaneContent {
    PaneStage stage = PaneStage::Empty;
    QString title;
    QString remark;
    Progress progress;     ///< Running
    double seconds = 0;    ///< Offered: estimate, 0 if nobody knows
    bool isMain = false;   ///< what the rest of the window is about
    bool canLead = false;  ///< may become the main one
    int row = -1;          ///< of the prompt, for its colour
    PaneImagePtr image;    ///< null before there is a picture
};

/// One word for accessible descriptions and tests: "waiting", "running", ...
[[nodiscard]] QString word(PaneStage stage);

}  // namespace clipscope::ui
