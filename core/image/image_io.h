// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/image/image.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace clipscope {

/// Refusals that protect memory; the message names the picture's size and the limit.
struct ReadLimits {
    std::int64_t maxPixels = 256'000'000;       ///< width x height
    std::int64_t maxFileBytes = 1'073'741'824;  ///< 1 GiB
};

/// Reads a picture of any format that OpenCV decodes. EXIF orientation is applied exactly once;
/// palette, grey, 16-bit, float and CMYK become 8-bit RGB; alpha is dropped, not composited, as
/// Pillow's convert("RGB") and CLIP do (formats.md 2.10.1).
/// Throws Error(Unreadable) or Error(Corrupt) with one sentence: missing, a folder, empty, not a
/// picture (with what the bytes look like), truncated, or too large (with both sizes).
[[nodiscard]] Image readImage(const std::filesystem::path& path, const ReadLimits& limits = {});
/// As readImage, from memory. `name` is used in messages and becomes Image::source().
[[nodiscard]] Image decodeImage(
    std::span<const std::byte> bytes, const std::string& name, const ReadLimits& limits = {});

/// PNG bytes of CV_8UC1, CV_16UC1, CV_8UC3 (RGB order) or CV_8UC4 (RGBA order).
[[nodiscard]] std::vector<std::uint8_t> encodePng(const cv::Mat& pixels);
/// Writes through a temporary file and a rename, so nothing half-written is left behind.
/// Throws Error(WriteFailed) that names the path and the reason.
void writePng(const std::filesystem::path& path, const cv::Mat& pixels);

}  // namespace clipscope
