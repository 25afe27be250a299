// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <initializer_list>
#include <random>

namespace clipscope {

/// A stream of random numbers of its own for every (seed, path), so that a mask or a noise picture
/// comes out the same whichever others are made before it or with it. Engine and mappings are
/// fixed, unlike those of std::uniform_real_distribution and its like, which every standard library
/// implements in another way.
class RandomNumbers {
public:
    /// `path`: what the stream is for, e.g. {mask number}.
    RandomNumbers(std::uint64_t seed, std::initializer_list<std::uint64_t> path);

    /// In [0, 1), a multiple of 2^-53.
    [[nodiscard]] double uniform();
    /// One of 0, 1, ... count - 1; `count` at least 1 and far below 2^53.
    [[nodiscard]] std::int64_t below(std::int64_t count);
    /// Mean 0, variance 1 (Box and Muller, 1958).
    [[nodiscard]] double normal();

private:
    std::mt19937_64 m_engine;
    double m_spare = 0;
    bool m_hasSpare = false;
};

}  // namespace clipscope
