// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/byte_view.h"
#include "core/image/picture_format.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace clipscope {

/// What can be told about a picture file before a single pixel is decoded.
struct PictureHeader {
    struct PixelSize {
        std::int64_t width = 0;
        std::int64_t height = 0;
    };
    std::optional<PixelSize> size;  ///< as stored, before any rotation; unknown for rarer formats
    /// EXIF orientation that is still to be applied after decoding. 1 for TIFF, which OpenCV turns.
    int orientation = 1;
    bool complete = true;  ///< false: the file ends before the picture does
    std::string
        damage;  ///< why it cannot be decoded ("the checksum of ..."); empty if nothing is known
    /// The bytes to decode in place of the file's own, where those would go wrong; else empty.
    std::vector<std::byte> replacement;
};

/// Never throws: bytes that end too early are reported as incomplete.
[[nodiscard]] PictureHeader inspectPicture(const ByteView& bytes, PictureFormat format);

/// The parts of inspectPicture for formats with their own file. They throw PastEnd.
void inspectPng(const ByteView& bytes, PictureHeader& header);
void inspectJpeg(const ByteView& bytes, PictureHeader& header);
void inspectTiff(const ByteView& bytes, PictureHeader& header);

}  // namespace clipscope
