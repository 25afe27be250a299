// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checkpoint/zip_directory.h"

#include "core/base/error.h"
#include "core/checkpoint/little_endian.h"
#include "core/checkpoint/printable.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <zlib.h>

namespace clipscope {

namespace {

constexpr std::uint64_t kMaxMembers = 200'000;
constexpr std::uint64_t kMaxComment = 65'535;

constexpr std::uint32_t kLocalSignature = 0x04034b50;
constexpr std::uint32_t kCentralSignature = 0x02014b50;
constexpr std::uint32_t kEndSignature = 0x06054b50;
constexpr std::uint32_t kEnd64Signature = 0x06064b50;
constexpr std::uint32_t kLocator64Signature = 0x07064b50;

constexpr std::uint64_t kLocalBytes = 30;
constexpr std::uint64_t kCentralBytes = 46;
constexpr std::uint64_t kEndBytes = 22;
constexpr std::uint64_t kEnd64Bytes = 56;
constexpr std::uint64_t kLocator64Bytes = 20;

/// "Look into the ZIP64 fields for this value."
constexpr std::uint32_t kIn64 = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint16_t kIn64Short = std::numeric_limits<std::uint16_t>::max();
constexpr std::uint16_t kExtra64 = 1;

constexpr std::uint16_t kEncrypted = 1U | 1U << 6U | 1U << 13U;
constexpr std::uint16_t kSizesFollow = 1U << 3U;

struct Directory {
    std::uint64_t position = 0;
    std::uint64_t size = 0;
    std::uint64_t members = 0;
    std::uint64_t end = 0;  ///< where the end records begin: the directory lies before
};

struct CentralEntry {
    ZipMember member;
    std::uint16_t method = 0;
    std::uint64_t size = 0;  ///< in the file
    std::uint64_t unpackedSize = 0;
    std::uint64_t record = 0;     ///< where the local header begins
    std::uint64_t recordEnd = 0;  ///< the first byte after the data
};

class ZipReader {
public:
    ZipReader(std::span<const std::byte> bytes, const std::string& fileName)
        : m_bytes(bytes)
        , m_fileName(fileName)
    {
    }

    [[nodiscard]] Directory findDirectory() const;
    [[nodiscard]] std::vector<CentralEntry> entries(const Directory& directory) const;
    void placeData(CentralEntry& entry, const Directory& directory) const;
    void checkNames(const std::vector<ZipMember>& members) const;
    void checkOverlaps(std::vector<CentralEntry>& entries) const;

private:
    [[noreturn]] void fail(const std::string& reason) const
    {
        throw Error(
            ErrorCode::Corrupt,
            m_fileName + " is not a valid zip archive: " + reason + "; download it again");
    }
    [[noreturn]] void refuse(const std::string& reason) const
    {
        throw Error(ErrorCode::Unsupported, m_fileName + " cannot be read: " + reason);
    }
    [[nodiscard]] static std::string quoted(const CentralEntry& entry)
    {
        // Not in one expression: GCC 12 then warns of an overlap that cannot be.
        std::string text = "\"";
        text += printable(entry.member.name);
        return text += '"';
    }

    template <typename Integer>
    [[nodiscard]] Integer at(std::uint64_t position) const
    {
        return littleEndian<Integer>(m_bytes, static_cast<std::size_t>(position));
    }
    [[nodiscard]] std::string_view text(std::uint64_t position, std::uint64_t size) const;

    [[nodiscard]] std::uint64_t findEnd() const;
    void take64(Directory& directory) const;
    [[nodiscard]] CentralEntry entryAt(std::uint64_t position, std::uint64_t end) const;
    void take64(CentralEntry& entry, std::uint64_t position, std::uint64_t size) const;

    std::span<const std::byte> m_bytes;
    const std::string& m_fileName;
};

std::string_view ZipReader::text(std::uint64_t position, std::uint64_t size) const
{
    const auto part =
        m_bytes.subspan(static_cast<std::size_t>(position), static_cast<std::size_t>(size));
    return {reinterpret_cast<const char*>(part.data()), part.size()};
}

std::uint64_t ZipReader::findEnd() const
{
    const std::uint64_t total = m_bytes.size();
    if (total >= kEndBytes)
        for (std::uint64_t comment = 0; comment <= std::min(kMaxComment, total - kEndBytes);
             ++comment) {
            const std::uint64_t position = total - kEndBytes - comment;
            if (at<std::uint32_t>(position) == kEndSignature &&
                at<std::uint16_t>(position + 20) == comment)
                return position;
        }
    fail("its end is missing, so it is probably cut off");
}

Directory ZipReader::findDirectory() const
{
    Directory directory;
    directory.end = findEnd();
    directory.members = at<std::uint16_t>(directory.end + 10);
    directory.size = at<std::uint32_t>(directory.end + 12);
    directory.position = at<std::uint32_t>(directory.end + 16);
    if (at<std::uint16_t>(directory.end + 4) != at<std::uint16_t>(directory.end + 6) ||
        at<std::uint16_t>(directory.end + 8) != directory.members)
        refuse("it is one part of a split zip archive");
    take64(directory);

    if (directory.members > kMaxMembers)
        refuse(
            "it states " + std::to_string(directory.members) + " members, and at most " +
            std::to_string(kMaxMembers) + " are read");
    if (directory.position > directory.end || directory.size > directory.end - directory.position)
        fail("its directory does not lie inside the file");
    if (directory.members > directory.size / kCentralBytes)
        fail("its directory is too short for " + std::to_string(directory.members) + " members");
    return directory;
}

/// Replaces the fields by those of the ZIP64 end record if there is one.
void ZipReader::take64(Directory& directory) const
{
    if (directory.end < kLocator64Bytes + kEnd64Bytes ||
        at<std::uint32_t>(directory.end - kLocator64Bytes) != kLocator64Signature)
        return;
    const std::uint64_t locator = directory.end - kLocator64Bytes;
    const auto record = at<std::uint64_t>(locator + 8);
    if (record > locator - kEnd64Bytes || at<std::uint32_t>(record) != kEnd64Signature)
        fail("its ZIP64 end record is not where it should be");
    const auto following = at<std::uint64_t>(record + 4);  // bytes after this field
    if (following < kEnd64Bytes - 12 || following > locator - record - 12)
        fail("its ZIP64 end record has a wrong size");
    if (at<std::uint32_t>(locator + 4) != 0 || at<std::uint32_t>(locator + 16) > 1 ||
        at<std::uint32_t>(record + 16) != at<std::uint32_t>(record + 20) ||
        at<std::uint64_t>(record + 24) != at<std::uint64_t>(record + 32))
        refuse("it is one part of a split zip archive");

    const Directory plain = directory;
    directory.members = at<std::uint64_t>(record + 32);
    directory.size = at<std::uint64_t>(record + 40);
    directory.position = at<std::uint64_t>(record + 48);
    directory.end = record;
    const auto agrees = [](std::uint64_t narrow, std::uint64_t wide, std::uint64_t in64) {
        return narrow == in64 || narrow == wide;
    };
    if (!agrees(plain.members, directory.members, kIn64Short) ||
        !agrees(plain.size, directory.size, kIn64) ||
        !agrees(plain.position, directory.position, kIn64))
        fail("its two end records disagree");
}

std::vector<CentralEntry> ZipReader::entries(const Directory& directory) const
{
    const std::uint64_t end = directory.position + directory.size;
    std::vector<CentralEntry> result;
    result.reserve(static_cast<std::size_t>(directory.members));
    std::uint64_t position = directory.position;
    for (std::uint64_t i = 0; i < directory.members; ++i) {
        result.push_back(entryAt(position, end));
        position += kCentralBytes + at<std::uint16_t>(position + 28) +
                    at<std::uint16_t>(position + 30) + at<std::uint16_t>(position + 32);
    }
    if (position != end)
        fail("its directory has another length than its members");
    return result;
}

CentralEntry ZipReader::entryAt(std::uint64_t position, std::uint64_t end) const
{
    if (end - position < kCentralBytes || at<std::uint32_t>(position) != kCentralSignature)
        fail("its directory is damaged");
    const std::uint64_t nameBytes = at<std::uint16_t>(position + 28);
    const std::uint64_t extraBytes = at<std::uint16_t>(position + 30);
    const std::uint64_t commentBytes = at<std::uint16_t>(position + 32);
    if (nameBytes + extraBytes + commentBytes > end - position - kCentralBytes)
        fail("its directory is damaged");

    CentralEntry entry;
    entry.member.name = text(position + kCentralBytes, nameBytes);
    entry.member.crc32 = at<std::uint32_t>(position + 16);
    entry.method = at<std::uint16_t>(position + 10);
    entry.member.compressed = entry.method != 0;
    entry.size = at<std::uint32_t>(position + 20);
    entry.unpackedSize = at<std::uint32_t>(position + 24);
    entry.record = at<std::uint32_t>(position + 42);
    if ((at<std::uint16_t>(position + 8) & kEncrypted) != 0)
        refuse(
            "its member " + quoted(entry) +
            " is encrypted; unpack it and save it again without a " + "password");
    const auto disk = at<std::uint16_t>(position + 34);
    if (disk != 0 && disk != kIn64Short)
        refuse("it is one part of a split zip archive");
    take64(entry, position + kCentralBytes + nameBytes, extraBytes);
    if (!entry.member.compressed && entry.size != entry.unpackedSize)
        fail("its member " + quoted(entry) + " states two sizes");
    return entry;
}

/// Replaces the values that did not fit into 32 bits by those of the ZIP64 extra field.
void ZipReader::take64(CentralEntry& entry, std::uint64_t position, std::uint64_t size) const
{
    const std::uint64_t end = position + size;
    bool missing = entry.unpackedSize == kIn64 || entry.size == kIn64 || entry.record == kIn64;
    while (missing && end - position >= 4) {
        const auto kind = at<std::uint16_t>(position);
        const std::uint64_t bytes = at<std::uint16_t>(position + 2);
        position += 4;
        if (bytes > end - position)
            break;
        if (kind == kExtra64) {
            const std::uint64_t fieldEnd = position + bytes;
            for (std::uint64_t* value : {&entry.unpackedSize, &entry.size, &entry.record}) {
                if (*value != kIn64)
                    continue;
                if (fieldEnd - position < 8)
                    fail("the ZIP64 sizes of its member " + quoted(entry) + " are incomplete");
                *value = at<std::uint64_t>(position);
                position += 8;
            }
            missing = false;
        } else {
            position += bytes;
        }
    }
    if (missing)
        fail("the ZIP64 sizes of its member " + quoted(entry) + " are missing");
}

void ZipReader::placeData(CentralEntry& entry, const Directory& directory) const
{
    const std::string name = "its member " + quoted(entry);
    if (entry.record > directory.position || directory.position - entry.record < kLocalBytes)
        fail(name + " does not lie before the directory");
    if (at<std::uint32_t>(entry.record) != kLocalSignature)
        fail(name + " is not where the directory says");
    const std::uint64_t nameBytes = at<std::uint16_t>(entry.record + 26);
    const std::uint64_t headerBytes =
        kLocalBytes + nameBytes + at<std::uint16_t>(entry.record + 28);
    const std::uint64_t room = directory.position - entry.record;
    if (headerBytes > room || entry.size > room - headerBytes)
        fail(name + " does not lie before the directory");
    if (text(entry.record + kLocalBytes, nameBytes) != entry.member.name ||
        at<std::uint16_t>(entry.record + 8) != entry.method)
        fail(name + " has another name or method in its own header");

    // Writers that do not know sizes and checksum in advance leave them out here (bit 3) and write
    // them behind the data; with ZIP64 they are in the extra field. The directory has them all.
    const bool later = (at<std::uint16_t>(entry.record + 6) & kSizesFollow) != 0;
    const auto agrees = [&](std::uint32_t local, std::uint64_t central) {
        return local == central || (later && local == 0);
    };
    const auto agreesOr64 = [&](std::uint32_t local, std::uint64_t central) {
        return local == kIn64 || agrees(local, central);
    };
    if (!agrees(at<std::uint32_t>(entry.record + 14), entry.member.crc32) ||
        !agreesOr64(at<std::uint32_t>(entry.record + 18), entry.size) ||
        !agreesOr64(at<std::uint32_t>(entry.record + 22), entry.unpackedSize))
        fail(name + " has another size or checksum in its own header");

    entry.recordEnd = entry.record + headerBytes + entry.size;
    entry.member.bytes = m_bytes.subspan(
        static_cast<std::size_t>(entry.record + headerBytes), static_cast<std::size_t>(entry.size));
}

bool leadsOutside(std::string_view name)
{
    if (name.empty() || name.front() == '/' || name.front() == '\\' ||
        (name.size() > 1 && name[1] == ':') || name.find('\0') != std::string_view::npos)
        return true;
    while (!name.empty()) {
        const std::size_t slash = std::min(name.find_first_of("/\\"), name.size());
        if (name.substr(0, slash) == "..")
            return true;
        name.remove_prefix(std::min(slash + 1, name.size()));
    }
    return false;
}

void ZipReader::checkNames(const std::vector<ZipMember>& members) const
{
    std::vector<std::string_view> names;
    names.reserve(members.size());
    for (const ZipMember& member : members) {
        if (leadsOutside(member.name))
            fail("its member \"" + printable(member.name) + "\" has a forbidden name");
        names.push_back(member.name);
    }
    std::sort(names.begin(), names.end());
    const auto twice = std::adjacent_find(names.begin(), names.end());
    if (twice != names.end())
        fail("its member \"" + printable(*twice) + "\" occurs twice");
}

void ZipReader::checkOverlaps(std::vector<CentralEntry>& entries) const
{
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
        return a.record < b.record;
    });
    std::uint64_t position = 0;
    for (const CentralEntry& entry : entries) {
        if (entry.record < position)
            fail("its member " + quoted(entry) + " overlaps another one");
        position = entry.recordEnd;
    }
}

}  // namespace

std::vector<ZipMember>
readZipDirectory(std::span<const std::byte> bytes, const std::string& fileName)
{
    const ZipReader reader(bytes, fileName);
    const Directory directory = reader.findDirectory();
    std::vector<CentralEntry> entries = reader.entries(directory);
    std::vector<ZipMember> members;
    members.reserve(entries.size());
    for (CentralEntry& entry : entries) {
        reader.placeData(entry, directory);
        members.push_back(entry.member);
    }
    reader.checkNames(members);
    reader.checkOverlaps(entries);
    return members;
}

void checkZipMember(const ZipMember& member, const std::string& fileName)
{
    const auto* data = reinterpret_cast<const Bytef*>(member.bytes.data());
    if (crc32_z(crc32_z(0, nullptr, 0), data, member.bytes.size()) != member.crc32)
        throw Error(
            ErrorCode::Corrupt,
            fileName + " is damaged: the content of \"" + printable(member.name) +
                "\" differs from its checksum; download it again");
}

}  // namespace clipscope
