// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <vector>

namespace clipscope {

/// Added to the span by every min-max of a map: the constant of the gScoreCAM program.
inline constexpr double kMinMaxEpsilon = 1e-8;

/// Below this share of its largest value, a map's variation is the rounding of float32 sums.
inline constexpr double kFlatShare = 1e-6;

/// Smallest and largest of some values.
struct ValueRange {
    float lowest = std::numeric_limits<float>::max();
    float highest = std::numeric_limits<float>::lowest();

    void include(float value)
    {
        lowest = std::min(lowest, value);
        highest = std::max(highest, value);
    }
    /// What min-max multiplies (value - lowest) with.
    [[nodiscard]] float scale() const
    {
        const double span = static_cast<double>(highest) - static_cast<double>(lowest);
        return static_cast<float>(1.0 / (span + kMinMaxEpsilon));
    }
};

/// Of `count` values, none of them NaN.
[[nodiscard]] ValueRange rangeOf(const float* values, std::size_t count);

/// Of all values that any of the ranges is of.
[[nodiscard]] ValueRange unionOf(const std::vector<ValueRange>& ranges);

}  // namespace clipscope
