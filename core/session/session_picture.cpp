// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session_picture.h"

#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/image/image_io.h"

#include <fstream>
#include <optional>
#include <system_error>
#include <vector>

namespace clipscope {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t kMostEmbedded = 128U << 20U;

/// 0 if there is no such file.
std::uintmax_t sizeOf(const fs::path& file)
{
    std::error_code error;
    if (file.empty() || !fs::is_regular_file(file, error))
        return 0;
    const std::uintmax_t size = fs::file_size(file, error);
    return error ? 0 : size;
}

/// The file's bytes if it is still the one with this checksum.
std::optional<std::vector<std::byte>>
unchangedFile(const fs::path& file, std::uintmax_t size, const std::string& sha256)
{
    if (sha256.empty() || size == 0)
        return std::nullopt;
    std::vector<std::byte> bytes(size);
    std::ifstream stream(file, std::ios::binary);
    stream.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size));
    if (stream.gcount() != static_cast<std::streamsize>(size) || sha256Hex(bytes) != sha256)
        return std::nullopt;
    return bytes;
}

/// Other programs may have changed what the file says about the picture; its pixels decide.
bool isThePicture(const Image& found, const SessionPicture& picture)
{
    if (picture.fileSha256.empty() && picture.imageId.empty())
        return true;
    return (!picture.fileSha256.empty() && found.fileSha256() == picture.fileSha256) ||
           (!picture.imageId.empty() && found.id() == picture.imageId);
}

/// Fit for a message; any language stays readable.
std::string inMarks(const std::string& text)
{
    constexpr std::size_t kLongest = 200;
    std::string shown = "\"";
    for (const char character : text) {
        const auto byte = static_cast<unsigned char>(character);
        const bool beginsCharacter = (byte & 0xC0U) != 0x80U;
        if (shown.size() > kLongest && beginsCharacter) {
            shown += "...";
            break;
        }
        shown += byte < 0x20U || byte == 0x7FU ? '?' : character;
    }
    shown += '"';
    return shown;
}

}  // namespace

SessionPicture referTo(const Image& image, const std::string& title, const fs::path& file)
{
    std::error_code ignored;
    return {
        .title = title,
        .path = file.empty() ? std::string() : fs::absolute(file, ignored).string(),
        .relativePath = {},
        .fileSha256 = image.fileSha256(),
        .imageId = image.id(),
        .bytes = {}};
}

SessionPicture embed(const Image& image, const std::string& title, const fs::path& file)
{
    SessionPicture picture = referTo(image, title, file);
    const std::uintmax_t size = sizeOf(file);
    if (size > kMostEmbedded)
        return picture;
    if (auto bytes = unchangedFile(file, size, image.fileSha256())) {
        picture.bytes = std::move(*bytes);
        return picture;
    }
    const std::vector<std::uint8_t> png = encodePng(image.rgb());
    const auto bytes = std::as_bytes(std::span(png));
    picture.bytes.assign(bytes.begin(), bytes.end());
    picture.fileSha256 = sha256Hex(picture.bytes);
    return picture;
}

Image findPicture(const SessionPicture& picture, const fs::path& sessionFile)
{
    const std::string title = picture.title.empty() ? "the picture" : picture.title;
    if (!picture.bytes.empty())
        return decodeImage(picture.bytes, picture.path.empty() ? title : picture.path);
    std::string reasons;
    const auto relative = sessionFile.parent_path() / picture.relativePath;
    for (const fs::path& place :
         {picture.relativePath.empty() ? fs::path() : relative, fs::path(picture.path)}) {
        std::error_code ignored;
        if (place.empty())
            continue;
        reasons += reasons.empty() ? "" : "; ";
        if (!fs::exists(place, ignored)) {
            reasons += inMarks(place.string()) + " does not exist";
            continue;
        }
        const Image found = readImage(place);
        if (isThePicture(found, picture))
            return found;
        reasons += inMarks(place.string()) + " is another picture than the session was made with";
    }
    throw Error(
        ErrorCode::Unreadable,
        "the picture " + inMarks(title) + " of the session " + sessionFile.string() +
            " was not found" + (reasons.empty() ? std::string() : ": " + reasons) +
            "; put it beside the session, or save the session with its picture in it");
}

}  // namespace clipscope
