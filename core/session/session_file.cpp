// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session_file.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/session/png_chunk.h"
#include "core/session/session_json.h"
#include "core/session/session_limits.h"

#include <cerrno>
#include <fstream>
#include <string_view>
#include <system_error>

namespace clipscope {

namespace fs = std::filesystem;

namespace {

std::string_view asText(std::span<const std::byte> bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

[[noreturn]] void failToRead(const fs::path& path, const std::string& reason)
{
    throw Error(ErrorCode::Unreadable, "cannot open the session " + path.string() + ": " + reason);
}

std::vector<std::byte> bytesOf(const fs::path& path)
{
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found)
        failToRead(path, "it does not exist; check the path");
    if (error)
        failToRead(path, error.message());
    if (!fs::is_regular_file(status))
        failToRead(path, fs::is_directory(status) ? "it is a folder" : "it is not a regular file");
    const std::uintmax_t size = fs::file_size(path, error);
    if (error)
        failToRead(path, error.message());
    if (size > session_limits::kFileBytes)
        failToRead(
            path,
            "it has " + std::to_string(size) + " bytes, more than the limit of " +
                std::to_string(session_limits::kFileBytes));
    std::ifstream file(path, std::ios::binary);
    if (!file)
        failToRead(path, std::generic_category().message(errno));
    std::vector<std::byte> bytes(size);
    file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size));
    if (file.gcount() != static_cast<std::streamsize>(size))
        failToRead(path, "it could not be read to its end; try again");
    return bytes;
}

/// Empty if there is no way, as to another drive, or no picture.
std::string relativePath(const Session& session, const fs::path& file)
{
    if (!session.picture || session.picture->path.empty())
        return {};
    std::error_code ignored;
    const fs::path folder = fs::absolute(file, ignored).lexically_normal().parent_path();
    return fs::path(session.picture->path).lexically_normal().lexically_relative(folder).string();
}

}  // namespace

Session readSession(const fs::path& path)
{
    return readSession(bytesOf(path), path.string());
}

Session readSession(std::span<const std::byte> bytes, const std::string& name)
{
    if (!looksLikePng(bytes))
        return parseSession(asText(bytes), name);
    const auto text = pngText(bytes, kSessionKeyword, name);
    if (!text)
        throw Error(
            ErrorCode::Unreadable,
            name + " is a picture without a session in it; open it as a picture");
    return parseSession(*text, name);
}

bool holdsSession(std::span<const std::byte> bytes)
{
    constexpr std::size_t kHead = 256;
    if (looksLikePng(bytes))
        return hasPngText(bytes, kSessionKeyword);
    const std::string_view head = asText(bytes).substr(0, kHead);
    const auto first = head.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && head[first] == '{' &&
           head.find("\"clipscope.session/") != std::string_view::npos;
}

void writeSession(const fs::path& path, const Session& session)
{
    Session placed = session;
    if (placed.picture)
        placed.picture->relativePath = relativePath(session, path);
    writeFileAtomically(path, sessionText(placed));
}

std::vector<std::byte> withSession(std::span<const std::byte> png, const Session& session)
{
    return withPngText(png, kSessionKeyword, sessionText(session));
}

}  // namespace clipscope
