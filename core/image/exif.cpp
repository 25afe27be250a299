// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/exif.h"

#include "core/image/byte_view.h"

#include <opencv2/core.hpp>

#include <string_view>

namespace clipscope {

namespace {

using namespace std::string_view_literals;

constexpr std::uint32_t kOrientationTag = 0x0112;
constexpr std::uint32_t kShort = 3;
constexpr std::uint32_t kLong = 4;
constexpr int kFlipVertically = 0;
constexpr int kFlipHorizontally = 1;
constexpr int kFlipBoth = -1;

int orientationInTiff(const ByteView& tiff)
{
    if (!tiff.holds(0, "II*\0"sv) && !tiff.holds(0, "MM\0*"sv))
        return 1;
    const ByteOrder order = tiff.holds(0, "II") ? ByteOrder::Little : ByteOrder::Big;
    const std::size_t directory = tiff.u32(4, order);
    const std::uint32_t entries = tiff.u16(directory, order);
    for (std::uint32_t i = 0; i < entries; ++i) {
        const std::size_t entry = directory + 2 + std::size_t{12} * i;
        if (tiff.u16(entry, order) != kOrientationTag)
            continue;
        const std::uint32_t type = tiff.u16(entry + 2, order);
        const std::uint32_t value = type == kShort  ? tiff.u16(entry + 8, order)
                                    : type == kLong ? tiff.u32(entry + 8, order)
                                                    : 1;
        return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
    }
    return 1;
}

cv::Mat flipped(const cv::Mat& pixels, int axes)
{
    cv::Mat result;
    cv::flip(pixels, result, axes);
    return result;
}

cv::Mat transposed(const cv::Mat& pixels)
{
    cv::Mat result;
    cv::transpose(pixels, result);
    return result;
}

}  // namespace

int exifOrientation(std::span<const std::byte> block)
{
    const ByteView view(block);
    try {
        const std::size_t prefix = view.holds(0, "Exif\0\0"sv) ? 6 : 0;
        return orientationInTiff(ByteView(view.bytes(prefix, view.size() - prefix)));
    } catch (const PastEnd&) {
        return 1;
    }
}

cv::Mat orientUpright(const cv::Mat& pixels, int orientation)
{
    switch (orientation) {
    case 2:
        return flipped(pixels, kFlipHorizontally);
    case 3:
        return flipped(pixels, kFlipBoth);
    case 4:
        return flipped(pixels, kFlipVertically);
    case 5:
        return transposed(pixels);
    case 6:
        return flipped(transposed(pixels), kFlipHorizontally);
    case 7:
        return flipped(transposed(pixels), kFlipBoth);
    case 8:
        return flipped(transposed(pixels), kFlipVertically);
    default:
        return pixels;
    }
}

}  // namespace clipscope
