// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"

#include "core/base/error.h"

#include <cerrno>
#include <string>
#include <system_error>
#include <unistd.h>
#include <utility>

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

/// The process id keeps two programs that write the same file from sharing a temporary one.
fs::path temporaryFor(const fs::path& path)
{
    fs::path temporary = path;
    temporary += ".part" + std::to_string(::getpid());
    return temporary;
}

}  // namespace

AtomicFile::AtomicFile(fs::path path)
    : m_path(std::move(path))
    , m_temporary(temporaryFor(m_path))
    , m_file(m_temporary, std::ios::binary | std::ios::trunc)
{
    if (!m_file)
        fail(m_path, lastError());
}

AtomicFile::~AtomicFile()
{
    if (m_temporary.empty())
        return;
    m_file.close();
    std::error_code ignored;
    fs::remove(m_temporary, ignored);
}

void AtomicFile::write(std::span<const std::byte> bytes)
{
    // Binary output needs the bytes as char, the one type that iostreams take.
    m_file.write(
        reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    if (!m_file)
        fail(m_path, lastError());
}

void AtomicFile::commit()
{
    m_file.close();
    if (!m_file)
        fail(m_path, lastError());
    std::error_code error;
    fs::rename(m_temporary, m_path, error);
    if (error)
        fail(m_path, error);
    m_temporary.clear();
}

void writeFileAtomically(const fs::path& path, std::span<const std::byte> bytes)
{
    AtomicFile file(path);
    file.write(bytes);
    file.commit();
}

void writeFileAtomically(const fs::path& path, std::string_view text)
{
    writeFileAtomically(path, std::as_bytes(std::span(text.data(), text.size())));
}

}  // namespace clipscope
