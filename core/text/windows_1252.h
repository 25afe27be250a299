// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace clipscope {

/// What U+0080 to U+009F mean where they come from a Windows-1252 byte that was read as Latin-1:
/// U+0085 is "…". The five bytes without a meaning, and all other characters, are returned as they
/// are. Source: https://encoding.spec.whatwg.org/#windows-1252.
[[nodiscard]] char32_t fromWindows1252Control(char32_t character);

}  // namespace clipscope
