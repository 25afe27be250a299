// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/run_context.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace clipscope {

/// A file to be downloaded.
struct Download {
    std::vector<std::string> urls;  ///< mirrors, tried in order
    /// Where the bytes go. What an earlier try left there is continued if the server allows it and
    /// still has the same file; the caller gives the file its final name.
    std::filesystem::path partial;
    /// 64 hexadecimal digits, or the first few of them, or empty if nobody published one.
    std::string sha256;
    std::int64_t bytes = 0;  ///< 0 if unknown
};

struct Downloaded {
    std::string url;     ///< the mirror that delivered, before redirects
    std::string sha256;  ///< of the bytes that arrived
    std::int64_t bytes = 0;
    /// True if `sha256` equals a checksum that was known before: published with the model, or
    /// stated by the server.
    bool verified = false;
};

/// Fetches files over the network. One call at a time per object.
class Downloader {
public:
    Downloader() = default;
    Downloader(const Downloader&) = delete;
    Downloader& operator=(const Downloader&) = delete;
    virtual ~Downloader() = default;

    /// Reports "downloading" with bytes done and in all. Survives dropped and stalled connections
    /// by continuing, and tries the next mirror when one fails for good.
    /// Throws Cancelled (what has arrived stays in `partial`), Error(Unreadable) that says what
    /// each mirror answered, Error(Corrupt) if the bytes are not the right ones (`partial` is
    /// removed then), or Error(WriteFailed).
    [[nodiscard]] virtual Downloaded fetch(const Download& download, const RunContext& context) = 0;
};

/// Makes the program's downloader; empty in a build without one.
using DownloaderFactory = std::function<std::unique_ptr<Downloader>()>;

}  // namespace clipscope
