// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sticker/sticker.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace clipscope {

/// Stickers as a JSON object with the key `stickers`, as in a session (docs/formats.md): for the
/// clipboard. Equal lists give equal bytes. Throws Error(InvalidArgument) as sessionText() does.
[[nodiscard]] std::string stickersText(std::span<const Sticker> stickers);

/// Reads such a text, or a session, of unknown origin. `name` stands for it in messages. Throws
/// Error(Corrupt) in one sentence.
[[nodiscard]] std::vector<Sticker> parseStickers(std::string_view text, const std::string& name);

}  // namespace clipscope
