// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sha256.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>

namespace clipscope::ui {

/// Which file of which server the bytes in a partial file belong to.
struct Origin {
    std::string url;  ///< the mirror's, before redirects; empty if unknown
    std::string etag;
    std::string lastModified;
    std::int64_t total = 0;  ///< bytes of the whole file; 0 if unknown

    [[nodiscard]] bool operator==(const Origin&) const = default;
};

/// An unfinished download on disk: its bytes, their SHA-256 so far, and beside it, as `path` +
/// ".json", where they came from.
class PartialFile {
public:
    /// Opens or makes the file and keeps other programs away from it.
    /// Throws Error(WriteFailed), also if another program is at it.
    explicit PartialFile(std::filesystem::path path);
    /// Leaves what has arrived; an empty file is removed.
    ~PartialFile();
    PartialFile(const PartialFile&) = delete;
    PartialFile& operator=(const PartialFile&) = delete;

    [[nodiscard]] std::int64_t size() const { return m_size; }
    [[nodiscard]] const Origin& origin() const { return m_origin; }

    /// Computes the checksum of what an earlier program left; needed once, before append() or
    /// finish(). `step` hears how many bytes are done and may throw.
    void rehash(const std::function<void(std::int64_t done)>& step);
    /// Throws Error(WriteFailed); what was written before stays.
    void append(std::span<const std::byte> bytes);
    /// Throws Error(WriteFailed) if the disk has no room for that many bytes more.
    void reserve(std::int64_t more) const;
    /// Forgets all bytes and their origin, on disk too.
    void startOver();
    void remember(const Origin& origin);
    /// The SHA-256 of all bytes, and the end of appending until startOver().
    [[nodiscard]] std::string checksum() { return m_hash->hex(); }
    /// The file is complete and right: removes the description beside it.
    void finish();

private:
    [[nodiscard]] std::filesystem::path descriptionPath() const;
    void readDescription();
    [[noreturn]] void fail(int reason) const;

    std::filesystem::path m_path;
    int m_descriptor = -1;
    std::int64_t m_size = 0;
    std::optional<Sha256> m_hash;
    Origin m_origin;
};

}  // namespace clipscope::ui
