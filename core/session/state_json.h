// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to core/session: the parts of a session that are neither question nor answer, as JSON.
// The readers throw as Fields does.

#include "core/session/json_fields.h"
#include "core/session/session.h"

namespace clipscope::session_json {

[[nodiscard]] Json pictureJson(const SessionPicture& picture);
[[nodiscard]] SessionPicture readPicture(const Fields& fields);

[[nodiscard]] Json mapOptionsJson(const MapOptions& map);
[[nodiscard]] MapOptions readMapOptions(const Fields& fields);

/// Threshold and rule, and the box that was chosen by hand.
[[nodiscard]] Json boxOptionsJson(const Session& session);
void readBoxOptions(const Fields& fields, Session& session);

/// The channels that are switched off, and those that are looked at.
[[nodiscard]] Json channelsJson(const Session& session);
void readChannels(const Fields& fields, Session& session);

[[nodiscard]] Json truthJson(const std::optional<Box>& truth);
[[nodiscard]] Box readTruth(const Fields& fields);

[[nodiscard]] Json viewJson(const std::map<std::string, ViewValue>& view);
[[nodiscard]] std::map<std::string, ViewValue> readView(const Fields& fields);

}  // namespace clipscope::session_json
