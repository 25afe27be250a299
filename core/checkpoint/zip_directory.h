// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace clipscope {

/// One member of a zip archive, where it lies in the file.
struct ZipMember {
    std::string_view name;
    std::span<const std::byte> bytes;  ///< as they are stored
    std::uint32_t crc32 = 0;           ///< of the unpacked content, not compared yet
    bool compressed = false;
};

/// The members of a zip archive in the order of its central directory, as views of `bytes`.
///
/// Strict, because everything that is read from the archive later relies on it: names occur once
/// and lead nowhere outside, all records lie inside the file and none overlaps another, local
/// headers agree with the directory. ZIP64 is understood. Source: PKWARE APPNOTE 6.3.10,
/// sections 4.3 and 4.5.
///
/// Throws Error(Corrupt) that names `fileName` and what is wrong; Error(Unsupported) for encrypted
/// and split archives and for more than 200000 members.
[[nodiscard]] std::vector<ZipMember>
readZipDirectory(std::span<const std::byte> bytes, const std::string& fileName);

/// Reads a stored member once. Throws Error(Corrupt) if its content differs from its checksum.
void checkZipMember(const ZipMember& member, const std::string& fileName);

}  // namespace clipscope
