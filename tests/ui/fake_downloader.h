// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/downloader.h"

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>

namespace clipscope::test {

/// What the fake network does and what was asked of it; shared by a test and the fetching thread.
struct FakeNetwork {
    std::atomic<int> fetches{0};
    std::atomic<int> cancels{0};
    std::atomic<bool> fails{false};

    /// While held, half of a file arrives and the rest waits; it still stops when asked to.
    void hold();
    void release();
    /// True if it is still held, after a moment.
    [[nodiscard]] bool waitsOn();

private:
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_held = false;
};

/// Delivers a checkpoint of one tensor, whatever it is asked for.
[[nodiscard]] DownloaderFactory fakeDownloader(const std::shared_ptr<FakeNetwork>& network);

/// A safetensors file with one tensor of one kilobyte.
[[nodiscard]] std::string smallCheckpoint();

}  // namespace clipscope::test
