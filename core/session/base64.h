// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace clipscope {

/// RFC 4648, section 4, with padding.
[[nodiscard]] std::string toBase64(std::span<const std::byte> bytes);

/// Nothing unless `text` is what toBase64() makes: no blanks, no other alphabet, padding complete,
/// unused bits 0.
[[nodiscard]] std::optional<std::vector<std::byte>> fromBase64(std::string_view text);

}  // namespace clipscope
