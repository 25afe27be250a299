// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/saliency/blocks/random_numbers.h"

#include <cmath>
#include <numbers>

namespace clipscope {

namespace {

/// The finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): neighbouring inputs give
/// unrelated outputs.
std::uint64_t scrambled(std::uint64_t value)
{
    value += 0x9E3779B97F4A7C15U;
    value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
    value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
    return value ^ (value >> 31U);
}

std::uint64_t seedOf(std::uint64_t seed, std::initializer_list<std::uint64_t> path)
{
    std::uint64_t state = scrambled(seed);
    for (const std::uint64_t step : path)
        state = scrambled(state + step);
    return state;
}

}  // namespace

RandomNumbers::RandomNumbers(std::uint64_t seed, std::initializer_list<std::uint64_t> path)
    : m_source(seedOf(seed, path))
{
}

std::int64_t RandomNumbers::below(std::int64_t count)
{
    return static_cast<std::int64_t>(uniform() * static_cast<double>(count));
}

double RandomNumbers::normal()
{
    m_hasSpare = !m_hasSpare;
    if (!m_hasSpare)
        return m_spare;
    const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform()));  // the log of (0, 1]
    const double angle = 2.0 * std::numbers::pi * uniform();
    m_spare = radius * std::sin(angle);
    return radius * std::cos(angle);
}

}  // namespace clipscope
