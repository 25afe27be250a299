// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the first directory of a TIFF file (TIFF 6.0): size, where the pixels lie, kind of alpha.
#include "core/image/picture_header.h"

#include <algorithm>

namespace clipscope {

namespace {

enum class Tag : std::uint32_t {
    Width = 256,
    Height = 257,
    Compression = 259,
    StripOffsets = 273,
    StripBytes = 279,
    TileOffsets = 324,
    TileBytes = 325,
    ExtraSamples = 338,
};
constexpr std::uint32_t kTypeShort = 3;
constexpr std::uint32_t kUncompressed = 1;
constexpr std::uint32_t kSeparateAlpha = 2;
constexpr std::byte kPremultipliedAlpha{1};

/// One entry of the directory: a list of 16- or 32-bit numbers.
struct Entry {
    std::uint32_t count = 0;
    std::size_t valuesAt = 0;
    std::size_t valueBytes = 4;
};

class Directory {
public:
    explicit Directory(const ByteView& bytes)
        : m_bytes(bytes)
        , m_order(bytes.holds(0, "II") ? ByteOrder::Little : ByteOrder::Big)
        , m_at(bytes.u32(4, m_order))
        , m_entries(bytes.u16(m_at, m_order))
    {
    }

    [[nodiscard]] ByteOrder order() const { return m_order; }

    [[nodiscard]] std::optional<Entry> find(Tag tag) const
    {
        for (std::uint32_t i = 0; i < m_entries; ++i) {
            const std::size_t at = m_at + 2 + std::size_t{12} * i;
            if (m_bytes.u16(at, m_order) != static_cast<std::uint32_t>(tag))
                continue;
            Entry entry;
            entry.valueBytes = m_bytes.u16(at + 2, m_order) == kTypeShort ? 2 : 4;
            entry.count = m_bytes.u32(at + 4, m_order);
            const bool inside = entry.count * entry.valueBytes <= 4;
            entry.valuesAt = inside ? at + 8 : m_bytes.u32(at + 8, m_order);
            return entry;
        }
        return std::nullopt;
    }

    [[nodiscard]] std::uint32_t value(const Entry& entry, std::size_t index) const
    {
        const std::size_t at = entry.valuesAt + index * entry.valueBytes;
        return entry.valueBytes == 2 ? m_bytes.u16(at, m_order) : m_bytes.u32(at, m_order);
    }

    [[nodiscard]] std::optional<std::uint32_t> first(Tag tag) const
    {
        const auto entry = find(tag);
        if (!entry || entry->count == 0)
            return std::nullopt;
        return value(*entry, 0);
    }

private:
    ByteView m_bytes;
    ByteOrder m_order;
    std::size_t m_at;
    std::uint32_t m_entries;
};

/// Whether all strips or tiles lie in the file. Compressed ones may claim too many bytes and still
/// decode, so of those only the beginning counts.
bool pixelsArePresent(const ByteView& bytes, const Directory& directory, Tag offsets, Tag lengths)
{
    const auto starts = directory.find(offsets);
    const auto sizes = directory.find(lengths);
    if (!starts)
        return true;
    const bool plain = directory.first(Tag::Compression).value_or(kUncompressed) == kUncompressed;
    for (std::uint32_t i = 0; i < starts->count; ++i) {
        const std::size_t start = directory.value(*starts, i);
        const bool known = plain && sizes && i < sizes->count;
        const std::size_t needed = known ? directory.value(*sizes, i) : 1;
        if (!bytes.has(start, needed))
            return false;
    }
    return true;
}

}  // namespace

void inspectTiff(const ByteView& bytes, PictureHeader& header)
{
    const Directory directory(bytes);
    const auto width = directory.first(Tag::Width);
    const auto height = directory.first(Tag::Height);
    if (!width || !height) {
        header.damage = "its first directory gives no width or height";
        return;
    }
    header.size = {*width, *height};
    header.complete = pixelsArePresent(bytes, directory, Tag::StripOffsets, Tag::StripBytes) &&
                      pixelsArePresent(bytes, directory, Tag::TileOffsets, Tag::TileBytes);

    // libtiff multiplies 8-bit colours by a separate alpha. Alpha is to be dropped, so the copy for
    // the decoder claims that this has been done.
    const auto extra = directory.find(Tag::ExtraSamples);
    if (!extra || extra->count != 1 || directory.value(*extra, 0) != kSeparateAlpha)
        return;
    const auto all = bytes.bytes(0, bytes.size());
    header.replacement.assign(all.begin(), all.end());
    const std::size_t lowByte =
        extra->valuesAt + (directory.order() == ByteOrder::Little ? 0 : extra->valueBytes - 1);
    header.replacement.at(lowByte) = kPremultipliedAlpha;
}

}  // namespace clipscope
