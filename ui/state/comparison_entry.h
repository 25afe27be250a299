// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/state/comparison.h"

namespace clipscope::ui {

/// A pane with what it takes to fill it.
struct Comparison::Entry {
    PanePlan plan;
    PaneContent content;
    int id = 0;  ///< for the compose lane

    ResultPtr result;                    ///< Other: the answer, if there is one
    std::string choice;                  ///< what was made of it for `drawing`
    std::optional<PaneRequest> drawing;  ///< as sent to the lane

    std::optional<double> seconds;  ///< as estimated
    bool isOffered = false;         ///< takes so long that it waits to be asked for
    bool isForced = false;          ///< was asked for
    bool isStopped = false;
    QString failure;

    /// True if only the engine can fill it.
    [[nodiscard]] bool isMissing() const
    {
        return plan.kind == PanePlan::Kind::Other && plan.request && !hasMap();
    }
    [[nodiscard]] bool hasMap() const { return drawing && !drawing->map.map.values.empty(); }
    /// Of the map that it shows or is about to; null without one.
    [[nodiscard]] const MapLabel* label() const;
    /// Finds out the stage. `runningKey`: of the study under way.
    void settle(const std::string& runningKey, const RunStatus& status);
};

}  // namespace clipscope::ui
