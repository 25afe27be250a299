// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/image.h"

#include <cstdint>
#include <string_view>

namespace clipscope {

/// Weather added to a picture to see how well a model copes.
enum class Corruption { None, Fog, Snow };

[[nodiscard]] std::string_view toString(Corruption corruption);
/// Accepts "none", "fog", "snow"; throws Error(InvalidArgument) that lists them otherwise.
[[nodiscard]] Corruption corruptionFromString(std::string_view text);

/// CLIPCAM's weather attack (Hsia et al., ICASSP 2022): alpha * 255 + (1 - alpha) * pixel,
/// truncated, where alpha is `severity` times a random layer (weather_layer.h) that is stretched
/// bilinearly over the picture. `severity`: above 0, at most 1, which is the published strength.
/// The same seed gives the same bytes everywhere. None returns the picture as it is.
/// Throws Error(InvalidArgument) for any other severity.
[[nodiscard]] Image
corrupt(const Image& image, Corruption corruption, double severity, std::uint64_t seed);

}  // namespace clipscope
