// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>

namespace clipscope {

/// A folder that only one program works in at a time, by an advisory lock on a file in it. The lock
/// ends with the object, and with the program however that ends.
class FolderLock {
public:
    /// Makes the folder if it is missing. Nothing if another program, or another object of this
    /// one, holds it. Throws Error(WriteFailed) if the folder or the lock cannot be made.
    [[nodiscard]] static std::optional<FolderLock> take(const std::filesystem::path& folder);
    ~FolderLock();
    FolderLock(FolderLock&& other) noexcept;
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;
    FolderLock& operator=(FolderLock&&) = delete;

private:
    explicit FolderLock(int file) : m_file(file) {}

    int m_file = -1;
};

}  // namespace clipscope
