// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/picture_header.h"

#include "core/image/exif.h"

#include <algorithm>
#include <cctype>

namespace clipscope {

namespace {

constexpr std::uint32_t kAnimationFlag = 2;
constexpr std::int64_t kLargestNumber = 1'000'000'000;  // stops a run of digits from overflowing

void inspectWebP(const ByteView& bytes, PictureHeader& header)
{
    constexpr ByteOrder order = ByteOrder::Little;
    const std::size_t end = std::size_t{8} + bytes.u32(4, order);
    if (bytes.holds(12, "VP8X")) {
        header.size = {bytes.u24(24, order) + 1, bytes.u24(27, order) + 1};
        if ((bytes.u8(20) & kAnimationFlag) != 0)
            header.damage = "it is an animation; save one of its frames as PNG";
    } else if (bytes.holds(12, "VP8L")) {
        const std::uint32_t bits = bytes.u32(21, order);
        header.size = {(bits & 0x3FFFU) + 1, ((bits >> 14U) & 0x3FFFU) + 1};
    } else {
        header.size = {bytes.u16(26, order) & 0x3FFFU, bytes.u16(28, order) & 0x3FFFU};
    }
    header.complete = end <= bytes.size();
    for (std::size_t chunk = 12; chunk < end && bytes.has(chunk, 8);) {
        const std::size_t length = bytes.u32(chunk + 4, order);
        if (bytes.holds(chunk, "EXIF") && bytes.has(chunk + 8, length))
            header.orientation = exifOrientation(bytes.bytes(chunk + 8, length));
        chunk += 8 + length + length % 2;
    }
}

void inspectBmp(const ByteView& bytes, PictureHeader& header)
{
    constexpr ByteOrder order = ByteOrder::Little;
    constexpr std::uint32_t kOldHeader = 12;
    constexpr std::size_t kRowAlignment = 4;
    const std::size_t pixelsAt = bytes.u32(10, order);
    const bool old = bytes.u32(14, order) == kOldHeader;
    const auto width = static_cast<std::int32_t>(old ? bytes.u16(18, order) : bytes.u32(18, order));
    const auto height =
        static_cast<std::int32_t>(old ? bytes.u16(20, order) : bytes.u32(22, order));
    // A negative height marks rows stored from the top.
    const std::int64_t rows = height < 0 ? -static_cast<std::int64_t>(height) : height;
    if (width <= 0 || rows == 0) {
        header.damage = "its header gives a width or height that cannot be";
        return;
    }
    header.size = {width, rows};
    const std::uint32_t bits = bytes.u16(old ? 24 : 28, order);
    const bool packed = !old && bytes.u32(30, order) != 0;
    if (packed)
        return;
    const auto rowBits = static_cast<std::size_t>(width) * bits;
    const std::size_t rowBytes = (rowBits + 31) / 32 * kRowAlignment;
    header.complete = bytes.has(pixelsAt, rowBytes * static_cast<std::size_t>(rows));
}

/// The next number of a PNM header; moves `at` behind it. Comments run from # to the line's end.
std::int64_t nextPnmNumber(const ByteView& bytes, std::size_t& at)
{
    const auto current = [&] { return static_cast<int>(bytes.u8(at)); };
    while (std::isdigit(current()) == 0) {
        if (current() == '#') {
            while (current() != '\n')
                ++at;
        }
        ++at;
    }
    std::int64_t value = 0;
    while (bytes.has(at, 1) && std::isdigit(current()) != 0) {
        value = std::min(10 * value + (current() - '0'), kLargestNumber);
        ++at;
    }
    return value;
}

void inspectPnm(const ByteView& bytes, PictureHeader& header)
{
    const std::uint32_t kind = bytes.u8(1) - '0';
    std::size_t at = 2;
    const std::int64_t width = nextPnmNumber(bytes, at);
    const std::int64_t height = nextPnmNumber(bytes, at);
    header.size = {width, height};
    const bool isBitmap = kind == 1 || kind == 4;
    const std::int64_t largest = isBitmap ? 1 : nextPnmNumber(bytes, at);
    if (kind < 4)
        return;  // as text, the length says nothing
    const std::int64_t samples = kind == 6 ? 3 : 1;
    const std::int64_t rowBytes =
        isBitmap ? (width + 7) / 8 : width * samples * (largest > 255 ? 2 : 1);
    // One white-space character separates header and pixels. 64 bits hold 1e9 * 6 * 1e9.
    const std::int64_t available = static_cast<std::int64_t>(bytes.size() - at) - 1;
    header.complete = rowBytes * height <= available;
}

void inspectJpeg2000(const ByteView& bytes, PictureHeader& header)
{
    constexpr ByteOrder order = ByteOrder::Big;
    constexpr std::size_t kSearched = 256;  // the image header box follows two short boxes
    if (bytes.u8(0) == 0xFF) {
        header.size = {
            static_cast<std::int64_t>(bytes.u32(8, order)) - bytes.u32(16, order),
            static_cast<std::int64_t>(bytes.u32(12, order)) - bytes.u32(20, order)};
        return;
    }
    for (std::size_t at = 12; at < kSearched; ++at) {
        if (bytes.holds(at, "ihdr")) {
            header.size = {bytes.u32(at + 8, order), bytes.u32(at + 4, order)};
            return;
        }
    }
}

}  // namespace

PictureHeader inspectPicture(const ByteView& bytes, PictureFormat format)
{
    PictureHeader header;
    try {
        switch (format) {
        case PictureFormat::Png:
            inspectPng(bytes, header);
            break;
        case PictureFormat::Jpeg:
            inspectJpeg(bytes, header);
            break;
        case PictureFormat::WebP:
            inspectWebP(bytes, header);
            break;
        case PictureFormat::Tiff:
            inspectTiff(bytes, header);
            break;
        case PictureFormat::Bmp:
            inspectBmp(bytes, header);
            break;
        case PictureFormat::Pnm:
            inspectPnm(bytes, header);
            break;
        case PictureFormat::Jpeg2000:
            inspectJpeg2000(bytes, header);
            break;
        case PictureFormat::Rare:
        case PictureFormat::Foreign:
            break;
        }
    } catch (const PastEnd&) {
        header.complete = false;
    }
    return header;
}

}  // namespace clipscope
