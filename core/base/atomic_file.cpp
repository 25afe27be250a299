// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"

#include "core/base/error.h"

#include <cerrno>
#include <fstream>
#include <string>
#include <system_error>
#include <unistd.h>

namespace clipscope {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(const fs::path& path, const std::error_code& reason)
{
    throw Error(
        ErrorCode::WriteFailed,
        "cannot write " + path.string() + ": " + reason.message() +
            "; choose a folder that you may write to");
}

std::error_code lastError()
{
    return {errno, std::generic_category()};
}

}  // namespace

void writeFileAtomically(const fs::path& path, std::span<const std::byte> bytes)
{
    // The process id keeps two programs that write the same file from sharing a temporary one.
    fs::path temporary = path;
    temporary += ".part" + std::to_string(::getpid());
    {
        std::ofstream file(temporary, std::ios::binary | std::ios::trunc);
        if (!file)
            fail(path, lastError());
        // Binary output needs the bytes as char, the one type that iostreams take.
        file.write(
            reinterpret_cast<const char*>(bytes.data()),
            static_cast<std::streamsize>(bytes.size()));
        file.close();
        if (!file) {
            const std::error_code reason = lastError();
            std::error_code ignored;
            fs::remove(temporary, ignored);
            fail(path, reason);
        }
    }
    std::error_code error;
    fs::rename(temporary, path, error);
    if (error) {
        std::error_code ignored;
        fs::remove(temporary, ignored);
        fail(path, error);
    }
}

void writeFileAtomically(const fs::path& path, std::string_view text)
{
    writeFileAtomically(path, std::as_bytes(std::span(text.data(), text.size())));
}

}  // namespace clipscope
