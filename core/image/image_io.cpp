// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/image_io.h"

#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/image/exif.h"
#include "core/image/picture_header.h"
#include "core/image/rgb8.h"

#include <opencv2/core.hpp>
#include <opencv2/core/utils/logger.hpp>
#include <opencv2/imgcodecs.hpp>

#include <cerrno>
#include <fstream>
#include <limits>
#include <system_error>

namespace clipscope {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t kLongestSide = 1'000'000;  // libpng's own limit, below OpenCV's 2^20

[[noreturn]] void fail(ErrorCode code, const std::string& name, const std::string& what)
{
    throw Error(code, name + " " + what);
}

/// Limits as people read them; "256 million pixels" is easier to take in than nine digits.
std::string millions(std::int64_t pixels)
{
    return std::to_string((pixels + 500'000) / 1'000'000) + " million";
}

void checkSize(
    const PictureHeader::PixelSize& size, const std::string& name, const ReadLimits& limits)
{
    const std::string both = std::to_string(size.width) + " x " + std::to_string(size.height);
    if (size.width < 1 || size.height < 1)
        fail(
            ErrorCode::Corrupt,
            name,
            "is damaged: its header gives the size " + both + "; export it again");
    if (size.width > kLongestSide || size.height > kLongestSide)
        fail(
            ErrorCode::Unreadable,
            name,
            "is " + both + " pixels, but no side may be longer than " +
                std::to_string(kLongestSide) + "; cut it into parts first");
    if (size.width * size.height > limits.maxPixels)
        fail(
            ErrorCode::Unreadable,
            name,
            "is " + both + " = " + millions(size.width * size.height) +
                " pixels, more than the limit of " + millions(limits.maxPixels) + " (" +
                std::to_string(limits.maxPixels) + "); scale it down first");
}

void checkFileBytes(std::uintmax_t bytes, const std::string& name, const ReadLimits& limits)
{
    // OpenCV counts the bytes of a picture in an int.
    const std::int64_t limit =
        std::min<std::int64_t>(limits.maxFileBytes, std::numeric_limits<int>::max());
    if (bytes > static_cast<std::uintmax_t>(limit))
        fail(
            ErrorCode::Unreadable,
            name,
            "has " + std::to_string(bytes) + " bytes, more than the limit of " +
                std::to_string(limit) + "; scale the picture down first");
}

/// Stored pixels in the decoder's own depth and BGR order, without alpha; empty if it gave up.
cv::Mat decodePixels(std::span<const std::byte> bytes)
{
    // Failures are told by exceptions here; a second report on stderr would only confuse.
    [[maybe_unused]] static const auto quiet =
        cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
    // OpenCV has no matrix of constant pixels; imdecode only reads them.
    const cv::Mat encoded(
        1, static_cast<int>(bytes.size()), CV_8UC1, const_cast<std::byte*>(bytes.data()));
    // Orientation is ours (exif.h): OpenCV 4.6 turns JPEG and PNG, but not WebP.
    constexpr int kFlags =
        cv::IMREAD_ANYCOLOR | cv::IMREAD_ANYDEPTH | cv::IMREAD_IGNORE_ORIENTATION;
    try {
        return cv::imdecode(encoded, kFlags);
    } catch (const cv::Exception& problem) {
        if (problem.code == cv::Error::StsNoMem)
            throw;
        return {};
    }
}

void checkHeader(
    const PictureHeader& header,
    PictureFormat format,
    std::size_t bytes,
    const std::string& name,
    const ReadLimits& limits)
{
    if (!header.damage.empty())
        fail(
            ErrorCode::Corrupt,
            name,
            "cannot be read as " + std::string(toString(format)) + ": " + header.damage +
                "; export or download the picture again");
    if (header.size)
        checkSize(*header.size, name, limits);
    if (!header.complete)
        fail(
            ErrorCode::Corrupt,
            name,
            "is truncated after " + std::to_string(bytes) + " bytes, before the end of its " +
                toString(format) + " data; copy or download it again");
}

[[noreturn]] void failAsForeign(const ByteView& bytes, const std::string& name)
{
    fail(
        ErrorCode::Unreadable,
        name,
        "is not a picture that can be read: it looks like " +
            std::string(describeForeignBytes(bytes)) +
            "; open a PNG, JPEG, WebP, TIFF, BMP or PNM picture");
}

std::vector<std::byte> readBytes(const fs::path& path, std::uintmax_t size)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        fail(
            ErrorCode::Unreadable,
            path.string(),
            "cannot be opened: " + std::generic_category().message(errno) +
                "; check that you may read it");
    std::vector<std::byte> bytes(size);
    // iostreams take char only; bytes may be viewed as such.
    file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size));
    if (file.gcount() != static_cast<std::streamsize>(size))
        fail(ErrorCode::Unreadable, path.string(), "could not be read to its end; try again");
    return bytes;
}

std::uintmax_t sizeOfFile(const fs::path& path)
{
    const std::string name = path.string();
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found)
        fail(ErrorCode::Unreadable, name, "does not exist; check the path");
    if (error)
        fail(ErrorCode::Unreadable, name, "cannot be opened: " + error.message());
    if (fs::is_directory(status))
        fail(ErrorCode::Unreadable, name, "is a folder; choose a picture inside it");
    if (!fs::is_regular_file(status))
        fail(ErrorCode::Unreadable, name, "is not a regular file; save the picture to disk first");
    const std::uintmax_t size = fs::file_size(path, error);
    if (error)
        fail(ErrorCode::Unreadable, name, "cannot be opened: " + error.message());
    return size;
}

}  // namespace

Image readImage(const fs::path& path, const ReadLimits& limits)
{
    const std::uintmax_t size = sizeOfFile(path);
    checkFileBytes(size, path.string(), limits);
    return decodeImage(readBytes(path, size), path.string(), limits);
}

Image decodeImage(
    std::span<const std::byte> bytes, const std::string& name, const ReadLimits& limits)
{
    if (bytes.empty())
        fail(ErrorCode::Corrupt, name, "is empty (0 bytes); copy or download it again");
    checkFileBytes(bytes.size(), name, limits);

    const ByteView view(bytes);
    const PictureFormat format = sniffFormat(view);
    if (format == PictureFormat::Foreign)
        failAsForeign(view, name);
    const PictureHeader header = inspectPicture(view, format);
    checkHeader(header, format, bytes.size(), name, limits);

    try {
        const cv::Mat stored =
            decodePixels(header.replacement.empty() ? bytes : header.replacement);
        if (stored.empty())
            fail(
                ErrorCode::Corrupt,
                name,
                "is damaged or of a rare kind: its " + std::string(toString(format)) +
                    " data cannot be decoded; save it again as PNG");
        checkSize({stored.cols, stored.rows}, name, limits);
        return {orientUpright(toRgb8(stored), header.orientation), name, sha256Hex(bytes)};
    } catch (const cv::Exception&) {
        fail(
            ErrorCode::OutOfMemory,
            name,
            "is too large for the free memory; close other programs or scale it down first");
    }
}

}  // namespace clipscope
