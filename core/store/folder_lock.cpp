// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/folder_lock.h"

#include "core/base/error.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace clipscope {

namespace {

[[noreturn]] void fail(const std::filesystem::path& folder, const std::error_code& reason)
{
    throw Error(
        ErrorCode::WriteFailed,
        "cannot use the folder " + folder.string() + ": " + reason.message());
}

std::error_code lastError()
{
    return {errno, std::system_category()};
}

/// False if whoever held the lock before has removed the file, and so locked a thing of the past.
bool isStillThere(int file, const std::filesystem::path& path)
{
    struct stat open {};
    struct stat named {};
    return ::fstat(file, &open) == 0 && ::stat(path.c_str(), &named) == 0 &&
           open.st_dev == named.st_dev && open.st_ino == named.st_ino;
}

}  // namespace

std::optional<FolderLock> FolderLock::take(const std::filesystem::path& folder)
{
    const std::filesystem::path path = folder / "lock";
    // Each round is lost only to a program that has just finished its work in this folder.
    constexpr int kRounds = 100;
    std::error_code error;
    for (int round = 0; round < kRounds; ++round) {
        std::filesystem::create_directories(folder, error);
        // The folder, or one above it, may go between any two looks at it.
        if (error == std::errc::file_exists || error == std::errc::no_such_file_or_directory)
            continue;
        if (error)
            fail(folder, error);
        constexpr mode_t kMode = 0644;
        const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kMode);
        if (file < 0 && errno == ENOENT)
            continue;
        if (file < 0)
            fail(folder, lastError());
        FolderLock lock(file);
        if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
            if (errno == EWOULDBLOCK)
                return std::nullopt;
            fail(folder, lastError());
        }
        if (isStillThere(file, path))
            return lock;
    }
    if (error)
        fail(folder, error);
    return std::nullopt;
}

FolderLock::~FolderLock()
{
    if (m_file >= 0)
        ::close(m_file);
}

FolderLock::FolderLock(FolderLock&& other) noexcept : m_file(std::exchange(other.m_file, -1)) {}

}  // namespace clipscope
