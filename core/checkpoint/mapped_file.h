// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>

namespace clipscope {

/// A file mapped into memory, read-only. Its pages are read when they are first touched, so that
/// opening a checkpoint of gigabytes costs nothing.
///
/// A file that another program shortens while it is being read ends this one (SIGBUS), as it does
/// for every program that maps files; models are loaded into memory of their own within seconds and
/// no file stays mapped after that.
class MappedFile {
public:
    /// Throws Error(Unreadable) naming the file: missing, a folder, not readable.
    [[nodiscard]] static std::shared_ptr<const MappedFile> open(const std::filesystem::path& path);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    [[nodiscard]] std::span<const std::byte> bytes() const { return m_bytes; }
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

    /// Says that `part` will not be read again soon: its whole pages stop counting as memory of
    /// this program. Reading them again is allowed. Parts outside the file are ignored.
    void release(std::span<const std::byte> part) const;

private:
    MappedFile(std::filesystem::path path, std::span<const std::byte> bytes);

    std::filesystem::path m_path;
    std::span<const std::byte> m_bytes;
};

}  // namespace clipscope
