// SPDX-License-Identifier: GPL-3.0-or-later
// Walks the chunks of a PNG file (ISO/IEC 15948): size, orientation, checksums, end.
#include "core/image/exif.h"
#include "core/image/picture_header.h"

#include <array>

namespace clipscope {

namespace {

constexpr std::size_t kSignatureBytes = 8;
constexpr std::size_t kFrameBytes = 12;  // length, type and checksum around a chunk's data
constexpr std::uint32_t kLargestLength = 0x7FFFFFFF;

constexpr std::array<std::uint32_t, 256> makeCrcTable()
{
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < table.size(); ++i) {
        std::uint32_t value = i;
        for (int bit = 0; bit < 8; ++bit)
            value = (value & 1U) != 0 ? 0xEDB88320U ^ (value >> 1U) : value >> 1U;
        table[i] = value;
    }
    return table;
}

std::uint32_t crc32(std::span<const std::byte> bytes)
{
    static constexpr std::array<std::uint32_t, 256> kTable = makeCrcTable();
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const std::byte byte : bytes)
        crc = kTable[(crc ^ std::to_integer<std::uint32_t>(byte)) & 0xFFU] ^ (crc >> 8U);
    return ~crc;
}

struct Chunk {
    std::string type;
    std::span<const std::byte> data;
    std::span<const std::byte> whole;  ///< with length, type and checksum
    bool intact = false;
};

Chunk readChunk(const ByteView& bytes, std::size_t at, std::uint32_t length)
{
    Chunk chunk;
    for (const std::byte byte : bytes.bytes(at + 4, 4))
        chunk.type += static_cast<char>(std::to_integer<unsigned char>(byte));
    chunk.whole = bytes.bytes(at, kFrameBytes + length);
    chunk.data = chunk.whole.subspan(8, length);
    chunk.intact = crc32(chunk.whole.subspan(4, length + std::size_t{4})) ==
                   bytes.u32(at + 8 + length, ByteOrder::Big);
    return chunk;
}

/// The chunks that pixels are made of. Transparency is not among them: alpha is dropped anyway.
bool carriesPixels(const std::string& type)
{
    return type == "IHDR" || type == "PLTE" || type == "IDAT" || type == "IEND";
}

}  // namespace

void inspectPng(const ByteView& bytes, PictureHeader& header)
{
    if (bytes.has(0, kSignatureBytes + 8) && !bytes.holds(kSignatureBytes + 4, "IHDR")) {
        header.damage = "its first chunk is not IHDR";
        return;
    }
    header.size = {bytes.u32(16, ByteOrder::Big), bytes.u32(20, ByteOrder::Big)};
    // Only what is needed goes to the decoder: libpng would write its complaints about colour
    // profiles and the like to stderr.
    const auto signature = bytes.bytes(0, kSignatureBytes);
    header.replacement.reserve(bytes.size());
    header.replacement.assign(signature.begin(), signature.end());
    for (std::size_t at = kSignatureBytes;;) {
        const std::uint32_t length = bytes.u32(at, ByteOrder::Big);
        if (length > kLargestLength) {
            header.damage = "the chunk at byte " + std::to_string(at) + " has an impossible length";
            return;
        }
        const Chunk chunk = readChunk(bytes, at, length);
        if (chunk.type == "eXIf" && chunk.intact)
            header.orientation = exifOrientation(chunk.data);
        if (carriesPixels(chunk.type)) {
            if (!chunk.intact) {
                header.damage = "the checksum of chunk " + chunk.type + " at byte " +
                                std::to_string(at) + " is wrong";
                return;
            }
            header.replacement.insert(
                header.replacement.end(), chunk.whole.begin(), chunk.whole.end());
        }
        if (chunk.type == "IEND")
            return;
        at += kFrameBytes + length;
    }
}

}  // namespace clipscope
