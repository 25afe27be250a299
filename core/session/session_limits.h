// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

// Private to core/session: what a session from a stranger may cost.

namespace clipscope::session_limits {

inline constexpr std::size_t kFileBytes = 512U << 20U;
inline constexpr std::size_t kArrayBytes = 1U << 30U;  ///< of all arrays of a session, unpacked
inline constexpr std::size_t kParts = 2'000'000;       ///< of the JSON text
inline constexpr std::size_t kDepth = 64;

inline constexpr std::size_t kTextBytes = 100'000;  ///< of one prompt, note, path, ...
inline constexpr std::size_t kPrompts = 1000;
inline constexpr std::size_t kTokens = 100'000;  ///< of one prompt
inline constexpr std::size_t kNames = 1000;      ///< parameters of a method, values of the view
inline constexpr std::size_t kSentences = 10'000;
inline constexpr std::size_t kHistory = 1000;
inline constexpr std::size_t kStickers = 1000;
inline constexpr std::size_t kStrokePoints = 100'000;       ///< of one sticker
inline constexpr std::int64_t kStickerPixels = 64'000'000;  ///< of the picture of one
inline constexpr double kLength = 100'000;                  ///< of letters, borders and brushes

inline constexpr std::int64_t kSide = 65'536;  ///< of a grid or the model's square
inline constexpr std::int64_t kChannels = 1'000'000;
inline constexpr std::int64_t kPixels = 1'000'000;         ///< side of a picture, image_io.cpp
inline constexpr std::int64_t kCount = 1'000'000'000'000;  ///< passes, steps
inline constexpr double kMagnitude = 1e30;                 ///< of scores, relevances and times

}  // namespace clipscope::session_limits
