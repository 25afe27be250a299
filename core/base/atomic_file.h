// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <span>
#include <string_view>

namespace clipscope {

/// A file that appears under its name only when it is complete: it is written under a temporary
/// name in the same folder and then renamed over `path`, so that a stop or a full disk never leaves
/// a half-written file. Removed again if it is not committed.
class AtomicFile {
public:
    /// Throws Error(WriteFailed) with the reason, as do the others.
    explicit AtomicFile(std::filesystem::path path);
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    void write(std::span<const std::byte> bytes);
    void commit();

private:
    std::filesystem::path m_path;
    std::filesystem::path m_temporary;
    std::ofstream m_file;
};

/// Writes a whole file through AtomicFile.
void writeFileAtomically(const std::filesystem::path& path, std::span<const std::byte> bytes);
void writeFileAtomically(const std::filesystem::path& path, std::string_view text);

}  // namespace clipscope
