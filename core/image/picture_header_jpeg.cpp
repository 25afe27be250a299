// SPDX-License-Identifier: GPL-3.0-or-later
// Walks the markers of a JPEG file (ITU-T T.81): size, orientation, end.
#include "core/image/exif.h"
#include "core/image/picture_header.h"

#include <algorithm>
#include <cstring>
#include <string_view>

namespace clipscope {

namespace {

using namespace std::string_view_literals;

constexpr std::uint32_t kEndOfImage = 0xD9;
constexpr std::uint32_t kApplication1 = 0xE1;

/// Frame headers: C0 to CF, but for the tables (C4, CC) and the reserved C8.
bool isFrame(std::uint32_t marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/// Markers without a length: TEM, the restarts and start of image.
bool standsAlone(std::uint32_t marker)
{
    return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
}

/// Position of the next marker's code (the byte after FF) from `at` on. Skips coded data, in which
/// FF is followed by 0 or by a restart. Throws PastEnd when there is none.
std::size_t nextMarker(const ByteView& bytes, std::size_t at)
{
    while (true) {
        const auto rest = bytes.bytes(at, bytes.size() - std::min(at, bytes.size()));
        const void* found = rest.empty() ? nullptr : std::memchr(rest.data(), 0xFF, rest.size());
        if (found == nullptr)
            throw PastEnd{};
        at += static_cast<std::size_t>(static_cast<const std::byte*>(found) - rest.data()) + 1;
        const std::uint32_t code = bytes.u8(at);
        if (code != 0 && code != 0xFF && !standsAlone(code))
            return at;
    }
}

}  // namespace

void inspectJpeg(const ByteView& bytes, PictureHeader& header)
{
    constexpr ByteOrder order = ByteOrder::Big;
    bool oriented = false;
    for (std::size_t at = 2;;) {
        at = nextMarker(bytes, at);
        const std::uint32_t marker = bytes.u8(at);
        if (marker == kEndOfImage)
            return;
        const std::size_t length = bytes.u16(at + 1, order);
        // The decoder pads what is missing with grey and says nothing, hence the walk to the end.
        const auto segment = bytes.bytes(at + 1, std::max<std::size_t>(length, 2));
        if (isFrame(marker) && !header.size)
            header.size = {bytes.u16(at + 6, order), bytes.u16(at + 4, order)};
        if (marker == kApplication1 && !oriented && bytes.holds(at + 3, "Exif\0\0"sv)) {
            header.orientation = exifOrientation(segment.subspan(2));
            oriented = true;
        }
        at += 1 + segment.size();
    }
}

}  // namespace clipscope
