// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/seeded_random.h"

#include <cstdint>
#include <initializer_list>

namespace clipscope {

/// A stream of random numbers of its own for every (seed, path), so that a mask or a noise picture
/// comes out the same whichever others are made before it or with it.
class RandomNumbers {
public:
    /// `path`: what the stream is for, e.g. {mask number}.
    RandomNumbers(std::uint64_t seed, std::initializer_list<std::uint64_t> path);

    /// In [0, 1), a multiple of 2^-53.
    [[nodiscard]] double uniform() { return m_source.uniform(); }
    /// One of 0, 1, ... count - 1; `count` at least 1 and far below 2^53.
    [[nodiscard]] std::int64_t below(std::int64_t count);
    /// Mean 0, variance 1 (Box and Muller, 1958).
    [[nodiscard]] double normal();

private:
    SeededRandom m_source;
    double m_spare = 0;
    bool m_hasSpare = false;
};

}  // namespace clipscope
