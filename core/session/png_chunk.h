// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace clipscope {

/// The keyword of the chunk that carries a session.
inline constexpr std::string_view kSessionKeyword = "clipscope.session";

/// True for bytes that begin as every PNG does.
[[nodiscard]] bool looksLikePng(std::span<const std::byte> bytes);

/// A copy of a PNG with `text` (UTF-8) in a compressed iTXt chunk (PNG, third edition, 11.3.3.4)
/// in front of the pixels; one of the same keyword is replaced. The picture is not decoded. Throws
/// Error(InvalidArgument) if `png` is no PNG or the text is longer than a reader would take.
[[nodiscard]] std::vector<std::byte>
withPngText(std::span<const std::byte> png, std::string_view keyword, std::string_view text);

/// True if there is a chunk with this keyword, sound or not.
[[nodiscard]] bool hasPngText(std::span<const std::byte> png, std::string_view keyword);

/// The text of the iTXt chunk with this keyword, compressed or not; nothing if there is none. Looks
/// at no pixel, and unpacks at most 256 MiB and 64 times the chunk's own size. Throws
/// Error(Corrupt) in one sentence with `name` if the PNG is cut off or its chunks are not sound up
/// to that one, or if the chunk's checksum is wrong or its text does not unpack.
[[nodiscard]] std::optional<std::string>
pngText(std::span<const std::byte> png, std::string_view keyword, const std::string& name);

}  // namespace clipscope
