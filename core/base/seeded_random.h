// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <random>

namespace clipscope {

/// Random numbers that are the same from a seed on every machine: the standard fixes the engine's
/// bits but not what a library's distributions make of them.
class SeededRandom {
public:
    explicit SeededRandom(std::uint64_t seed) : m_engine(seed) {}

    /// In [0, 1), multiples of 2^-53.
    [[nodiscard]] double uniform()
    {
        constexpr double kStep = 1.0 / 9007199254740992.0;
        return static_cast<double>(m_engine() >> 11U) * kStep;
    }
    /// In [low, high).
    [[nodiscard]] double uniform(double low, double high) { return low + (high - low) * uniform(); }

private:
    std::mt19937_64 m_engine;
};

}  // namespace clipscope
