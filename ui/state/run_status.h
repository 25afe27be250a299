// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <optional>

namespace clipscope::ui {

/// Stopped: as Cancelled, but by someone who wants to keep what there is, and may resume.
enum class RunStage {
    NoModel,
    LoadingModel,
    Idle,
    Waiting,
    Running,
    Done,
    Cancelled,
    Stopped,
    Failed
};

/// How far the explanation of the document is.
struct RunStatus {
    RunStage stage = RunStage::Idle;
    QString step;            ///< of a running stage, for people: "scoring channels"
    std::int64_t done = 0;   ///< steps of that stage
    std::int64_t total = 0;  ///< 0 while unknown
    std::optional<double> secondsLeft;
    std::optional<double> seconds;  ///< Done: what the run took; nothing if it came from memory
    std::int64_t passes = 0;        ///< Done: full forwards of the image tower

    [[nodiscard]] bool isBusy() const
    {
        return stage == RunStage::Waiting || stage == RunStage::Running ||
               stage == RunStage::LoadingModel;
    }
};

/// One word for accessible descriptions and tests: "running", "done", ...
[[nodiscard]] QString word(RunStage stage);
/// What the status strip shows: "running 128/300 · 7 s left".
[[nodiscard]] QString sentence(const RunStatus& status);
/// "0.8 s", "14 s", "2 min 10 s".
[[nodiscard]] QString duration(double seconds);

}  // namespace clipscope::ui
