// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to core/session: a result with its question, as JSON.

#include "core/session/json_fields.h"
#include "core/session/session.h"

namespace clipscope::session_json {

[[nodiscard]] Json answerJson(const SessionAnswer& answer);
/// Throws as Fields does. What it returns fits together: every index names something, and the bank
/// answers every k up to largestK().
[[nodiscard]] SessionAnswer readAnswer(const Fields& fields);

/// The map, the bank and the shares of heads: what is made of arrays.
[[nodiscard]] Json mapJson(const NativeMap& map);
[[nodiscard]] NativeMap readMap(const Fields& fields);
[[nodiscard]] Json bankJson(const ChannelBank& bank);
[[nodiscard]] ChannelBank readBank(const Fields& fields);
[[nodiscard]] Json attributionJson(const Attribution& attribution);
[[nodiscard]] Attribution readAttribution(const Fields& fields);

}  // namespace clipscope::session_json
