// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/seeded_random.h"
#include "core/image/fit_image.h"

#include <array>
#include <cstdint>
#include <span>

namespace clipscope::training {

/// How one scene of a pool becomes one picture of a batch.
struct Augmentation {
    double left = 0;  ///< of the window that is cut out, in pixels of the scene
    double top = 0;
    double width = 0;
    double height = 0;
    bool mirrored = false;
    /// Colours: out = colour * (r, g, b) + offset, levels 0 to 255.
    std::array<std::array<float, 3>, 3> colour{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
    std::array<float, 3> offset{};
    float outlines = 0;  ///< 0 to 1: how black edges become
    float flat = 0;      ///< step of the levels that colours are rounded to; 0: not
    float noise = 0;     ///< deviation, levels
    std::uint64_t seed = 0;
};

/// `strength` from 0 (the whole scene as it is) to 1. Scenes with words are never mirrored.
[[nodiscard]] Augmentation
drawAugmentation(SeededRandom& random, int side, double strength, bool hasWord);

/// Cuts, scales and colours `rgb` [from, from, 3] into `target` [to, to, 3], normalised with the
/// model's statistics.
void applyAugmentation(
    std::span<const std::uint8_t> rgb,
    int from,
    const Augmentation& augmentation,
    const PixelStatistics& statistics,
    int to,
    float* target);

}  // namespace clipscope::training
