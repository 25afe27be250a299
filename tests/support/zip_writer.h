// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/pickle_writer.h"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clipscope {

/// CRC-32 as zip states it, bit by bit: does not share code with what it checks.
inline std::uint32_t slowCrc32(std::string_view bytes)
{
    std::uint32_t crc = 0xffffffffU;
    for (const char byte : bytes) {
        crc ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xedb88320U : 0U);
    }
    return ~crc;
}

/// A member of a zip. Everything optional is the truth unless it is set.
struct ZipWriterMember {
    std::string name;
    std::string content;
    std::uint16_t method = 0;
    std::uint16_t flags = 0;
    bool zip64 = false;        ///< sizes and place go to the ZIP64 field
    bool sizesFollow = false;  ///< zeros in the local header, data descriptor behind the data
    std::uint16_t disk = 0;
    std::string localExtra;
    std::optional<std::string> localName;
    std::optional<std::uint32_t> localCrc;
    std::optional<std::uint32_t> localSize;
    std::optional<std::uint32_t> crc;  ///< in both headers
    std::optional<std::uint64_t> size;
    std::optional<std::uint64_t> unpackedSize;
    std::optional<std::uint64_t> record;
};

/// The rest of a zip.
struct ZipWriterEnd {
    std::string comment;
    bool zip64 = false;
    std::uint16_t disk = 0;
    std::string beforeDirectory;
    std::string inDirectory;  ///< behind its members
    std::optional<std::uint64_t> members;
    std::optional<std::uint64_t> directorySize;
    std::optional<std::uint64_t> directoryPosition;
    std::optional<std::uint64_t> position64;  ///< of the ZIP64 end record
    std::optional<std::uint64_t> narrowSize;  ///< of the directory, in the end record without 64
};

class ZipWriter {
public:
    static std::string
    write(const std::vector<ZipWriterMember>& members, const ZipWriterEnd& end = {})
    {
        std::string bytes;
        std::string directory;
        for (const ZipWriterMember& member : members) {
            const std::uint64_t record = member.record.value_or(bytes.size());
            bytes += local(member);
            directory += central(member, record);
        }
        bytes += end.beforeDirectory;
        directory += end.inDirectory;
        const std::uint64_t position = end.directoryPosition.value_or(bytes.size());
        const std::uint64_t size = end.directorySize.value_or(directory.size());
        const std::uint64_t count = end.members.value_or(members.size());
        bytes += directory;
        if (end.zip64) {
            const std::uint64_t position64 = end.position64.value_or(bytes.size());
            bytes += joined(
                {"PK\x06\x06",
                 number(44, 8),
                 number(45, 2),
                 number(45, 2),
                 number(end.disk, 4),
                 number(0, 4),
                 number(count, 8),
                 number(count, 8),
                 number(size, 8),
                 number(position, 8)});
            bytes += joined({"PK\x06\x07", number(0, 4), number(position64, 8), number(1, 4)});
        }
        bytes += joined({"PK\x05\x06", number(end.zip64 ? 0 : end.disk, 2), number(0, 2)});
        for (int both = 0; both < 2; ++both)
            bytes += number(end.zip64 ? 0xffff : count, 2);
        bytes += number(end.narrowSize.value_or(end.zip64 ? 0xffffffff : size), 4);
        bytes += number(end.zip64 ? 0xffffffff : position, 4);
        return joined({bytes, number(end.comment.size(), 2), end.comment});
    }

private:
    // Adding up many strings in one expression sets off a false -Wrestrict of GCC 12.
    static std::string joined(std::initializer_list<std::string> parts)
    {
        std::string bytes;
        for (const std::string& part : parts)
            bytes += part;
        return bytes;
    }
    static std::string number(std::uint64_t value, std::size_t size)
    {
        return littleEndianBytes(value, size);
    }
    static std::uint16_t flagsOf(const ZipWriterMember& member)
    {
        return static_cast<std::uint16_t>(member.flags | (member.sizesFollow ? 8U : 0U));
    }
    static std::uint32_t crcOf(const ZipWriterMember& member)
    {
        return member.crc.value_or(slowCrc32(member.content));
    }

    static std::string local(const ZipWriterMember& member)
    {
        const std::string name = member.localName.value_or(member.name);
        std::uint64_t crc = member.localCrc.value_or(crcOf(member));
        std::uint64_t size = member.localSize.value_or(
            static_cast<std::uint32_t>(member.size.value_or(member.content.size())));
        std::string extra = member.localExtra;
        if (member.zip64) {
            extra += joined({number(1, 2), number(16, 2), number(size, 8), number(size, 8)});
            size = 0xffffffff;
        }
        std::string descriptor;
        if (member.sizesFollow) {
            descriptor = joined({"PK\x07\x08", number(crc, 4), number(size, 4), number(size, 4)});
            crc = size = 0;
        }
        const std::uint64_t unpacked =
            member.zip64 || member.sizesFollow || member.localSize
                ? size
                : static_cast<std::uint32_t>(member.unpackedSize.value_or(size));
        return joined(
            {"PK\x03\x04",
             number(20, 2),
             number(flagsOf(member), 2),
             number(member.method, 2),
             number(0, 4),
             number(crc, 4),
             number(size, 4),
             number(unpacked, 4),
             number(name.size(), 2),
             number(extra.size(), 2),
             name,
             extra,
             member.content,
             descriptor});
    }

    static std::string central(const ZipWriterMember& member, std::uint64_t record)
    {
        const std::uint64_t size = member.size.value_or(member.content.size());
        const std::uint64_t unpacked = member.unpackedSize.value_or(size);
        std::string extra;
        if (member.zip64)
            extra = joined(
                {number(0x4246, 2),
                 number(1, 2),
                 "x",
                 number(1, 2),
                 number(24, 2),
                 number(unpacked, 8),
                 number(size, 8),
                 number(record, 8)});
        const auto narrow = [&](std::uint64_t value) {
            return number(member.zip64 ? 0xffffffff : value, 4);
        };
        return joined(
            {"PK\x01\x02",
             number(20, 2),
             number(20, 2),
             number(flagsOf(member), 2),
             number(member.method, 2),
             number(0, 4),
             number(crcOf(member), 4),
             narrow(size),
             narrow(unpacked),
             number(member.name.size(), 2),
             number(extra.size(), 2),
             number(0, 2),
             number(member.disk, 2),
             number(0, 6),
             narrow(record),
             member.name,
             extra});
    }
};

}  // namespace clipscope
