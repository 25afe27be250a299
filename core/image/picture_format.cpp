// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/image/picture_format.h"

#include <array>
#include <cctype>
#include <string>
#include <string_view>

namespace clipscope {

namespace {

using namespace std::string_view_literals;

struct Signature {
    std::size_t at;
    std::string_view bytes;
    const char* description;
};

/// The first that matches wins, so special cases stand before general ones.
constexpr std::array kForeign = {
    Signature{0, "GIF8"sv, "a GIF picture"},
    Signature{0, "%PDF"sv, "a PDF document"},
    Signature{0, "8BPS"sv, "a Photoshop document"},
    Signature{0, "\0\0\1\0"sv, "an icon (ICO)"},
    Signature{0, "\xFF\x0A"sv, "a JPEG XL picture"},
    Signature{0, "\0\0\0\x0CJXL "sv, "a JPEG XL picture"},
    Signature{4, "ftypavi"sv, "an AVIF picture"},
    Signature{4, "ftyphei"sv, "a HEIC picture"},
    Signature{4, "ftyphev"sv, "a HEIC picture"},
    Signature{4, "ftypmif1"sv, "a HEIC or AVIF picture"},
    Signature{4, "ftypmsf1"sv, "a HEIC or AVIF picture"},
    Signature{4, "ftyp"sv, "a video"},
    Signature{0, "\x1A\x45\xDF\xA3"sv, "a video"},
    Signature{0, "\x76\x2F\x31\x01"sv, "an OpenEXR picture"},
    Signature{128, "DICM"sv, "a DICOM file"},
    Signature{0, "PK\x03\x04"sv, "a ZIP archive or office document"},
    Signature{0, "\x1F\x8B"sv, "a compressed (gzip) file"},
    Signature{
        0,
        "\x7F"
        "ELF"sv,
        "a program"},
    Signature{0, "\xFF\xFE"sv, "a text file"},
    Signature{0, "\xFE\xFF"sv, "a text file"},
};

constexpr std::array kRare = {
    "#?RADIANCE"sv, "#?RGBE"sv, "PF\n"sv, "Pf\n"sv, "P7\n"sv, "\x59\xA6\x6A\x95"sv};

constexpr std::size_t kLookedAt = 1024;

std::string firstCharacters(const ByteView& bytes)
{
    std::string text;
    for (const std::byte byte : bytes.bytes(0, std::min(bytes.size(), kLookedAt)))
        text += static_cast<char>(std::to_integer<unsigned char>(byte));
    return text;
}

bool isTextCharacter(char character)
{
    const auto code = static_cast<unsigned char>(character);
    return code >= 0x80 || std::isprint(code) != 0 || std::isspace(code) != 0;
}

/// "P6\n640 480": the letter alone would also match a sentence that begins with "P3".
bool looksLikePnm(const ByteView& bytes)
{
    if (!bytes.has(0, 4) || bytes.u8(0) != 'P' || bytes.u8(1) < '1' || bytes.u8(1) > '6')
        return false;
    const auto isSpace = [&](std::size_t at) {
        return std::isspace(static_cast<int>(bytes.u8(at)));
    };
    std::size_t at = 2;
    if (!isSpace(at))
        return false;
    while (bytes.has(at, 1) && isSpace(at))
        ++at;
    return bytes.has(at, 1) &&
           (std::isdigit(static_cast<int>(bytes.u8(at))) != 0 || bytes.u8(at) == '#');
}

}  // namespace

PictureFormat sniffFormat(const ByteView& bytes)
{
    if (bytes.holds(0, "\x89PNG\r\n\x1A\n"sv))
        return PictureFormat::Png;
    if (bytes.holds(0, "\xFF\xD8\xFF"sv))
        return PictureFormat::Jpeg;
    if (bytes.holds(0, "RIFF"sv) && bytes.holds(8, "WEBP"sv))
        return PictureFormat::WebP;
    if (bytes.holds(0, "II*\0"sv) || bytes.holds(0, "MM\0*"sv))
        return PictureFormat::Tiff;
    // Bytes 6 to 9 are reserved and 0; without them any text that begins with "BM" would match.
    if (bytes.holds(0, "BM"sv) && bytes.holds(6, "\0\0\0\0"sv))
        return PictureFormat::Bmp;
    if (bytes.holds(0, "\0\0\0\x0CjP  "sv) || bytes.holds(0, "\xFF\x4F\xFF\x51"sv))
        return PictureFormat::Jpeg2000;
    if (looksLikePnm(bytes))
        return PictureFormat::Pnm;
    const bool rare = std::any_of(
        kRare.begin(), kRare.end(), [&](std::string_view start) { return bytes.holds(0, start); });
    return rare ? PictureFormat::Rare : PictureFormat::Foreign;
}

const char* toString(PictureFormat format)
{
    switch (format) {
    case PictureFormat::Png:
        return "PNG";
    case PictureFormat::Jpeg:
        return "JPEG";
    case PictureFormat::WebP:
        return "WebP";
    case PictureFormat::Tiff:
        return "TIFF";
    case PictureFormat::Bmp:
        return "BMP";
    case PictureFormat::Pnm:
        return "PNM";
    case PictureFormat::Jpeg2000:
        return "JPEG 2000";
    case PictureFormat::Rare:
    case PictureFormat::Foreign:
        break;
    }
    return "picture";
}

const char* describeForeignBytes(const ByteView& bytes)
{
    for (const Signature& signature : kForeign) {
        if (bytes.holds(signature.at, signature.bytes))
            return signature.description;
    }
    const std::string start = firstCharacters(bytes);
    if (!std::all_of(start.begin(), start.end(), isTextCharacter))
        return "data of an unknown kind";
    if (start.find("<svg") != std::string::npos)
        return "an SVG drawing";
    if (start.find("<html") != std::string::npos ||
        start.find("<!DOCTYPE html") != std::string::npos)
        return "a web page";
    return "a text file";
}

}  // namespace clipscope
