// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/image.h"
#include "core/session/session.h"

#include <filesystem>
#include <string>

namespace clipscope {

/// The picture of a session that only says where its file is. `file`: empty for a picture that
/// came from none.
[[nodiscard]] SessionPicture
referTo(const Image& image, const std::string& title, const std::filesystem::path& file);

/// The picture with its file in it: the file as it is on disk if that is still the one that `image`
/// was read from, else the pixels as PNG. A file above 128 MiB is only referred to.
[[nodiscard]] SessionPicture
embed(const Image& image, const std::string& title, const std::filesystem::path& file);

/// Decodes a session's picture: the embedded file; else the one at the relative path, as seen from
/// `sessionFile`; else the one at the absolute path. A file that is found must be the one that the
/// session was made with, by the checksum of its bytes or of its pixels. Throws Error(Unreadable)
/// in one sentence that names the places and what was wrong there, or as decodeImage().
[[nodiscard]] Image
findPicture(const SessionPicture& picture, const std::filesystem::path& sessionFile);

}  // namespace clipscope
