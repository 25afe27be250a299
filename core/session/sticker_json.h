// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Stickers as JSON, in sessions and in the records of attacks. The readers throw as Fields does.

#include "core/session/json_fields.h"
#include "core/sticker/sticker.h"

#include <span>
#include <vector>

namespace clipscope::session_json {

/// A list of objects with the fields that the sticker's kind has, and what a later version wrote.
/// Throws Error(InvalidArgument) if Sticker::extra is no JSON object.
[[nodiscard]] Json stickersJson(std::span<const Sticker> stickers);
/// The field `stickers`; empty if it is missing. A sticker without id gets one.
[[nodiscard]] std::vector<Sticker> readStickers(const Fields& fields);

}  // namespace clipscope::session_json
