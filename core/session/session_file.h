// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace clipscope {

/// What a session file's name ends with.
inline constexpr const char* kSessionSuffix = ".clipscope";

/// Reads a session file, or the session in a PNG that Clipscope exported. Throws Error(Unreadable)
/// if the file cannot be read or is a PNG without a session, else as parseSession() and pngText().
[[nodiscard]] Session readSession(const std::filesystem::path& path);
/// The same from memory; `name` stands for the file in messages.
[[nodiscard]] Session readSession(std::span<const std::byte> bytes, const std::string& name);

/// True for a session file and for a PNG with a session, sound or not. Decodes nothing.
[[nodiscard]] bool holdsSession(std::span<const std::byte> bytes);

/// Writes a session file through a temporary one; in it, the picture's relative path is the way
/// from the file's folder to the picture's path. Throws Error(WriteFailed), or as sessionText().
void writeSession(const std::filesystem::path& path, const Session& session);

/// A copy of a PNG that carries the session and opens as one; see withPngText().
[[nodiscard]] std::vector<std::byte>
withSession(std::span<const std::byte> png, const Session& session);

}  // namespace clipscope
