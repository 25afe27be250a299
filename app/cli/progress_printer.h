// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/run_context.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

namespace clipscope::cli {

/// What the numbers of a Progress count.
enum class ProgressUnit { Steps, Bytes };

/// A bar on standard error with the stage, the steps and the time left.
///
/// One line that is redrawn in place, at most ten times a second, and wiped at the end, so that
/// messages and results stand alone. Use it on a terminal only: sinkFor() decides.
class ProgressPrinter final : public RunSink {
public:
    explicit ProgressPrinter(ProgressUnit unit = ProgressUnit::Steps) : m_unit(unit) {}
    ~ProgressPrinter() override;

    void progress(const Progress& progress) override;
    void partial(const NativeMap& map, const Progress& progress) override;
    /// Removes the bar, so that something else can be printed on its line.
    void wipe();

    /// This printer if standard error is a terminal, else null: nothing is drawn into files and
    /// pipes.
    [[nodiscard]] RunSink* onTerminalOnly();

private:
    using Clock = std::chrono::steady_clock;

    ProgressUnit m_unit;
    std::string m_stage;
    std::int64_t m_stageDone = 0;  ///< where the stage began: a download may be continued
    Clock::time_point m_stageStart;
    Clock::time_point m_lastDrawn;
    bool m_drawn = false;
};

/// The bar's text, without the codes that place it: "scoring channels [#####.....] 150/300, 1.2 s
/// left". `seconds`: time since the stage began.
[[nodiscard]] std::string progressLine(const Progress& progress, double seconds);

/// The same for bytes: "downloading [#####.....] 150.0/300.0 MB, 50 %, 12.5 MB/s, 12 s left".
/// `doneBefore`: bytes that were there when the stage began, which say nothing of its speed.
[[nodiscard]] std::string
bytesLine(const Progress& progress, std::int64_t doneBefore, double seconds);

}  // namespace clipscope::cli
