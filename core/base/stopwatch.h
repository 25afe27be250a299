// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace clipscope {

/// Wall time since construction.
class Stopwatch {
public:
    [[nodiscard]] double milliseconds() const
    {
        return std::chrono::duration<double, std::milli>(Clock::now() - m_start).count();
    }
    [[nodiscard]] double seconds() const { return milliseconds() / 1000.0; }

private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point m_start = Clock::now();
};

}  // namespace clipscope
