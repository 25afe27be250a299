// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checkpoint/mapped_file.h"

#include "core/base/error.h"

#include <cerrno>
#include <cstdint>
#include <fcntl.h>
#include <string>
#include <sys/mman.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace clipscope {

namespace {

[[noreturn]] void fail(const std::filesystem::path& path, const std::string& reason)
{
    throw Error(ErrorCode::Unreadable, "cannot read " + path.string() + ": " + reason);
}

/// Closes a file descriptor when it goes out of scope.
class Descriptor {
public:
    // O_NONBLOCK: a named pipe must not keep the program waiting for somebody to write to it.
    explicit Descriptor(const std::filesystem::path& path)
        : m_number(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK))
    {
    }
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int number() const { return m_number; }

private:
    int m_number;
};

std::string lastError()
{
    return std::generic_category().message(errno);
}

}  // namespace

MappedFile::MappedFile(std::filesystem::path path, std::span<const std::byte> bytes)
    : m_path(std::move(path))
    , m_bytes(bytes)
{
}

MappedFile::~MappedFile()
{
    if (!m_bytes.empty())
        ::munmap(const_cast<std::byte*>(m_bytes.data()), m_bytes.size());
}

std::shared_ptr<const MappedFile> MappedFile::open(const std::filesystem::path& path)
{
    const Descriptor file(path);
    if (file.number() < 0)
        fail(path, errno == ENOENT ? "there is no such file" : lastError());
    struct stat facts = {};
    if (::fstat(file.number(), &facts) != 0)
        fail(path, lastError());
    if (S_ISDIR(facts.st_mode))
        fail(path, "it is a folder; name the file in it");
    if (!S_ISREG(facts.st_mode))
        fail(path, "it is not a regular file");
    const auto size = static_cast<std::size_t>(facts.st_size);
    std::span<const std::byte> bytes;
    if (size > 0) {
        void* start = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number(), 0);
        if (start == MAP_FAILED)
            fail(path, lastError());
        bytes = {static_cast<const std::byte*>(start), size};
    }
    return std::shared_ptr<const MappedFile>(new MappedFile(path, bytes));
}

void MappedFile::release(std::span<const std::byte> part) const
{
    // Comparing addresses of different objects needs integers.
    const auto fileStart = reinterpret_cast<std::uintptr_t>(m_bytes.data());
    const auto start = reinterpret_cast<std::uintptr_t>(part.data());
    if (part.empty() || start < fileStart || part.size() > m_bytes.size() ||
        start - fileStart > m_bytes.size() - part.size())
        return;
    const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
    const std::uintptr_t first = (start + page - 1) / page * page;
    const std::uintptr_t end = (start + part.size()) / page * page;
    if (end <= first)
        return;
    const std::span<const std::byte> pages = m_bytes.subspan(first - fileStart, end - first);
    // Advice only: if it is refused, nothing but memory is lost.
    static_cast<void>(::madvise(const_cast<std::byte*>(pages.data()), pages.size(), MADV_DONTNEED));
}

}  // namespace clipscope
