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

/// "[######..................]"; `done` lies in [0, total].
std::string bar(std::int64_t done, std::int64_t total)
{
    constexpr double kCells = 24;
    const auto filled =
        static_cast<std::size_t>(kCells * static_cast<double>(done) / static_cast<double>(total));
    std::string cells(static_cast<std::size_t>(kCells), '.');
    std::fill_n(cells.begin(), filled, '#');
    return std::string("[") + cells + "]";
}

std::string megabytes(double bytes)
{
    constexpr double kMegabyte = 1e6;
    return fixed(bytes / kMegabyte, 1);
}

/// As exact as people want it: "12 s", "4 min", "1 h 20 min".
std::string duration(double seconds)
{
    constexpr std::int64_t kMinute = 60;
    constexpr std::int64_t kHour = 60 * kMinute;
    const auto whole = static_cast<std::int64_t>(seconds + 0.5);
    if (whole < kMinute)
        return std::to_string(whole) + " s";
    if (whole < kHour)
        return std::to_string((whole + kMinute / 2) / kMinute) + " min";
    return std::to_string(whole / kHour) + " h " + std::to_string(whole % kHour / kMinute) + " min";
}

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
        m_stageDone = progress.done;
    }
    if (!newStage && now - m_lastDrawn < kRedraw)
        return;
    m_lastDrawn = now;
    m_drawn = true;
    const double seconds = std::chrono::duration<double>(now - m_stageStart).count();
    std::cerr << kWipeLine
              << (m_unit == ProgressUnit::Bytes ? bytesLine(progress, m_stageDone, seconds)
                                                : progressLine(progress, seconds))
              << std::flush;
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
    const std::int64_t done = std::clamp<std::int64_t>(progress.done, 0, progress.total);
    std::string line = progress.stage + " " + bar(done, progress.total) + " " +
                       std::to_string(done) + "/" + std::to_string(progress.total);
    if (done > 0 && done < progress.total) {
        const auto remaining = static_cast<double>(progress.total - done);
        line += ", " + fixed(seconds * remaining / static_cast<double>(done), 1) + " s left";
    }
    return line;
}

std::string bytesLine(const Progress& progress, std::int64_t doneBefore, double seconds)
{
    constexpr double kLongestWait = 100 * 3600.0;
    const bool isKnown = progress.total > 0;
    const std::int64_t done = isKnown ? std::clamp<std::int64_t>(progress.done, 0, progress.total)
                                      : std::max<std::int64_t>(progress.done, 0);
    if (!isKnown && done == 0)
        return progress.stage + " ...";
    std::string line = progress.stage + " ";
    if (isKnown)
        line += bar(done, progress.total) + " " + megabytes(static_cast<double>(done)) + "/" +
                megabytes(static_cast<double>(progress.total)) + " MB, " +
                std::to_string(static_cast<std::int64_t>(
                    100 * static_cast<double>(done) / static_cast<double>(progress.total))) +
                " %";
    else
        line += megabytes(static_cast<double>(done)) + " MB";
    const auto arrived = static_cast<double>(done - doneBefore);
    if (arrived <= 0 || seconds <= 0 || done == progress.total)
        return line;
    const double speed = arrived / seconds;
    line += ", " + megabytes(speed) + " MB/s";
    const double left = static_cast<double>(progress.total - done) / speed;
    if (isKnown && left < kLongestWait)
        line += ", " + duration(left) + " left";
    return line;
}

}  // namespace clipscope::cli
