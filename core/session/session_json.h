// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"

#include <string>
#include <string_view>

namespace clipscope {

/// The version of the format that is written; older ones are brought up to it when read.
inline constexpr int kSessionVersion = 1;

/// `clipscope.session/1` as JSON (docs/formats.md): equal sessions give equal bytes, and
/// parseSession() gives back every number bit for bit. Bytes that are not UTF-8 become U+FFFD;
/// logits and importances that are not finite become 0, which is what they count as. Throws
/// Error(InvalidArgument) naming the field if the session holds something that could not be read
/// again: a number out of its range or not finite, a list without end.
[[nodiscard]] std::string sessionText(const Session& session);

/// Reads such a text of unknown origin, in time and memory that are bounded by its length. A key
/// that is missing has its default, an unknown one is passed over. `name` stands for the file in
/// messages. Throws Error(Corrupt) in one sentence naming file and field, or Error(Unsupported) for
/// a newer version.
[[nodiscard]] Session parseSession(std::string_view text, const std::string& name);

}  // namespace clipscope
