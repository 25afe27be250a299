// SPDX-License-Identifier: GPL-3.0-or-later
// Texts in PNG files: https://www.w3.org/TR/png-3/, 5 (chunks) and 11.3.3.4 (iTXt).
#include "core/session/png_chunk.h"

#include "core/base/check.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <utility>
#include <zlib.h>

namespace clipscope {

namespace {

constexpr std::string_view kSignature = "\x89PNG\r\n\x1a\n";
constexpr std::size_t kFrame = 12;  // length, type and checksum around a chunk's data
constexpr std::uint32_t kLargestLength = 0x7FFFFFFF;
constexpr std::string_view kType = "iTXt";

constexpr std::size_t kLargestText = 256U << 20U;
// No session shrinks like that, and a bomb does: up to 1032 to 1.
constexpr std::size_t kLargestRatio = 64;
constexpr std::size_t kRatioSlack = 1U << 20U;

std::string_view asText(std::span<const std::byte> bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

const Bytef* zlibBytes(std::span<const std::byte> bytes)
{
    return reinterpret_cast<const Bytef*>(bytes.data());
}

std::uint32_t bigEndian(std::span<const std::byte> bytes)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = value << 8U | std::to_integer<std::uint32_t>(bytes[i]);
    return value;
}

void append(std::vector<std::byte>& bytes, std::string_view text)
{
    const auto added = std::as_bytes(std::span(text.data(), text.size()));
    bytes.insert(bytes.end(), added.begin(), added.end());
}

void appendBigEndian(std::vector<std::byte>& bytes, std::uint32_t value)
{
    for (unsigned shift = 32; shift > 0; shift -= 8)
        bytes.push_back(static_cast<std::byte>(value >> (shift - 8) & 0xFFU));
}

/// Of type and data, as PNG has it.
std::uint32_t checksum(std::span<const std::byte> bytes)
{
    return static_cast<std::uint32_t>(
        crc32_z(crc32_z(0, nullptr, 0), zlibBytes(bytes), bytes.size()));
}

struct Chunk {
    std::string_view type;
    std::span<const std::byte> data;
    std::span<const std::byte> whole;  ///< with length, type and checksum

    [[nodiscard]] bool isIntact() const
    {
        return checksum(whole.subspan(4, data.size() + 4)) == bigEndian(whole.last(4));
    }
};

/// Why a PNG cannot be walked through.
struct Damage {
    std::string what;
};

/// Hands the chunks over one by one, without comparing checksums.
class Walk {
public:
    explicit Walk(std::span<const std::byte> png) : m_rest(png)
    {
        if (!looksLikePng(png))
            throw Damage{"is not a PNG picture"};
        m_rest = png.subspan(kSignature.size());
    }

    Chunk next()
    {
        if (m_rest.size() < kFrame)
            throw Damage{"ends before its last chunk; it was cut off"};
        const std::uint32_t length = bigEndian(m_rest);
        if (length > kLargestLength || length > m_rest.size() - kFrame)
            throw Damage{"has a chunk that is longer than the file; it was cut off or damaged"};
        const Chunk chunk{
            .type = asText(m_rest.subspan(4, 4)),
            .data = m_rest.subspan(8, length),
            .whole = m_rest.first(length + kFrame)};
        if (std::exchange(m_isFirst, false) != (chunk.type == "IHDR"))
            throw Damage{"does not have its header where it belongs; it was damaged"};
        m_rest = m_rest.subspan(chunk.whole.size());
        return chunk;
    }

private:
    std::span<const std::byte> m_rest;
    bool m_isFirst = true;
};

bool isText(const Chunk& chunk, std::string_view keyword)
{
    const std::string_view data = asText(chunk.data);
    return chunk.type == kType && data.size() > keyword.size() && data.starts_with(keyword) &&
           data[keyword.size()] == '\0';
}

/// How long a text may be that is packed into so many bytes.
std::size_t longestText(std::size_t packed)
{
    return std::min(kLargestText, packed * kLargestRatio + kRatioSlack);
}

std::string inflated(std::span<const std::byte> packed)
{
    const std::size_t limit = longestText(packed.size());
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK)
        throw Error(ErrorCode::OutOfMemory, "there is not enough memory to read the session");
    const std::unique_ptr<z_stream, int (*)(z_stream*)> end(&stream, inflateEnd);
    // zlib does not write to its input.
    stream.next_in = const_cast<Bytef*>(zlibBytes(packed));
    stream.avail_in = static_cast<uInt>(packed.size());
    std::string text;
    std::array<char, 65'536> part{};
    int code = Z_OK;
    while (code == Z_OK) {
        stream.next_out = reinterpret_cast<Bytef*>(part.data());
        stream.avail_out = static_cast<uInt>(part.size());
        code = inflate(&stream, Z_NO_FLUSH);
        text.append(part.data(), part.size() - stream.avail_out);
        if (text.size() > limit)
            throw Damage{"holds a session that unpacks to more than it may"};
    }
    if (code != Z_STREAM_END || stream.avail_in != 0)
        throw Damage{"holds a session that does not unpack; it was damaged"};
    return text;
}

/// `data`: of an iTXt chunk with a keyword of that length.
std::string textOf(std::span<const std::byte> data, std::size_t keywordLength)
{
    const std::string_view all = asText(data);
    std::size_t at = keywordLength + 1;
    const auto wrong = [] { return Damage{"holds a session in a chunk that is not sound"}; };
    if (all.size() < at + 2)
        throw wrong();
    const char compressed = all[at];
    const char method = all[at + 1];
    at += 2;
    for (int text = 0; text < 2; ++text) {  // language and translated keyword
        at = all.find('\0', at);
        if (at == std::string_view::npos)
            throw wrong();
        ++at;
    }
    if (compressed == 0)
        return std::string(all.substr(at));
    if (compressed != 1 || method != 0)
        throw wrong();
    return inflated(data.subspan(at));
}

std::vector<std::byte> deflated(std::string_view text)
{
    std::vector<std::byte> packed(compressBound(static_cast<uLong>(text.size())));
    auto size = static_cast<uLongf>(packed.size());
    const int code = compress2(
        reinterpret_cast<Bytef*>(packed.data()),
        &size,
        reinterpret_cast<const Bytef*>(text.data()),
        static_cast<uLong>(text.size()),
        Z_DEFAULT_COMPRESSION);
    if (code != Z_OK)
        throw Error(ErrorCode::OutOfMemory, "there is not enough memory to save the session");
    packed.resize(size);
    return packed;
}

void appendText(std::vector<std::byte>& png, std::string_view keyword, std::string_view text)
{
    const std::vector<std::byte> packed = deflated(text);
    std::vector<std::byte> body;
    append(body, kType);
    append(body, keyword);
    // End of keyword, compressed or not, method 0, no language, no translated keyword.
    if (text.size() <= longestText(packed.size())) {
        append(body, std::string_view("\0\1\0\0\0", 5));
        body.insert(body.end(), packed.begin(), packed.end());
    } else {
        append(body, std::string_view("\0\0\0\0\0", 5));
        append(body, text);
    }
    appendBigEndian(png, static_cast<std::uint32_t>(body.size() - kType.size()));
    png.insert(png.end(), body.begin(), body.end());
    appendBigEndian(png, checksum(body));
}

}  // namespace

bool looksLikePng(std::span<const std::byte> bytes)
{
    return asText(bytes).starts_with(kSignature);
}

bool hasPngText(std::span<const std::byte> png, std::string_view keyword)
{
    try {
        Walk walk(png);
        for (Chunk chunk = walk.next(); chunk.type != "IEND"; chunk = walk.next())
            if (isText(chunk, keyword))
                return true;
    } catch (const Damage&) {  // then there is nothing to be had from it
    }
    return false;
}

std::vector<std::byte>
withPngText(std::span<const std::byte> png, std::string_view keyword, std::string_view text)
{
    CLIPSCOPE_CHECK(
        !keyword.empty() && keyword.size() < 80, "a keyword of a PNG has 1 to 79 characters");
    CLIPSCOPE_CHECK(
        text.size() <= kLargestText,
        "the session is too large for a picture: it has " + std::to_string(text.size()) +
            " bytes; save it as a session file");
    std::vector<std::byte> result;
    result.reserve(png.size() + text.size());
    append(result, kSignature);
    bool isWritten = false;
    try {
        Walk walk(png);
        for (Chunk chunk = walk.next();; chunk = walk.next()) {
            if (!isWritten && (chunk.type == "IDAT" || chunk.type == "IEND")) {
                appendText(result, keyword, text);
                isWritten = true;
            }
            if (!isText(chunk, keyword))
                result.insert(result.end(), chunk.whole.begin(), chunk.whole.end());
            if (chunk.type == "IEND")
                return result;
        }
    } catch (const Damage& damage) {
        throw Error(ErrorCode::InvalidArgument, "the picture " + damage.what);
    }
}

std::optional<std::string>
pngText(std::span<const std::byte> png, std::string_view keyword, const std::string& name)
{
    try {
        Walk walk(png);
        for (Chunk chunk = walk.next(); chunk.type != "IEND"; chunk = walk.next()) {
            if (!isText(chunk, keyword))
                continue;
            if (!chunk.isIntact())
                throw Damage{"holds a session whose checksum is wrong; it was damaged"};
            return textOf(chunk.data, keyword.size());
        }
    } catch (const Damage& damage) {
        throw Error(ErrorCode::Corrupt, name + " " + damage.what);
    }
    return std::nullopt;
}

}  // namespace clipscope
