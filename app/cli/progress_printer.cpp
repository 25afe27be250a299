// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/progress_printer.h"

#include "app/cli/text_table.h"

#include <algorithm>
#include <iostream>
#include <unistd.h>

namespace clipscope::cli {

namespace {

constexpr std::chrono::milliseconds kRedraw(100);
constexpr const char* kWipeLine =
    "\r\033[K";  // ECMA-48: back to the first column, erase to the end

}  // namespace

ProgressPrinter::~ProgressPrinter()
{
    wipe();
}

void ProgressPrinter::progress(const Progress& progress)
{
    const Clock::time_point now = Clock::now();
    const bool newStage = progress.stage != m_stage;
    if (newStage) {
        m_stage = progress.stage;
        m_stageStart = now;
    }
    if (!newStage && now - m_lastDrawn < kRedraw)
        return;
    m_lastDrawn = now;
    m_drawn = true;
    const double seconds = std::chrono::duration<double>(now - m_stageStart).count();
    std::cerr << kWipeLine << progressLine(progress, seconds) << std::flush;
}

void ProgressPrinter::partial(const NativeMap& /*map*/, const Progress& /*progress*/)
{
    // A terminal has no use for a map that is not finished.
}

void ProgressPrinter::wipe()
{
    if (m_drawn)
        std::cerr << kWipeLine << std::flush;
    m_drawn = false;
}

RunSink* ProgressPrinter::onTerminalOnly()
{
    return ::isatty(STDERR_FILENO) == 1 ? this : nullptr;
}

std::string progressLine(const Progress& progress, double seconds)
{
    if (progress.total <= 0)
        return progress.stage + " ...";
    constexpr std::int64_t kCells = 24;
    const std::int64_t done = std::clamp<std::int64_t>(progress.done, 0, progress.total);
    const auto filled = static_cast<std::size_t>(kCells * done / progress.total);
    std::string line = progress.stage + " [" + std::string(filled, '#') +
                       std::string(static_cast<std::size_t>(kCells) - filled, '.') + "] " +
                       std::to_string(done) + "/" + std::to_string(progress.total);
    if (done > 0 && done < progress.total) {
        const auto remaining = static_cast<double>(progress.total - done);
        line += ", " + fixed(seconds * remaining / static_cast<double>(done), 1) + " s left";
    }
    return line;
}

}  // namespace clipscope::cli
