// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to core/session: sessions of older and newer versions.

#include "core/session/json_fields.h"

#include <functional>
#include <vector>

namespace clipscope::session_json {

/// Turns a document of one version into one of the next.
using Migration = std::function<void(ReadJson& document)>;

/// The step from version i + 1 to version i + 2 at place i; when the format changes its meaning,
/// one more is added and kSessionVersion grows with it.
[[nodiscard]] const std::vector<Migration>& migrations();

/// Brings a document up to the version behind the last of `steps`. Throws Error(Corrupt) if its
/// "format" names no session and Error(Unsupported) if it is newer than that version.
void migrate(ReadJson& document, const std::string& fileName, const std::vector<Migration>& steps);

}  // namespace clipscope::session_json
