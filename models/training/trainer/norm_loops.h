// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace clipscope::training {

// The passes of a BatchNorm with its ReLU over rows [R, C] of bf16 numbers (their upper 16 bits of
// fp32). Parallel; results do not depend on the number of threads.

using Half = std::uint16_t;

struct NormRows {
    std::int64_t rows = 0;
    std::int64_t channels = 0;
};

/// Sums over the rows of x and of x * y, per channel; `mask` null, or only rows where it is above 0
/// count for x. What forward and backward both need: (x, x^2) is channelSums(x, x).
struct ChannelSums {
    std::vector<double> first;   ///< of x
    std::vector<double> second;  ///< of x y
};
[[nodiscard]] ChannelSums
channelSums(const NormRows& shape, const Half* x, const Half* y, const Half* mask);

/// out = scale x + shift (+ `identity`), not below 0 if `relu`. `identity` may be null.
enum class Clip { None, BelowZero };
void applyNorm(
    const NormRows& shape,
    const Half* x,
    const Half* identity,
    const float* scale,
    const float* shift,
    Clip clip,
    Half* out);

/// result = a g + b x + c per channel with g = `gradient` where `mask` is null or above 0, else 0;
/// `clipped` (may be null) receives g.
struct GradientFactors {
    const float* a = nullptr;
    const float* b = nullptr;
    const float* c = nullptr;
};
void applyNormGradient(
    const NormRows& shape,
    const Half* gradient,
    const Half* mask,
    const Half* x,
    const GradientFactors& factors,
    Half* result,
    Half* clipped);

}  // namespace clipscope::training
